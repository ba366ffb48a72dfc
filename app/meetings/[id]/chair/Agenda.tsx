'use client'
import { useEffect, useRef } from 'react'
import { voices } from '../../../../lib/board/coverage'
import { finishedUnder, partsOf } from '../../../../lib/board/floor'
import { headingCounts } from '../../../../lib/board/queue'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import { rail } from '../../../../lib/text/board'
import { chair } from '../../../../lib/text/chair'
import { agenda as words } from '../../../../lib/text/flow'
import { AGENDA_WORDS, HEADING_NAMES, headingNumber } from '../../../../lib/text/headings'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import headings from '../ui/Headings.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Agenda.module.css'
import type { Acts } from './useActs'

type Props = { heading: Heading; acts: Acts; onHeading(heading: Heading): void; onMove(): void }

/** The parts of the meeting in order, with their minutes: what is still to mark under a heading, where everyone is shown, and the next step as one button. */
export function Agenda({ heading: here, acts, onHeading, onMove }: Props) {
  const { state } = useMeetingValue()
  const list = useRef<HTMLOListElement>(null)
  const { parts } = state.agenda
  const { at, next } = partsOf(state.agenda)
  // On a phone the parts stand in one line that scrolls: the heading that is open is in sight.
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>(`[data-heading=${here}]`)
    if (list.current && item) list.current.scrollLeft = item.offsetLeft - 24
  }, [here])
  const missing = HEADINGS.filter(heading => !parts.some(({ part }) => part === heading))
  return (
    <nav aria-label={chair.agenda}>
      <p className={`${headings.eyebrow} ${styles.eyebrow}`}>{chair.agenda}</p>
      <ol ref={list} className={`${headings.list} ${styles.list}`}>
        {[...parts, ...missing.map(part => ({ part, minutes: undefined }))].map(({ part, minutes }, i) => {
          const heading = HEADINGS.find(one => one === part)
          const said = { minutes, done: i < at, now: i === at }
          return (
            <li key={part} data-heading={part}>
              {heading ? (
                <HeadingItem heading={heading} {...said} open={heading === here} onHeading={onHeading} />
              ) : (
                <button
                  type="button"
                  className={`${headings.item} ${styles.other}`}
                  data-now={said.now || undefined}
                  aria-current={said.now ? 'step' : undefined}
                  disabled={said.now || !acts.may('call')}
                  onClick={() => void acts.enter(part)}
                >
                  <span className={headings.n}>{said.done ? <Done /> : null}</span>
                  <span className={headings.name}>
                    <span className="sr">{words.moveTo} </span>
                    {AGENDA_WORDS[part]}
                  </span>
                  <Minutes minutes={minutes} />
                </button>
              )}
            </li>
          )
        })}
      </ol>
      <div className={styles.steps}>
        {next && acts.may('call') ? (
          <Button look="primary" small aria-keyshortcuts="M" onClick={onMove}>
            {words.move(partTitle(next))} <kbd>M</kbd>
          </Button>
        ) : null}
        {acts.may('gather') ? (
          <Button small aria-keyshortcuts="B" onClick={() => void acts.gather()}>
            {words.gather} <kbd>B</kbd>
          </Button>
        ) : null}
        {state.agenda.called ? (
          <p className={styles.asked} role="status">
            {words.asked(state.agenda.called)}
          </p>
        ) : null}
      </div>
    </nav>
  )
}

const partTitle = (part: keyof typeof AGENDA_WORDS) => {
  const heading = HEADINGS.find(one => one === part)
  return heading ? `${headingNumber(heading)} ${HEADING_NAMES[heading]}` : AGENDA_WORDS[part]
}

const Done = () => (
  <>
    <span className="sr">{words.done}</span>
    <Icon name="check" />
  </>
)

const Minutes = ({ minutes }: { minutes: number | undefined }) =>
  minutes === undefined ? null : (
    <span className={headings.count} title={words.minutes(minutes)}>
      {minutes} <span className="sr">{words.minutes(minutes)}</span>
    </span>
  )

type ItemProps = {
  heading: Heading
  minutes: number | undefined
  done: boolean
  open: boolean
  onHeading(heading: Heading): void
}

function HeadingItem({ heading, minutes, done, open, onHeading }: ItemProps) {
  const { live, state, childName } = useMeetingValue()
  const counts = headingCounts(live.board).find(one => one.heading === heading)
  const [shared, toMark] = [counts?.shared ?? 0, counts?.toMark ?? 0]
  const finished = finishedUnder(state.finished, live.board, heading)
  const unheard = voices(live.board, state.meeting.children).filter(voice => voice.heard === 0)
  return (
    <button
      type="button"
      className={`${headings.item} ${styles.item}`}
      aria-current={open ? 'true' : undefined}
      onClick={() => onHeading(heading)}
    >
      <span className={headings.n}>{headingNumber(heading)}</span>
      <span className={headings.name}>{HEADING_NAMES[heading]}</span>
      {minutes === undefined ? (
        <span className={headings.count}>
          <span className="sr">{rail.contributions}</span>
          {shared}
        </span>
      ) : (
        <Minutes minutes={minutes} />
      )}
      <small>
        <span>
          {done ? <Done /> : null} {toMark ? chair.toMark(toMark) : shared ? chair.allMarked : chair.nothing}
        </span>
        {finished.length ? <span>{words.finishedHere(finished.length)}</span> : null}
        {heading === 'childs-views' && unheard.length ? (
          <span>{rail.voice(unheard.map(voice => childName(voice.id)))}</span>
        ) : null}
        {state.place?.heading === heading ? (
          <span className={styles.shown}>
            <Icon name="eye" /> {chair.showing}
          </span>
        ) : null}
      </small>
    </button>
  )
}
