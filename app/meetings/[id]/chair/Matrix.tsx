'use client'
import { useState } from 'react'
import { type Cell, type CoverageRow, coverage, sharingAgencies } from '../../../../lib/board/coverage'
import type { ContributionView } from '../../../../lib/board/draft'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import { chair } from '../../../../lib/text/chair'
import { HEADING_NAMES, HEADING_SHORT, headingNumber } from '../../../../lib/text/headings'
import { silence } from '../../../../lib/text/silence'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Choices } from '../../../ui/Choices'
import { Panel } from '../../../ui/Panel'
import { useMeetingValue } from '../ui/MeetingContext'
import { AskSilent } from './AskSilent'
import styles from './Matrix.module.css'

const words = chair.matrix
/** Every child together. */
const ALL = ''

type Props = {
  heading: Heading
  onHeading(heading: Heading): void
  /** What is to be looked at first of what an agency has shared under a heading. */
  onOpen(view: ContributionView): void
}

/** Agency by heading, of every child or of one: shared, to mark, nothing yet. Not hearing from someone is said plainly, and is not "nothing to share". */
export function Matrix({ heading, onHeading, onOpen }: Props) {
  const { live, state, agency, childName } = useMeetingValue()
  const [child, setChild] = useState<string>(ALL)
  const { children } = state.meeting
  const of = child === ALL ? null : child
  const rows = coverage(live.board, live.agencies, sharingAgencies(state.audiences), of)
  const choices = [{ value: ALL, label: words.all }, ...children.map(({ id }) => ({ value: id, label: childName(id) }))]
  return (
    <Panel id="matrix" title={words.title} aside={<AskSilent />}>
      {children.length > 1 ? (
        <div className={styles.child}>
          <Choices legend={words.child} hideLegend choices={choices} value={child} onChange={setChild} look="apart" />
        </div>
      ) : null}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="sr">{of ? words.captionOf(childName(of)) : words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{words.agency}</span>
              </th>
              {HEADINGS.map(h => (
                <th key={h} scope="col" data-here={h === heading || undefined}>
                  <button type="button" onClick={() => onHeading(h)} aria-label={HEADING_NAMES[h]}>
                    {headingNumber(h)}
                    <span aria-hidden="true">{HEADING_SHORT[h]}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => {
              const look = agency(row.agency)
              return (
                <tr key={row.agency}>
                  <th scope="row">
                    <span className={styles.agency}>
                      {look ? <AgencyTile look={look} size="s" /> : null}
                      <span>
                        {look?.shortName ?? row.agency}
                        {row.heard ? null : <small>{words.unheard}</small>}
                        {row.heard ? <RecordsLine records={row.records} /> : null}
                      </span>
                    </span>
                  </th>
                  {row.cells.map(({ first, ...cell }) => (
                    <td key={cell.heading} data-here={cell.heading === heading || undefined}>
                      {first ? (
                        <button type="button" className={styles.cell} onClick={() => onOpen(first)}>
                          <span className="sr">{words.cell(look?.shortName ?? row.agency, cell.heading)} </span>
                          <Square cell={cell} />
                        </button>
                      ) : (
                        <Square cell={cell} />
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span data-state="shared">{words.keyShared}</span>
        <span data-state="to-mark">{words.keyToMark}</span>
        <span data-state="nothing-to-add">{words.keyNone}</span>
        <span data-state="nothing-yet">{words.keyNothing}</span>
      </p>
    </Panel>
  )
}

/** Whether an agency said which records it looked through. */
function RecordsLine({ records }: { records: CoverageRow['records'] }) {
  return records && records.result !== 'not-checked' ? (
    <small data-said>{silence.checkedShort}</small>
  ) : (
    <small data-said>{silence.notCheckedShort}</small>
  )
}

function Square({ cell }: { cell: Omit<Cell, 'first'> }) {
  const text =
    cell.state === 'nothing-yet'
      ? words.nothing
      : cell.state === 'nothing-to-add'
        ? words.none
        : cell.state === 'to-mark'
          ? words.toMark(cell.shared, cell.toMark)
          : words.shared(cell.shared)
  return (
    <span className={styles.square} data-state={cell.state}>
      <span aria-hidden="true">{cell.state === 'nothing-to-add' ? '–' : cell.shared || ''}</span>
      <span className="sr">{text}</span>
    </span>
  )
}
