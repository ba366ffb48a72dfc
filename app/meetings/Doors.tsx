import type { AtDoor } from '../../lib/protocol/views'
import { meetings } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import styles from './Home.module.css'

const words = meetings.doors

/** Meetings this person is invited to and not let into yet: when, the way to the door, and nothing else of them. */
export function Doors({ doors }: { doors: readonly AtDoor[] }) {
  return (
    <Panel id="doors" title={words.title}>
      <p className={styles.empty}>{words.body}</p>
      <ul className={styles.list}>
        {doors.map(({ id, startsAt }) => (
          <li key={id}>
            <a href={`/meetings/${id}/door`}>{words.go}</a>
            <span className={styles.sub}>{words.line(startsAt)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
