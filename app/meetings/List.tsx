import type { Clock } from '../../lib/meeting/following'
import type { Work } from '../../lib/meeting/work'
import { can, readsRecord } from '../../lib/policy/can'
import type { MeetingItem } from '../../lib/protocol/views'
import { clockWords } from '../../lib/text/circulation'
import { childrenLine, clockMinutes, dayShort } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS, meetings } from '../../lib/text/meetings'
import { prepare } from '../../lib/text/prepare'
import { recordPage } from '../../lib/text/record'
import { Panel } from '../ui/Panel'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'
import styles from './page.module.css'

type Props = {
  id: string
  title: string
  items: MeetingItem[]
  work?: Record<string, Work>
  clocks?: Record<string, Clock[]>
  late?: Record<string, number>
  now: number
}

/** Meetings as a table, with how far each is prepared where something is asked of this person; each opens where this person may go. */
export function List({ id, title, items, work = {}, clocks = {}, late = {}, now }: Props) {
  const prepares = items.some(item => work[item.id])
  const columns = [meetings.columns.when, meetings.columns.meeting, meetings.columns.status]
  return (
    <Panel id={id} title={title}>
      <Table columns={prepares ? [...columns, meetings.columns.preparation] : columns}>
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
                {readsRecord(item.me, item) ? (
                  <a className={styles.sub} href={`/meetings/${item.id}/record`}>
                    {can(item.me, 'record', item) === null ? recordPage.openDraft : recordPage.openApproved}
                  </a>
                ) : null}
                {late[item.id] ? (
                  <a className={styles.sub} href={`/meetings/${item.id}/chair`}>
                    {meetings.late(late[item.id] ?? 0)}
                  </a>
                ) : null}
                <Due clocks={clocks[item.id] ?? []} />
              </td>
              {prepares ? (
                <td>
                  <Prepared work={work[item.id]} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

/** What is still to be sent, or set, and by when. */
function Due({ clocks }: { clocks: readonly Clock[] }) {
  return clocks
    .filter(({ done }) => done === null)
    .map(clock => (
      <span key={clock.what} className={styles.sub}>
        {clockWords.name(clock.what)}: {clockWords.state(clock)}
      </span>
    ))
}

function Prepared({ work }: { work: Work | undefined }) {
  if (!work) return null
  return (
    <>
      <Done work={work} />
      {work.drafts?.drafts ? <span className={styles.sub}>{prepare.counted(work.drafts)}</span> : null}
    </>
  )
}

function Done({ work }: { work: Work }) {
  const { preparation: words } = meetings
  if (work.unmarked !== null) return <Tag tone={work.unmarked ? 'warn' : 'plain'}>{words.toMark(work.unmarked)}</Tag>
  return work.shared ? <Tag tone="ok">{words.sharedSome(work.shared)}</Tag> : <Tag>{words.nothingYet}</Tag>
}
