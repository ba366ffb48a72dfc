import type { OnScreen, Pointed, Reached, Sight } from '../../../../../lib/protocol/item'
import type { Face } from '../../../../../lib/protocol/live'
import { clock, dayLong } from '../../../../../lib/text/dates'
import { itemPage } from '../../../../../lib/text/item'
import { listed } from '../../../../../lib/text/names'
import { roleWords } from '../../../../../lib/text/sign-in-page'
import { trailPage } from '../../../../../lib/text/trail-page'
import { Table } from '../../../../ui/Table'
import styles from './item.module.css'

const named = (faces: readonly Face[]) => listed(faces.map(({ name }) => name))

/** Who could see it, as that changed; each change with the entry that made it. */
export function Sights({ meeting, sights }: { meeting: string; sights: readonly Sight[] }) {
  const words = itemPage.sights
  return (
    <ol className={styles.sights}>
      {sights.map(({ row, wording, could, came, went }, i) => (
        <li key={row.seq}>
          <p>
            <time dateTime={row.at}>
              {dayLong(row.at)}, {clock(row.at)}
            </time>
            , {words.wording(wording)}: <bdi>{row.by?.name}</bdi> {row.sentence}.{' '}
            <a href={`/meetings/${meeting}/replay?at=${row.at}`}>
              {trailPage.asItWas}
              <span className="sr"> {clock(row.at)}</span>
            </a>
          </p>
          <p className={styles.by}>{words.could(could.length)}</p>
          {came.length > 0 ? (
            <p>
              {i === 0 ? words.all : words.came}
              <bdi>{named(came)}</bdi>
            </p>
          ) : null}
          {went.length > 0 ? (
            <p>
              {words.went}
              <bdi>{named(went)}</bdi>
            </p>
          ) : null}
          {came.length + went.length === 0 && could.length > 0 ? <p>{words.same}</p> : null}
        </li>
      ))}
    </ol>
  )
}

export function ReachedTable({ reached, wordings }: { reached: readonly Reached[]; wordings: number }) {
  const words = itemPage.reached
  if (reached.length === 0) return <p>{words.none}</p>
  return (
    <Table columns={words.columns} stacked>
      <tbody>
        {reached.map(({ face, here, had, said }) => (
          <tr key={face.person}>
            <td>
              <bdi>{face.name}</bdi>
              <small>
                {roleWords(face.role)}, {face.agency}
              </small>
            </td>
            <td data-label={words.columns[1]}>{here ? clock(here) : words.never}</td>
            <td data-label={words.columns[2]}>{words.had(had, wordings)}</td>
            <td data-label={words.columns[3]}>{said ? `${clock(said.at)}: ${said.sentence}` : words.silent}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function PointedList({ pointed }: { pointed: readonly Pointed[] }) {
  const words = itemPage.pointed
  if (pointed.length === 0) return <p>{words.none}</p>
  return (
    <ul>
      {pointed.map(({ from, to, by, here }) => (
        <li key={from}>
          {words.line(by, from, to)}
          <bdi>{here.length > 0 ? named(here) : words.nobody}</bdi>.
        </li>
      ))}
    </ul>
  )
}

export function OnScreenList({ shown }: { shown: readonly OnScreen[] }) {
  const words = itemPage.onScreen
  if (shown.length === 0) return <p>{words.none}</p>
  return (
    <ul>
      {shown.map(({ from, to, here }) => (
        <li key={from}>
          {words.line(from, to)}
          <bdi>{here.length > 0 ? named(here) : itemPage.pointed.nobody}</bdi>.
        </li>
      ))}
    </ul>
  )
}
