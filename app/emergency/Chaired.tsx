'use client'
import type { EmergencyTold } from '../../lib/protocol/alerts'
import { emergency } from '../../lib/text/emergency'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Panel'
import { WhenReady } from '../ui/WhenReady'
import { Problem } from './Problem'
import styles from './page.module.css'
import { useEmergency } from './useEmergency'

const words = emergency.chaired

/** Who reads a meeting that this person chairs, with the way to end it. */
export function Chaired({ told }: { told: readonly EmergencyTold[] }) {
  const { run, problem } = useEmergency()
  return (
    <Panel id="chaired" title={words.title}>
      <WhenReady>
        <div className={styles.body}>
          <Problem said={problem} />
          <ul className={styles.list}>
            {told.map(({ id, name, agency, until }) => (
              <li key={id}>
                <strong>{words.who(name, agency)}</strong>
                <span className={styles.sub}>{words.until(until)}</span>
                <div className={styles.actions}>
                  <Button small onClick={() => void run({ verb: 'end', id })}>
                    {words.end}
                    <span className="sr">{words.of(name)}</span>
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </div>
      </WhenReady>
    </Panel>
  )
}
