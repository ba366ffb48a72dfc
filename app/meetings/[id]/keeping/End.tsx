'use client'
import { useState } from 'react'
import { DISPOSAL_REASONS } from '../../../../lib/protocol/keep'
import type { KeepingView } from '../../../../lib/protocol/keeping'
import { DISPOSAL_WORDS, keepingPage } from '../../../../lib/text/keeping'
import { Choices } from '../../../ui/Choices'
import { Check } from '../../../ui/Field'
import { Panel } from '../../../ui/Panel'
import { Decide } from './Decide'
import styles from './keeping.module.css'

const words = keepingPage.end
const REASONS = DISPOSAL_REASONS.map(value => ({ value, label: DISPOSAL_WORDS[value] ?? value }))

type Props = { meeting: string; view: KeepingView }

/** How a meeting ends: one proposes it, another agrees, and its keys are destroyed. */
export function End({ meeting, view }: Props) {
  const { disposal, hold, may, closedAt } = view
  return (
    <Panel id="end" title={words.title}>
      <div className={styles.body}>
        <p>{words.lead}</p>
        {closedAt ? null : <p className={styles.small}>{words.open}</p>}
        {closedAt && hold ? <p className={styles.small}>{words.held}</p> : null}
        {disposal ? (
          <ol className={styles.steps}>
            <li data-done>
              <b>{words.proposed}</b>
              <span>{DISPOSAL_WORDS[disposal.reason] ?? disposal.reason}</span>
              <span className={styles.small}>{keepingPage.by(disposal.name, disposal.agency, disposal.at)}</span>
            </li>
            <li>
              <b>{words.second}</b>
              <span>{disposal.mine ? words.yours : may.dispose ? words.waits : words.notYours}</span>
            </li>
            <li>
              <b>{words.gone}</b>
              <span className={styles.small}>{words.notYet}</span>
            </li>
          </ol>
        ) : null}
        {may.propose ? <Propose meeting={meeting} due={view.review !== null && view.review.day <= view.today} /> : null}
        {may.dispose ? <Destroy meeting={meeting} until={view.heldUntil} /> : null}
      </div>
    </Panel>
  )
}

function Propose({ meeting, due }: { meeting: string; due: boolean }) {
  const [reason, setReason] = useState<string | null>(null)
  return (
    <div>
      <Decide
        meeting={meeting}
        verb="propose-disposal"
        label={words.propose}
        title={words.proposeTitle}
        input={() => (reason ? { reason } : words.missing)}
      >
        <Choices
          legend={words.reason}
          look="apart"
          choices={REASONS.filter(({ value }) => due || value !== 'retention-over')}
          value={reason}
          onChange={setReason}
        />
      </Decide>
    </div>
  )
}

function Destroy({ meeting, until }: { meeting: string; until: string }) {
  const [sure, setSure] = useState(false)
  return (
    <div>
      <Decide
        danger
        meeting={meeting}
        verb="dispose"
        label={words.destroy}
        title={words.destroyTitle}
        lead={words.destroyLead(until)}
        input={() => (sure ? {} : words.notSure)}
      >
        <Check label={words.sure} checked={sure} onChange={setSure} />
      </Decide>
    </div>
  )
}
