'use client'
import { type Chronology, type Dated, dateOf, type Scale } from '../../../../lib/board/chronology'
import { chronology as words } from '../../../../lib/text/chronology'
import { monthShort } from '../../../../lib/text/dates'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { SHAPES } from '../../../ui/shapes'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Lanes.module.css'

const percent = (share: number) => `${(share * 100).toFixed(3)}%`
/** On a narrow screen it is scrolled by its own, by keys too. */
const REACHED = 0
/** A sign is this wide (px): the line begins and ends half of it within its box. */
const SIGN = 24

/** One lane an agency. A day is a point, what is less exact a bar as long as what is not known, silence a hatched stretch. */
export function Lanes({ made, scale }: { made: Chronology; scale: Scale }) {
  const { agencyName, state } = useMeetingValue()
  const lanes = [...new Set(made.dated.map(({ view }) => view.by.agency))]
  const numbers = new Map(made.dated.map(({ view }, i) => [view.id, i + 1]))
  return (
    <figure className={styles.figure}>
      <section className={styles.scroll} aria-label={words.lanes} tabIndex={REACHED}>
        <div className={styles.lanes} aria-hidden="true">
          <span />
          <svg className={styles.axis} aria-hidden="true">
            {labelled(scale).map(tick => (
              <text key={tick.day} x={percent(tick.at)} y="16" className={styles[tick.label]}>
                {tick.label === 'year' ? dateOf(tick.day).slice(0, 4) : monthShort(dateOf(tick.day))}
              </text>
            ))}
          </svg>
          {lanes.map(agency => {
            const own = made.dated.filter(({ view }) => view.by.agency === agency)
            const role = own[0]?.view.by.role ?? ''
            return (
              <div key={agency} className={styles.lane}>
                <span className={styles.name}>
                  <AgencyTile look={lookOf({ agency, role }, state.meeting.agencies)} size="s" />
                  {agencyName(agency)}
                </span>
                <svg className={styles.line} aria-hidden="true">
                  {made.gaps.map(gap => (
                    <rect
                      key={gap.to}
                      className={styles.gap}
                      x={percent(scale.at(gap.from))}
                      width={percent(scale.at(gap.to) - scale.at(gap.from))}
                      height="100%"
                    />
                  ))}
                  {scale.ticks.map(tick => (
                    <line key={tick.day} x1={percent(tick.at)} x2={percent(tick.at)} y1="0" y2="100%" />
                  ))}
                  <line x1="0" x2="100%" y1="50%" y2="50%" />
                  {own.map(one => (
                    <Sign key={one.view.id} one={one} scale={scale} number={numbers.get(one.view.id) ?? 0} />
                  ))}
                </svg>
              </div>
            )
          })}
        </div>
      </section>
      <figcaption className={styles.caption}>
        {scale.bent ? `${words.bent} ` : null}
        {words.bars}
      </figcaption>
    </figure>
  )
}

/** Labels that have room: months of the wide part, years where one does not stand on the other. */
function labelled({ ticks }: Scale): Scale['ticks'] {
  const shown: Scale['ticks'] = []
  for (const tick of ticks) {
    const before = shown.at(-1)
    if (!before || tick.at - before.at > 0.045) shown.push(tick)
    else if (tick.label === 'year' && before.label === 'month') shown.splice(-1, 1, tick)
  }
  return shown
}

function Sign({ one: { view, span }, scale, number }: { one: Dated; scale: Scale; number: number }) {
  const { state } = useMeetingValue()
  const look = lookOf(view.by, state.meeting.agencies)
  const from = scale.at(span.from)
  const to = scale.at(span.to)
  return (
    <>
      {span.exact || span.open ? null : (
        <rect
          className={styles.bar}
          data-colour={look.colour}
          x={percent(from)}
          width={percent(to - from)}
          y="42%"
          height="16%"
          rx="3"
        />
      )}
      {span.open ? <line className={styles.since} x1={percent(from)} x2="100%" y1="50%" y2="50%" /> : null}
      <svg x={percent((from + to) / 2)} y="50%" overflow="visible" aria-hidden="true">
        <g data-colour={look.colour} className={styles.sign}>
          <svg x={-SIGN / 2} y={-SIGN / 2} width={SIGN} height={SIGN} viewBox="0 0 32 32" aria-hidden="true">
            {SHAPES[look.shape]}
          </svg>
          <text y="4">{number}</text>
        </g>
      </svg>
    </>
  )
}
