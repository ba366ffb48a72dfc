'use client'
import { useEffect, useRef } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { chairAction } from '../../../../lib/board/keys'
import { finishes, judge } from '../../../../lib/board/marking'
import { nextHeading } from '../../../../lib/board/queue'
import type { Held as HeldMark } from '../../../../lib/meeting/held'
import type { Heading } from '../../../../lib/meeting/names'
import { chair, suggestedReasons } from '../../../../lib/text/chair'
import { eventWords } from '../../../../lib/text/dates'
import { headingTitle } from '../../../../lib/text/headings'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { useDisplay } from '../../../ui/DisplayProvider'
import { Notice } from '../../../ui/Notice'
import { focusHome } from '../../../ui/useFocusKept'
import { Marks } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import { HowShown, Pips } from './Held'
import { OWN_WORDS, RELEASE, REQUEST } from './ids'
import styles from './Queue.module.css'
import { Selected } from './Selected'
import type { Acts } from './useActs'
import type { Marking } from './useMarking'

type Props = {
  toMark: ContributionView[]
  marking: Marking
  acts: Acts
  heading: Heading
  onHeading(heading: Heading): void
  /** Calls the next speaker. */
  onSpeaker?(): void
  onNextPart?(): void
}

const inText = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('textarea, select, dialog, input:not([type=radio])') !== null

/** What is still to mark: one enlarged, the rest in line. Keys act only while the focus is in here. */
export function Queue({ toMark, marking, acts, heading, onHeading, onSpeaker, onNextPart }: Props) {
  const { display } = useDisplay()
  const { live, agencyName } = useMeetingValue()
  const { selected } = marking
  const title = useRef<HTMLHeadingElement>(null)
  // The keys need the focus in here: at the start, when another heading is chosen, and when the strip it was in is gone.
  const shown = useRef<Heading | null>(null)
  useEffect(() => {
    const chosen = shown.current !== null && shown.current !== heading
    shown.current = heading
    if (chosen || document.activeElement === document.body) title.current?.focus({ preventScroll: true })
  })
  const lastRef = live.board.find(view => view.id === marking.last?.contribution)?.ref ?? ''

  const step = (by: 1 | -1) => {
    const at = toMark.findIndex(view => view.id === selected?.id)
    const next = toMark[at + by]
    if (!next) return
    marking.select(next.id)
    marking.setSaid(chair.at(next.ref, agencyName(next.by.agency)))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && event.target instanceof HTMLElement && [OWN_WORDS, REQUEST].includes(event.target.id))
      return title.current?.focus()
    if (inText(event.target)) return
    const action = chairAction(event, display.keys)
    if (!action) return
    event.preventDefault()
    if (action === 'next') return step(1)
    if (action === 'previous') return step(-1)
    if (action === 'next-heading') return onHeading(nextHeading(heading, 1))
    if (action === 'previous-heading') return onHeading(nextHeading(heading, -1))
    if (action === 'show') return selected && acts.may('focus') ? void acts.show(heading, selected.id) : undefined
    if (action === 'next-speaker') return onSpeaker?.()
    if (action === 'next-part') return onNextPart?.()
    if (action === 'gather') return acts.may('gather') ? void acts.gather() : undefined
    if (action === 'undo') return marking.undo()
    if (action === 'request') return document.getElementById(REQUEST)?.focus()
    if (action === 'own-words') return document.getElementById(OWN_WORDS)?.focus()
    if (action === 'to-held') return document.getElementById(RELEASE)?.focus()
    if (action === 'quiet' && !marking.forChair) {
      marking.setQuiet(!marking.quiet)
      return marking.setSaid(marking.quiet ? chair.held.saidOff : chair.held.saidOn)
    }
    const { entered } = marking
    if (action === 'confirm') return entered ? marking.confirm(entered) : undefined
    if (action === 'reject') return entered ? marking.reject(entered) : undefined
    if (!selected || !acts.may('hold-mark')) return
    const next = judge(marking.judgement, action, suggestedReasons(marking.judgement))
    if (finishes(action, next)) marking.mark(next)
    else marking.change(next)
  }
  const rest = toMark.filter(view => view.id !== selected?.id)
  return (
    <section className={styles.queue} aria-label={chair.queueLabel} onKeyDown={onKeyDown}>
      <div className={styles.title}>
        <h2 ref={title} {...focusHome}>
          {chair.queue(toMark.length)}
        </h2>
        <KeysLine />
      </div>
      <HowShown marking={marking} />
      {selected ? (
        <Selected view={selected} marking={marking} acts={acts} />
      ) : (
        <div className={styles.none}>
          <Notice tone={live.board.some(view => view.heading === heading) ? 'ok' : 'plain'}>
            <p>{live.board.some(view => view.heading === heading) ? chair.allDone : chair.empty}</p>
            <Button small onClick={() => onHeading(nextHeading(heading, 1))}>
              {chair.next(headingTitle(nextHeading(heading, 1)))} <kbd>]</kbd>
            </Button>
          </Notice>
        </div>
      )}
      {marking.last ? (
        <div className={styles.undo}>
          <Button small look="quiet" onClick={marking.undo}>
            {chair.undo} ({lastRef}) <kbd>X</kbd>
          </Button>
        </div>
      ) : null}
      <p role="status" className="sr">
        {marking.said}
      </p>
      <ul>
        {rest.map(view => (
          <Waiting
            key={view.id}
            view={view}
            entered={marking.held.of(view.id)}
            onSelect={() => marking.select(view.id)}
          />
        ))}
      </ul>
    </section>
  )
}

const KeysLine = () => (
  <span className={styles.keys} aria-hidden="true">
    {chair.keysLine.map(([keys, does]) => (
      <span key={does}>
        <kbd>{keys}</kbd> {does}
      </span>
    ))}
  </span>
)

function Waiting({ view, entered, onSelect }: { view: ContributionView; entered: HeldMark | null; onSelect(): void }) {
  const { state, agencyName } = useMeetingValue()
  return (
    <li className={styles.mini}>
      <AgencyTile look={lookOf(view.by, state.meeting.agencies)} size="s" />
      <div>
        <button type="button" className={styles.open} onClick={onSelect}>
          <b>{agencyName(view.by.agency)}</b>{' '}
          <span>
            {view.ref}, {eventWords(view.content?.event)}
          </span>
        </button>
        <p className={styles.words}>{view.content?.headline ?? view.content?.body}</p>
        {entered ? <p className={styles.note}>{chair.held.entered(entered.by.name)}</p> : null}
      </div>
      {entered ? <Pips held={entered} /> : <Marks mark={view.mark} />}
    </li>
  )
}
