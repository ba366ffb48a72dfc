import type { Work } from '../../lib/meeting/work'
import type { MeetingItem } from '../../lib/protocol/views'
import { childrenLine, dayShort } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS, meetings } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import { Tag } from '../ui/Tag'
import styles from './Home.module.css'

const words = meetings.waiting

type Task = { key: string; href: string; title: string; sub: string }

/** What one meeting asks of this person, the most pressing first. */
function tasksOf(item: MeetingItem, work: Work): Task[] {
  const about = `${MEETING_TYPE_WORDS[item.type]}, ${childrenLine(item.children, item.startsAt)}`
  const board = `/meetings/${item.id}/board`
  const reports = work.due.find(due => due.what === 'reports')
  const shares = item.me.role === 'practitioner' && work.shared === 0
  return [
    ...(work.asked ? [{ key: 'asked', href: board, title: words.asked(work.asked), sub: about }] : []),
    ...(work.unmarked
      ? [{ key: 'unmarked', href: `/meetings/${item.id}/chair`, title: words.unmarked(work.unmarked), sub: about }]
      : []),
    ...(shares && reports
      ? [
          {
            key: 'reports',
            href: `/meetings/${item.id}/prepare`,
            title: words.reports,
            sub: `${words.by(dayShort(`${reports.on}T12:00:00Z`))}. ${about}`,
          },
        ]
      : []),
  ]
}

/** What waits for this person in the next meetings. */
export function Waiting({ items, work }: { items: readonly MeetingItem[]; work: Record<string, Work> }) {
  const tasks = items.flatMap(item => {
    const found = work[item.id]
    return found ? tasksOf(item, found).map(task => ({ ...task, key: `${item.id} ${task.key}` })) : []
  })
  return (
    <Panel id="waiting" title={words.title} aside={tasks.length ? <Tag tone="warn">{tasks.length}</Tag> : undefined}>
      {tasks.length ? (
        <ul className={styles.list}>
          {tasks.map(({ key, href, title, sub }) => (
            <li key={key}>
              <a href={href}>{title}</a>
              <span className={styles.sub}>{sub}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.empty}>{words.nothing}</p>
      )}
    </Panel>
  )
}
