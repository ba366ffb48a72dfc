'use client'
import { useEffect, useRef } from 'react'
import { voices } from '../../../../lib/board/coverage'
import { headingCounts } from '../../../../lib/board/queue'
import type { Heading } from '../../../../lib/meeting/names'
import { rail } from '../../../../lib/text/board'
import { chair } from '../../../../lib/text/chair'
import { HEADING_NAMES, headingNumber } from '../../../../lib/text/headings'
import { Icon } from '../../../ui/Icon'
import headings from '../ui/Headings.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Agenda.module.css'

/** The six headings with what is still to mark; an eye where everyone is shown. */
export function Agenda({ heading: here, onHeading }: { heading: Heading; onHeading(heading: Heading): void }) {
  const { live, state, childName } = useMeetingValue()
  const list = useRef<HTMLOListElement>(null)
  // On a phone the headings stand in one line that scrolls: the one that is open is in sight.
  useEffect(() => {
    const item = list.current?.children[headingNumber(here) - 1]
    if (list.current && item instanceof HTMLElement) list.current.scrollLeft = item.offsetLeft - 24
  }, [here])
  const unheard = voices(live.board, state.meeting.children).filter(voice => voice.heard === 0)
  return (
    <nav aria-label={chair.agenda}>
      <p className={`${headings.eyebrow} ${styles.eyebrow}`}>{chair.agenda}</p>
      <ol ref={list} className={`${headings.list} ${styles.list}`}>
        {headingCounts(live.board).map(({ heading, shared, toMark }) => (
          <li key={heading}>
            <button
              type="button"
              className={`${headings.item} ${styles.item}`}
              aria-current={heading === here ? 'true' : undefined}
              onClick={() => onHeading(heading)}
            >
              <span className={headings.n}>{headingNumber(heading)}</span>
              <span className={headings.name}>{HEADING_NAMES[heading]}</span>
              <span className={headings.count}>
                <span className="sr">{rail.contributions}</span>
                {shared}
              </span>
              <small>
                {toMark ? chair.toMark(toMark) : shared ? chair.allMarked : chair.nothing}
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
          </li>
        ))}
      </ol>
    </nav>
  )
}
