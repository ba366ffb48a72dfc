'use client'
import type { EmergencyOpen } from '../../lib/protocol/emergency'
import { emergency } from '../../lib/text/emergency'
import { Button, LinkButton } from '../ui/Button'
import { Panel } from '../ui/Panel'
import { WhenReady } from '../ui/WhenReady'
import { Problem } from './Problem'
import styles from './page.module.css'
import { useEmergency } from './useEmergency'

const words = emergency.open

/** What this person may read now. */
export function Open({ open }: { open: readonly EmergencyOpen[] }) {
  const { run, problem } = useEmergency()
  return (
    <Panel id="open" title={words.title}>
      <WhenReady>
        <div className={styles.body}>
          <Problem said={problem} />
          <ul className={styles.list}>
            {open.map(({ id, meeting, until }) => (
              <li key={id}>
                <span>{words.until(until)}</span>
                <div className={styles.actions}>
                  <LinkButton look="primary" small href={`/meetings/${meeting}/emergency`}>
                    {words.read}
                  </LinkButton>
                  <Button small onClick={() => void run({ verb: 'end', id })}>
                    {words.end}
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
