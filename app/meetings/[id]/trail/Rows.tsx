import type { Agency } from '../../../../lib/meeting/setup'
import type { TrailRow, TrailView } from '../../../../lib/protocol/views'
import { shortPrint } from '../../../../lib/text/checkpoint'
import { clock, dayLong, londonDate } from '../../../../lib/text/dates'
import { itemPage } from '../../../../lib/text/item'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { audienceName, trailPage } from '../../../../lib/text/trail-page'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Empty } from '../../../ui/Empty'
import { Table } from '../../../ui/Table'
import { Readers } from './Readers'
import styles from './Rows.module.css'

const words = trailPage

type Props = {
  rows: readonly TrailRow[]
  agencies: TrailView['agencies']
  meeting: string
  none: { title: string; body: string }
}

/** Entries of the log, in order, day by day. */
export function Rows({ rows: all, agencies, meeting, none }: Props) {
  if (all.length === 0)
    return (
      <Empty title={none.title} level={2}>
        <p>{none.body}</p>
      </Empty>
    )
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
      {days(all).map(({ day, rows }) => (
        <tbody key={day}>
          <tr className={styles.day}>
            <th colSpan={5} scope="rowgroup">
              {dayLong(rows[0]?.at ?? day)}
            </th>
          </tr>
          {rows.map(row => (
            <Row key={row.seq} row={row} agencies={agencies} meeting={meeting} />
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

function Row({ row, agencies, meeting }: { row: TrailRow; agencies: Agency[]; meeting: string }) {
  const agency = agencies.find(a => a.name === row.by?.agency)
  return (
    <tr className={styles.row}>
      <td className={styles.time}>
        <time dateTime={row.at}>{clock(row.at)}</time>
        <small>#{row.seq}</small>
        <a className={styles.then} href={`/meetings/${meeting}/replay?at=${row.at}`}>
          {words.asItWas}
          <span className="sr"> {clock(row.at)}</span>
        </a>
      </td>
      <td className={styles.who}>
        {row.by ? (
          <span>
            <AgencyTile look={lookOf(row.by, agencies)} size="s" />
            <span>
              <bdi>{row.by.name}</bdi>
              <small>
                {roleWords(row.by.role)}, {agency?.shortName ?? row.by.agency}
              </small>
            </span>
          </span>
        ) : (
          words.server
        )}
      </td>
      <td className={styles.did}>
        <strong>
          {row.sentence}
          {row.ref && row.item ? (
            <>
              {' '}
              <a className={styles.ref} href={`/meetings/${meeting}/trail?item=${row.item}`}>
                {row.ref}
              </a>
            </>
          ) : null}
          {row.item ? (
            <a className={styles.life} href={`/meetings/${meeting}/items/${row.item}`}>
              {itemPage.open}
              <span className="sr"> {row.ref ?? clock(row.at)}</span>
            </a>
          ) : null}
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
        {row.readers === null ? null : <Readers meeting={meeting} entry={row.fingerprint} count={row.readers} />}
      </td>
      <td className={styles.print} title={row.fingerprint}>
        <code>{shortPrint(row.fingerprint)}</code>
      </td>
    </tr>
  )
}
