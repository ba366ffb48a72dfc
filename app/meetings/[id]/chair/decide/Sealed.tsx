'use client'
import { useState } from 'react'
import { checkpointFacts } from '../../../../../lib/text/checkpoint'
import { clockMinutes, dayLong } from '../../../../../lib/text/dates'
import { decide } from '../../../../../lib/text/decide'
import { recordPage } from '../../../../../lib/text/record'
import { Button, LinkButton } from '../../../../ui/Button'
import { Icon } from '../../../../ui/Icon'
import { Panel } from '../../../../ui/Panel'
import { Tag } from '../../../../ui/Tag'
import { rowId, viewHref } from '../../board/useView'
import { useMeetingValue } from '../../ui/MeetingContext'
import { AskReason } from '../AskReason'
import styles from './Decide.module.css'

const words = decide.sealed

/** The close as it was signed, what came after it, and the way back. */
export function Sealed() {
  const { live, state, may, agencyName } = useMeetingValue()
  const [asking, ask] = useState<'reopen' | 'keep-closed' | null>(null)
  const { sealed } = state.meeting
  const facts = sealed && checkpointFacts(sealed.note)
  const since = sealed?.kept ?? sealed?.at
  const late = live.board.filter(view => view.content?.late && (!since || view.stamp.at > since))
  const answer = async (reason: string) => {
    const reply = asking ? await live.act(asking, { reason }) : { ok: true as const }
    return reply.ok ? null : reply.reason
  }
  return (
    <Panel id="sealed" title={words.title} aside={<Tag tone="ok">{decide.sealed.title}</Tag>}>
      <div className={styles.foot}>
        {sealed ? <p>{words.at(`${dayLong(sealed.at)}, ${clockMinutes(sealed.at)}`)}</p> : null}
        {facts ? (
          <>
            <p>{words.entries(facts.size)}</p>
            <p>
              {words.print}
              <br />
              <code className={styles.print}>{facts.root}</code>
            </p>
            <p>{words.how}</p>
          </>
        ) : null}
      </div>
      <ul>
        {late.map(view => (
          <li key={view.id} className={styles.check} data-open>
            <Icon name="warn" />
            <p>
              <a href={`board${viewHref(view.heading)}#${rowId(view.id)}`}>{view.ref}</a> {agencyName(view.by.agency)},{' '}
              {clockMinutes(view.stamp.at)}
            </p>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <p role="status">
          {late.length
            ? `${words.late(late.length)}. ${words.askLate}`
            : sealed?.kept
              ? words.kept(clockMinutes(sealed.kept))
              : words.noLate}
        </p>
        {may('record') ? <LinkButton href="record">{recordPage.openDraft}</LinkButton> : null}
        {may('reopen') ? (
          <Button look={late.length ? 'primary' : 'plain'} onClick={() => ask('reopen')}>
            {words.reopen}
          </Button>
        ) : null}
        {late.length && may('keep-closed') ? <Button onClick={() => ask('keep-closed')}>{words.keep}</Button> : null}
      </div>
      {asking ? (
        <AskReason
          key={asking}
          keep={asking}
          words={asking === 'reopen' ? words.reopening : words.keeping}
          onDone={answer}
          onClose={() => ask(null)}
        />
      ) : null}
    </Panel>
  )
}
