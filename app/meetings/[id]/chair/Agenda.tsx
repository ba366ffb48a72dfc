'use client'
import { voices } from '../../../../lib/board/coverage'
import { headingCounts } from '../../../../lib/board/queue'
import type { Heading } from '../../../../lib/meeting/names'
import { rail } from '../../../../lib/text/board'
import { chair } from '../../../../lib/text/chair'
import { HEADING_NAMES, headingNumber } from '../../../../lib/text/headings'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Agenda.module.css'

/** The six headings with what is still to mark; an eye where everyone is shown. */
export function Agenda({ heading: here, onHeading }: { heading: Heading; onHeading(heading: Heading): void }) {
  const { live, state, childName } = useMeetingValue()
  const unheard = voices(live.board, state.meeting.children).filter(voice => voice.heard === 0)
  return (
    <nav aria-label={chair.agenda}>
      <p className={styles.eyebrow}>{chair.agenda}</p>
      <ol className={styles.list}>
        {headingCounts(live.board).map(({ heading, shared, toMark }) => (
          <li key={heading}>
            <button
              type="button"
              className={styles.item}
              aria-current={heading === here ? 'true' : undefined}
              onClick={() => onHeading(heading)}
            >
              <span className={styles.n}>{headingNumber(heading)}</span>
              <span className={styles.name}>{HEADING_NAMES[heading]}</span>
              <span className={styles.count}>
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
