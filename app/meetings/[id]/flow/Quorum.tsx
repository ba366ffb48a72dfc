'use client'
import { useState } from 'react'
import { quorum as words } from '../../../../lib/text/flow'
import { Button } from '../../../ui/Button'
import { Tag } from '../../../ui/Tag'
import { AskReason } from '../chair/AskReason'
import type { Acts } from '../chair/useActs'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Quorum.module.css'

/** Whether enough agencies are here, by the rule of the set-up, and the chair's way on where they are not. */
export function Quorum({ acts }: { acts: Acts }) {
  const { live } = useMeetingValue()
  const [asking, ask] = useState(false)
  const quorum = live.roster?.quorum
  if (!quorum || !acts.may('join')) return null
  const { met, needed, others, socialCare, rule, proceeds } = quorum
  return (
    <section className={styles.quorum} aria-labelledby="quorum">
      <h2 id="quorum">{words.title}</h2>
      <Tag tone={met ? 'ok' : 'warn'}>{met === null ? words.unknown : met ? words.met : words.notMet}</Tag>
      {needed === null ? null : (
        <meter
          min={0}
          max={needed + 1}
          value={Math.min(others, needed) + Number(socialCare)}
          aria-labelledby="quorum"
        />
      )}
      <p>{words.here(socialCare, others, needed)}</p>
      {rule ? <p>{words.rule(rule)}</p> : null}
      {proceeds ? <p>{words.proceeds(proceeds.by, proceeds.at, proceeds.reason)}</p> : null}
      {met !== true && acts.may('proceed') ? (
        <Button small onClick={() => ask(true)}>
          {words.proceed}
        </Button>
      ) : null}
      {asking ? (
        <AskReason
          keep="quorum"
          words={words.words}
          onDone={async reason => ((await acts.proceed(reason)) ? null : '')}
          onClose={() => ask(false)}
        />
      ) : null}
    </section>
  )
}
