'use client'
import type { EmergencyTold } from '../../lib/protocol/alerts'
import { emergency } from '../../lib/text/emergency'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { Problem } from './Problem'
import styles from './page.module.css'
import { useEmergency } from './useEmergency'

const words = emergency.told

/** For whoever chairs: who reads their meeting, or read it, until they say that they know. */
export function Told({ told: { id, name, agency, until, over } }: { told: EmergencyTold }) {
  const { run, problem } = useEmergency()
  return (
    <Notice
      tone={over ? 'warn' : 'stop'}
      role="alert"
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
        <Button small look="primary" onClick={() => void run({ verb: 'seen', id })}>
          {words.seen}
        </Button>
      </div>
    </Notice>
  )
}
