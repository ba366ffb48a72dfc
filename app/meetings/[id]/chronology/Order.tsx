'use client'
import { type Chronology, type Dated, dateOf } from '../../../../lib/board/chronology'
import { board, SOURCE_WORDS } from '../../../../lib/text/board'
import { chronology as words } from '../../../../lib/text/chronology'
import { dayWords, eventWords } from '../../../../lib/text/dates'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Table } from '../../../ui/Table'
import { Tag } from '../../../ui/Tag'
import { rowId, viewHref } from '../board/useView'
import { Marks } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import { Nature } from '../ui/Words'
import styles from './Order.module.css'

/** The same as the lanes, line by line; a stretch without anything dated is a question between two lines. */
export function Order({ made }: { made: Chronology }) {
  const { professional } = useMeetingValue()
  const { number, date, agency, what, how, marks } = words.columns
  const columns = [number, date, agency, what, how, ...(professional ? [marks] : [])]
  return (
    <div className={styles.box}>
      <Table columns={columns} stacked>
        <tbody>
          {made.entries.map(entry =>
            entry.is === 'gap' ? (
              <tr key={`gap-${entry.gap.to}`} className={styles.gap}>
                <td colSpan={columns.length}>
                  {words.gap(entry.gap.months, dayWords(dateOf(entry.gap.from)), dayWords(dateOf(entry.gap.to)))}
                </td>
              </tr>
            ) : (
              <Line key={entry.dated.view.id} dated={entry.dated} number={entry.number} />
            ),
          )}
        </tbody>
      </Table>
    </div>
  )
}

/** Its place on the board; of a moment that has gone, all that is known of it. */
export function Where({ view }: { view: Dated['view'] }) {
  const { state, reading } = useMeetingValue()
  const meeting = `/meetings/${state.meeting.id}`
  return reading ? (
    <a href={`${meeting}/items/${view.id}`}>{words.life(view.ref)}</a>
  ) : (
    <a href={`${meeting}/board${viewHref(view.heading)}#${rowId(view.id)}`}>{words.on(view.ref)}</a>
  )
}

function Line({ dated: { view, event, span }, number }: { dated: Dated; number: number }) {
  const { state, agencyName, childName, professional } = useMeetingValue()
  const { content } = view
  if (!content) return null
  const { source } = content
  const named = professional || !content.protectSource
  return (
    <tr>
      <td>
        <span className={styles.number}>{number}</span>
      </td>
      <td>
        <b>{eventWords(event)}</b>
        {span.exact ? null : <small>{words.inexact}</small>}
      </td>
      <td>
        <span className={styles.agency}>
          <AgencyTile look={lookOf(view.by, state.meeting.agencies)} size="s" />
          {agencyName(view.by.agency)}
        </span>
      </td>
      <td className={styles.what}>
        {content.headline ? <b>{content.headline}</b> : null}
        {content.childView?.exactWords ? (
          <blockquote>
            “<bdi>{content.childView.exactWords}</bdi>”
          </blockquote>
        ) : null}
        <p>{content.body}</p>
        {content.whyNow ? (
          <p>
            <b>{board.whyNow}</b>
            {content.whyNow}
          </p>
        ) : null}
        <p className={styles.tags}>
          {content.historic ? <Tag>{board.historic}</Tag> : null}
          {content.valence === 'strength' ? <Tag tone="ok">{words.strength}</Tag> : null}
          {content.valence === 'worry' ? <Tag tone="warn">{words.worry}</Tag> : null}
          <small>{board.about(content.children.map(childName))}</small>
          <Where view={view} />
        </p>
      </td>
      <td className={styles.how}>
        <Nature nature={content.nature} />
        {source?.kind && named ? <small>{SOURCE_WORDS[source.kind]}</small> : null}
        {source?.ref && named ? <small>{source.ref}</small> : null}
      </td>
      {professional ? (
        <td>
          <Marks mark={view.mark} />
        </td>
      ) : null}
    </tr>
  )
}
