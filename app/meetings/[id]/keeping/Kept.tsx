'use client'
import { useState } from 'react'
import type { KeepingView } from '../../../../lib/protocol/keeping'
import { keepingPage, STANDING_WORDS } from '../../../../lib/text/keeping'
import { TextArea, TextField } from '../../../ui/Field'
import { Panel } from '../../../ui/Panel'
import { Tag } from '../../../ui/Tag'
import { useFocusKept } from '../../../ui/useFocusKept'
import { Decide } from './Decide'
import styles from './keeping.module.css'
import { TONES } from './tones'

const words = keepingPage.keep

type Props = { meeting: string; view: KeepingView }

/** The rule, the day on which somebody looks again, and setting another. */
export function Kept({ meeting, view }: Props) {
  const { review, closedAt, until, may } = view
  useFocusKept()
  return (
    <Panel
      id="kept"
      title={words.title}
      aside={review ? <Tag tone={TONES[review.standing]}>{STANDING_WORDS[review.standing]}</Tag> : undefined}
    >
      <div className={styles.body}>
        {review && closedAt ? (
          <dl className={styles.facts}>
            <dt>{words.until}</dt>
            <dd className={styles.strong}>{words.day(review.day)}</dd>
            <dt>{words.rule}</dt>
            <dd>
              {words.ruled(review.rule)}
              {until ? <span className={styles.small}> {words.instead(review.rule.day)}</span> : null}
            </dd>
            {until ? (
              <>
                <dt>{words.review}</dt>
                <dd>
                  <bdi>{until.reason}</bdi>
                  <div className={styles.small}>{keepingPage.by(until.name, until.agency, until.at)}</div>
                </dd>
              </>
            ) : null}
            <dt>{words.closed}</dt>
            <dd>{words.closedOn(closedAt)}</dd>
          </dl>
        ) : (
          <p>{words.open}</p>
        )}
        <p className={styles.small}>{words.never}</p>
        {may.review ? <Change meeting={meeting} day={until?.day ?? ''} /> : null}
      </div>
    </Panel>
  )
}

function Change({ meeting, day }: { meeting: string; day: string }) {
  const [on, setOn] = useState(day)
  const [reason, setReason] = useState('')
  return (
    <div>
      <Decide
        meeting={meeting}
        verb="keep-until"
        label={words.change}
        lead={words.hint}
        input={() => (on && reason.trim() ? { day: on, reason } : words.missing)}
      >
        <TextField label={words.on} type="date" value={on} maxLength={10} onChange={setOn} />
        <TextArea label={keepingPage.why} value={reason} maxLength={500} onChange={setReason} />
      </Decide>
    </div>
  )
}
