'use client'
import { useState } from 'react'
import { HANDED, type Handed } from '../../../../lib/meeting/recording'
import type { Going } from '../../../../lib/protocol/record'
import { HOW_WORDS, circulation as words } from '../../../../lib/text/circulation'
import { londonDate } from '../../../../lib/text/dates'
import { Button } from '../../../ui/Button'
import { Select, TextField } from '../../../ui/Field'
import { asking } from './asking'
import styles from './Circulation.module.css'
import { Problem } from './Problem'
import { useWish } from './useWish'

const OPTIONS = HANDED.map(how => [how, HOW_WORDS[how]] as const)

/** For whoever does not read here: the copy to print, and how and when it was given. */
export function GiveCopy({ meeting, one }: { meeting: string; one: Going }) {
  const { form, number, recipient, name } = one
  const { wish, busy, problem } = useWish(meeting)
  const [how, setHow] = useState<Handed['how']>('hand')
  const [on, setOn] = useState(() => londonDate(new Date().toISOString()))
  return (
    <details className={styles.give}>
      <summary aria-label={words.handWhom(name)}>{words.hand}</summary>
      <div>
        <p>{words.handLead}</p>
        <a href={`/meetings/${meeting}/record/${recipient}?${asking(form, number)}`}>{words.openCopy}</a>
        <Select
          label={words.how}
          value={how}
          options={OPTIONS}
          onChange={chosen => setHow(HANDED.find(known => known === chosen) ?? how)}
        />
        <TextField type="date" label={words.on} value={on} onChange={setOn} />
        <Button
          small
          aria-disabled={busy || undefined}
          disabled={on === ''}
          onClick={() => void wish({ do: 'deliver', form, number, recipient, how, on })}
        >
          {words.save}
        </Button>
        <Problem>{problem}</Problem>
      </div>
    </details>
  )
}
