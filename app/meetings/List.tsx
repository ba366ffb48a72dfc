import { can } from '../../lib/policy/can'
import type { MeetingItem } from '../../lib/protocol/views'
import { childrenLine, clockMinutes, dayShort } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS, meetings } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import { Tag } from '../ui/Tag'
import styles from './page.module.css'

/** Meetings as a table; each opens where this person may go. */
export function List({ id, title, items, now }: { id: string; title: string; items: MeetingItem[]; now: number }) {
  return (
    <Panel id={id} title={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{meetings.columns.when}</th>
            <th scope="col">{meetings.columns.meeting}</th>
            <th scope="col">{meetings.columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id}>
              <td>
                {dayShort(item.startsAt)}, {clockMinutes(item.startsAt)}
              </td>
              <td>
                {can(item.me, 'enter', item) === null ? (
                  <a href={`/meetings/${item.id}`}>{MEETING_TYPE_WORDS[item.type]}</a>
                ) : (
                  <strong>{MEETING_TYPE_WORDS[item.type]}</strong>
                )}
                <span className={styles.sub}>{childrenLine(item.children, item.startsAt)}</span>
              </td>
              <td>
                <Tag>{meetings.status(item.status, item.startsAt, now)}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
