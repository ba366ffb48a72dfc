import { isDay } from '../../lib/meeting/calendar'
import { can } from '../../lib/policy/can'
import type { SetUpItem } from '../../lib/protocol/set-up'
import type { MeetingItem } from '../../lib/protocol/views'
import { childrenLine, dayShort, dayWords } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS, meetings } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import { Begin } from './Begin'
import styles from './Home.module.css'

const words = meetings.setUp

const lineOf = ({ children, date }: SetUpItem) =>
  [children, isDay(date) ? words.day(dayWords(date)) : ''].filter(Boolean).join(' · ')

/** For those who set meetings up: a new one, one that follows an earlier, and what their unit is working on. */
export function SetUpPanel({ drafts, items }: { drafts: readonly SetUpItem[]; items: readonly MeetingItem[] }) {
  const earlier = items
    .filter(item => can(item.me, 'copy', item) === null)
    .map(item => ({
      id: item.id,
      label: `${dayShort(item.startsAt)}, ${MEETING_TYPE_WORDS[item.type]}, ${childrenLine(item.children, item.startsAt)}`,
    }))
  return (
    <Panel id="set-up" title={words.title}>
      <Begin earlier={earlier.reverse()} />
      {drafts.length ? (
        <ul className={styles.list} aria-label={words.drafts}>
          {drafts.map(draft => (
            <li key={draft.id}>
              <a href={`/meetings/set-up/${draft.id}`}>
                {draft.type ? MEETING_TYPE_WORDS[draft.type] : words.untitled}
              </a>
              {lineOf(draft) ? <span className={styles.sub}>{lineOf(draft)}</span> : null}
              <span className={styles.sub}>{words.savedBy(draft.by, dayShort(draft.at))}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  )
}
