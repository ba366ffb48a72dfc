'use client'
import { useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { typed } from '../../../../lib/board/wording'
import { quotesChild } from '../../../../lib/meeting/guard'
import { professionalsOf } from '../../../../lib/meeting/state'
import { compose } from '../../../../lib/text/compose'
import { widen } from '../../../../lib/text/widen'
import { Actions, Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Forwards.module.css'
import { type Forward, forwards, maySay } from './widening'

/** What was put forward for more people to read, and what it waits for. Professionals only: nothing of it is in a family's document. */
export function Forwards({ view }: { view: ContributionView }) {
  const { live } = useMeetingValue()
  const list = forwards(view, live.board)
  if (list.length === 0) return null
  return (
    <div className={styles.list}>
      {list.map(one => (
        <One key={one.as} view={view} forward={one} />
      ))}
    </div>
  )
}

function One({ view, forward }: { view: ContributionView; forward: Forward }) {
  const { live, state, me, may, audience } = useMeetingValue()
  const [reason, setReason] = useState('')
  const { first, said, shared, as } = forward
  const to = audience(first.to)
  if (!to) return null
  const who = compose.audienceLabel(to, state.audiences)
  const author = view.stamp.by.person === me.person
  const names = state.meeting.children.map(({ name }) => name)
  const second = said.some(one => one.stamp.by.person !== view.stamp.by.person)
  const waits = quotesChild(first.words, { childNames: names }) && !second
  const authorSaid = said.some(one => one.stamp.by.person === view.stamp.by.person)
  const say = () => {
    const among = professionalsOf(audience(view.audience))
    const why = typed(reason)
    live.share(among, {
      kind: 'widening',
      v: 1,
      seen: audience(among)?.version ?? 0,
      contribution: view.id,
      version: first.version,
      to: first.to,
      as,
      ...first.words,
      ...(why ? { reason: why } : {}),
    })
  }
  const share = () => live.share(first.to, { kind: 'contribution', v: 1, seen: to.version, ...first.words }, as)
  return (
    <section className={styles.one}>
      <h3>{shared ? widen.done(who, shared.ref) : widen.forward(who)}</h3>
      <blockquote>{[first.words.childView?.exactWords, first.words.body].filter(Boolean).join('\n')}</blockquote>
      {said.map(({ id, stamp, reason: why }) => (
        <p key={id}>
          {widen.said(stamp.by.name, stamp.at)} {why ? <bdi>{why}</bdi> : null}
        </p>
      ))}
      {shared ? null : (
        <>
          {maySay(me, view, forward) && may('widening') ? (
            <>
              {author ? null : (
                <TextArea
                  label={widen.reason}
                  hint={widen.reasonHint}
                  value={reason}
                  onChange={setReason}
                  maxLength={1500}
                />
              )}
              <Actions>
                <Button small look="primary" onClick={say}>
                  {widen.confirm}
                </Button>
              </Actions>
            </>
          ) : null}
          {author && authorSaid && may('contribution') ? (
            waits ? (
              <p>{widen.waits}</p>
            ) : (
              <Actions>
                <Button small look="primary" onClick={share}>
                  {widen.share(who)}
                </Button>
              </Actions>
            )
          ) : null}
        </>
      )}
    </section>
  )
}
