'use client'
import type { EmergencyTold } from '../../lib/protocol/alerts'
import type { emergency } from '../../lib/text/emergency'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { Problem } from './Problem'
import styles from './page.module.css'
import { useEmergency } from './useEmergency'

type Props = { told: EmergencyTold; seen: boolean; words: (typeof emergency)['told'] }

/** For whoever chairs: who reads their meeting, or read it. `seen`: whether they can say that they know. */
export function Told({ told: { id, name, agency, until, over }, seen, words }: Props) {
  const { run, problem } = useEmergency()
  return (
    <Notice
      tone={over ? 'warn' : 'stop'}
      role={seen ? 'alert' : undefined}
      title={over ? words.overTitle(name, agency) : words.title(name, agency)}
    >
      <p>{over ? words.overBody : words.body(until)}</p>
      <Problem said={problem} />
      <div className={styles.actions}>
        {over ? null : (
          <Button small onClick={() => void run({ verb: 'end', id })}>
            {words.end}
          </Button>
        )}
        {seen ? (
          <Button small look="primary" onClick={() => void run({ verb: 'seen', id })}>
            {words.seen}
          </Button>
        ) : null}
      </div>
    </Notice>
  )
}
