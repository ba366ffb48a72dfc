'use client'
import type { EmergencyAsked } from '../../lib/protocol/emergency'
import { emergency } from '../../lib/text/emergency'
import { Button } from '../ui/Button'
import { WhenReady } from '../ui/WhenReady'
import { Problem } from './Problem'
import styles from './page.module.css'
import { useEmergency } from './useEmergency'

const words = emergency.confirm

/** Who asks to read a meeting now, for the second of the two people it takes. Nothing of the meeting is here. */
export function Confirm({ asked }: { asked: readonly EmergencyAsked[] }) {
  const { run, problem } = useEmergency()
  return (
    <WhenReady>
      <div className={styles.body}>
        <p className={styles.sub}>{words.lead}</p>
        <Problem said={problem} />
        <ul className={styles.list}>
          {asked.map(({ id, name, jobTitle, agency, reason, at, hours, startsAt }) => (
            <li key={id}>
              <strong>{words.who(name, jobTitle, agency)}</strong>
              <span className={styles.sub}>{words.asked(at, hours)}</span>
              {startsAt ? <span className={styles.sub}>{words.meeting(startsAt)}</span> : null}
              <p className={styles.reason}>
                <bdi>{reason}</bdi>
              </p>
              <div className={styles.actions}>
                <Button look="primary" small onClick={() => void run({ verb: 'confirm', id })}>
                  {words.yes}
                  <span className="sr">{words.of(name)}</span>
                </Button>
                <Button small onClick={() => void run({ verb: 'turn-down', id })}>
                  {words.no}
                  <span className="sr">{words.of(name)}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </WhenReady>
  )
}
