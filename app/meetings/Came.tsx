import type { Came as One } from '../../lib/protocol/record'
import type { MeetingItem } from '../../lib/protocol/views'
import { circulation } from '../../lib/text/circulation'
import { clockMinutes, dayShort } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import styles from './Home.module.css'

const words = circulation.came

/** What was sent to this person and waits to be opened. */
export function Came({ came, items }: { came: readonly One[]; items: readonly MeetingItem[] }) {
  return (
    <Panel id="came" title={words.title}>
      <ul className={styles.list}>
        {came.map(({ meeting, form, at, reminded }) => {
          const item = items.find(({ id }) => id === meeting)
          return (
            <li key={`${meeting} ${form}`}>
              <a href={`/meetings/${meeting}/record${form === 'summary' ? '?form=summary' : ''}`}>{words.of[form]}</a>
              <span className={styles.sub}>
                {[
                  reminded ? words.reminded : null,
                  item ? `${MEETING_TYPE_WORDS[item.type]}, ${dayShort(item.startsAt)}.` : null,
                  `${circulation.columns[1]} ${dayShort(at)}, ${clockMinutes(at)}.`,
                ]
                  .filter(Boolean)
                  .join(' ')}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
