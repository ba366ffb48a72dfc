'use client'
import { useState } from 'react'
import type { MeetingStatus } from '../../../../lib/meeting/names'
import type { Member } from '../../../../lib/meeting/state'
import { can } from '../../../../lib/policy/can'
import type { Asked } from '../../../../lib/protocol/record'
import { dayLong } from '../../../../lib/text/dates'
import { versionPage as words } from '../../../../lib/text/record'
import { Actions, Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import { useWish } from './useWish'
import styles from './Versions.module.css'

type Props = { meeting: string; me: Member; status: MeetingStatus; corrections: readonly Asked[] }

/** What was asked to be put right, and what came of it; whoever chairs decides what is open. */
export function Corrections({ meeting, me, status, corrections }: Props) {
  if (corrections.length === 0) return null
  const may = can(me, 'decide-correction', { status }) === null
  return (
    <>
      <h3>{words.corrections.title}</h3>
      <ul className={styles.corrections}>
        {corrections.map(one => (
          <li key={one.id}>
            <p>
              <b>{words.corrections.asked(one.name)}</b> {one.words}{' '}
              <span className={styles.kind}>{words.corrections.of(one.number, dayLong(one.at))}</span>
            </p>
            {one.decided ? (
              <p>
                <b>{one.decided.accepted ? words.corrections.accepted : words.corrections.refused}.</b>{' '}
                {one.decided.words}
              </p>
            ) : null}
            {one.decided ? null : may ? <Decide meeting={meeting} one={one} /> : <p>{words.corrections.open}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Decide({ meeting, one }: { meeting: string; one: Asked }) {
  const { wish, busy, problem } = useWish(meeting)
  const [text, setText] = useState('')
  const decide = (accepted: boolean) =>
    void wish({ do: 'decide-correction', correction: one.id, accepted, words: text.trim() })
  const shut = { 'aria-disabled': busy || undefined, disabled: text.trim() === '' }
  return (
    <WhenReady>
      <TextArea label={words.corrections.answerTo(one.name)} value={text} onChange={setText} maxLength={1500} />
      <Actions>
        <Button small look="primary" {...shut} onClick={() => decide(true)}>
          {words.corrections.accept}
        </Button>
        <Button small {...shut} onClick={() => decide(false)}>
          {words.corrections.refuse}
        </Button>
      </Actions>
      <Problem>{problem}</Problem>
    </WhenReady>
  )
}
