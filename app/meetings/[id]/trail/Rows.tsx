import type { Agency } from '../../../../lib/meeting/setup'
import type { TrailRow, TrailView } from '../../../../lib/protocol/views'
import { shortPrint } from '../../../../lib/text/checkpoint'
import { clock, dayLong, londonDate } from '../../../../lib/text/dates'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { audienceName, trailPage } from '../../../../lib/text/trail-page'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Empty } from '../../../ui/Empty'
import { Table } from '../../../ui/Table'
import styles from './Rows.module.css'

const words = trailPage

/** Every entry of the log this person may read, in order, day by day. */
export function Rows({ trail }: { trail: TrailView }) {
  if (trail.rows.length === 0) {
    const said = trail.total ? words.none : words.empty
    return (
      <Empty title={said.title} level={2}>
        <p>{said.body}</p>
      </Empty>
    )
  }
  return (
    <Table
      columns={[
        words.columns.time,
        words.columns.who,
        words.columns.did,
        words.columns.seen,
        words.columns.fingerprint,
      ]}
    >
      {days(trail.rows).map(({ day, rows }) => (
        <tbody key={day}>
          <tr className={styles.day}>
            <th colSpan={5} scope="rowgroup">
              {dayLong(rows[0]?.at ?? day)}
            </th>
          </tr>
          {rows.map(row => (
            <Row key={row.seq} row={row} agencies={trail.agencies} />
          ))}
        </tbody>
      ))}
    </Table>
  )
}

function days(rows: readonly TrailRow[]): { day: string; rows: TrailRow[] }[] {
  const groups = new Map<string, TrailRow[]>()
  for (const row of rows) {
    const day = londonDate(row.at)
    const rows = groups.get(day)
    if (rows) rows.push(row)
    else groups.set(day, [row])
  }
  return [...groups].map(([day, list]) => ({ day, rows: list }))
}

function Row({ row, agencies }: { row: TrailRow; agencies: Agency[] }) {
  const agency = agencies.find(a => a.name === row.by?.agency)
  return (
    <tr className={styles.row}>
      <td className={styles.time}>
        <time dateTime={row.at}>{clock(row.at)}</time>
        <small>#{row.seq}</small>
      </td>
      <td className={styles.who}>
        {row.by ? (
          <span>
            <AgencyTile look={lookOf(row.by, agencies)} size="s" />
            <span>
              <bdi>{row.by.name}</bdi>
              <small>{agency?.shortName ?? row.by.agency}</small>
            </span>
          </span>
        ) : (
          words.server
        )}
      </td>
      <td className={styles.did}>
        <strong>
          {row.sentence}
          {row.ref ? <span className={styles.ref}> {row.ref}</span> : null}
        </strong>
        {row.words ? <blockquote>{row.words}</blockquote> : null}
        {row.reason ? (
          <p>
            {words.reason}
            {row.reason}
          </p>
        ) : null}
      </td>
      <td className={styles.seen}>
        {row.audience ? <span>{audienceName(row.audience)}</span> : null}
        <Recipients row={row} />
      </td>
      <td className={styles.print} title={row.fingerprint}>
        <code>{shortPrint(row.fingerprint)}</code>
      </td>
    </tr>
  )
}

/** Everyone who could see it when it was shared. */
function Recipients({ row }: { row: TrailRow }) {
  if (!row.recipients) return null
  if (row.recipients.length === 0) return <span>{words.nobody}</span>
  return (
    <details>
      <summary>{words.couldSee(row.recipients.length)}</summary>
      <ul>
        {row.recipients.map(face => (
          <li key={face.person}>
            <bdi>{face.name}</bdi>{' '}
            <small>
              {roleWords(face.role)}, {face.agency}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}
