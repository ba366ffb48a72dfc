import type { Cell, Share, Shown } from '../../lib/quality/show'
import { qualityPage as words } from '../../lib/text/quality'
import styles from './quality.module.css'

const numberOf = (n: Shown) => (n === null ? words.hidden : n.toLocaleString('en-GB'))
const percentOf = (per: number | null) => (per === null ? '–' : `${per}%`)
const sumOf = (cells: readonly { n: Shown }[]) => cells.reduce((sum, { n }) => sum + (n ?? 0), 0)
const isWhole = (cells: readonly { n: Shown }[]) => cells.every(({ n }) => n !== null)

type FigureProps = { id: string; title: string; note?: string | undefined; children: React.ReactNode }

/** One plot under the sentence that it shows, with its numbers in the table beside it. */
export const Figure = ({ id, title, note, children }: FigureProps) => (
  <section className={styles.figure} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
    {note ? <p className={styles.note}>{note}</p> : null}
  </section>
)

type HeadProps = { title: string; first?: string }
const Head = ({ title, first = words.columns.what }: HeadProps) => (
  <>
    <caption className="sr">{words.tableOf(title)}</caption>
    <thead>
      <tr>
        <th scope="col">{first || <span className="sr">{title}</span>}</th>
        <th scope="col">{words.columns.now}</th>
        <th scope="col">{words.columns.share}</th>
        <th scope="col">{words.columns.before}</th>
      </tr>
    </thead>
  </>
)

function countOf({ part, all }: Share): string {
  if (all === 0) return words.none
  return part === null ? words.hidden : `${numberOf(part)} of ${numberOf(all)}`
}

type Row = { key: string; label: string; now: Share; before: Share | undefined }

/** Shares of wholes, a bar each; a hollow mark where the share was before. */
export const Bars = ({ title, rows }: { title: string; rows: readonly Row[] }) => (
  <table className={styles.bars}>
    <Head title={title} />
    <tbody>
      {rows.map(({ key, label, now, before }) => {
        const [per, earlier] = [words.percent(now), before ? words.percent(before) : null]
        return (
          <tr key={key}>
            <th scope="row">
              {label}
              <svg className={styles.bar} aria-hidden="true" width="100%" height="14">
                <rect className={styles.rest} width="100%" height="14" />
                {per === null ? null : <rect className={styles.fill} width={`${per}%`} height="14" />}
                {earlier === null ? null : (
                  <rect
                    className={styles.earlier}
                    x={`${earlier}%`}
                    y="1"
                    width="6"
                    height="12"
                    rx="2"
                    transform="translate(-3 0)"
                  />
                )}
              </svg>
            </th>
            <td>{countOf(now)}</td>
            <td>{percentOf(per)}</td>
            <td>{percentOf(earlier)}</td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

type PartsProps<N extends string> = {
  title: string
  cells: readonly Cell<N>[]
  before: readonly Cell<N>[] | undefined
  labels: Readonly<Record<N, string>>
  as: 'stack' | 'columns'
}

/** The parts of one whole: side by side in one bar, or a column each. */
export function Parts<N extends string>({ title, cells, before, labels, as }: PartsProps<N>) {
  // What is hidden could be worked out from the shares of the rest, so there are shares where nothing is.
  const all = isWhole(cells) ? sumOf(cells) : 0
  const share = (n: Shown) => (n === null || all === 0 ? null : Math.round((100 * n) / all))
  const earlier = (name: N) => {
    const sum = before && isWhole(before) ? sumOf(before) : 0
    const n = before?.find(one => one.name === name)?.n ?? null
    return n === null || sum === 0 ? null : Math.round((100 * n) / sum)
  }
  const shown = sumOf(cells)
  if (cells.every(({ n }) => n === null))
    return (
      <p>
        {title}: {words.heldBack}
      </p>
    )
  const most = Math.max(1, ...cells.map(({ n }) => n ?? 0))
  return (
    <div className={styles.parts}>
      {shown === 0 ? null : as === 'stack' ? (
        <Stack cells={cells} all={shown} />
      ) : (
        <div className={styles.columns} aria-hidden="true">
          {cells.map(({ name, n }) => (
            <div key={name}>
              <svg aria-hidden="true" width="100%" height="96">
                <rect
                  className={styles.fill}
                  y={`${100 - (100 * (n ?? 0)) / most}%`}
                  width="100%"
                  height={`${(100 * (n ?? 0)) / most}%`}
                />
              </svg>
              <span>{labels[name]}</span>
            </div>
          ))}
        </div>
      )}
      <table className={styles.table} data-keyed={as === 'stack' || undefined}>
        <Head title={title} first={title} />
        <tbody>
          {cells.map(({ name, n }, i) => (
            <tr key={name}>
              <th scope="row">
                {as === 'stack' ? <i className={styles.key} data-step={i} /> : null}
                {labels[name]}
              </th>
              <td>{numberOf(n)}</td>
              <td>{percentOf(share(n))}</td>
              <td>{percentOf(earlier(name))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Stack({ cells, all }: { cells: readonly { name: string; n: Shown }[]; all: number }) {
  let at = 0
  return (
    <svg className={styles.stack} aria-hidden="true" width="100%" height="28">
      {cells.map(({ name, n }, i) => {
        const width = (100 * (n ?? 0)) / all
        const x = at
        at += width
        return <rect key={name} data-step={i} x={`${x}%`} width={`${width}%`} height="28" />
      })}
    </svg>
  )
}
