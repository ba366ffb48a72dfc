import { can } from '../../lib/policy/can'
import type { MeetingItem } from '../../lib/protocol/views'
import { childrenLine, clockMinutes, dayShort } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS, meetings } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'
import styles from './page.module.css'

/** Meetings as a table; each opens where this person may go. */
export function List({ id, title, items, now }: { id: string; title: string; items: MeetingItem[]; now: number }) {
  return (
    <Panel id={id} title={title}>
      <Table columns={[meetings.columns.when, meetings.columns.meeting, meetings.columns.status]}>
        <tbody>
          {items.map(item => (
            <tr key={item.id}>
              <td className={styles.when}>
                {dayShort(item.startsAt)}, {clockMinutes(item.startsAt)}
              </td>
              <td className={styles.item}>
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
      </Table>
    </Panel>
  )
}
