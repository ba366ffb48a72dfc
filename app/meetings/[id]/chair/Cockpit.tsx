'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { partsOf } from '../../../../lib/board/floor'
import { markQueue } from '../../../../lib/board/queue'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import { isOver } from '../../../../lib/policy/can'
import { chair } from '../../../../lib/text/chair'
import { headingTitle } from '../../../../lib/text/headings'
import { Button } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'
import { Notice } from '../../../ui/Notice'
import { focusOnHome } from '../../../ui/useFocusKept'
import { Questions } from '../board/Questions'
import { Said } from '../board/Said'
import { Voices } from '../board/Voices'
import { Finish } from '../flow/Finish'
import { Quorum } from '../flow/Quorum'
import { Speaking } from '../flow/Speaking'
import { useFloor } from '../flow/useFloor'
import { Door } from '../ui/Door'
import { useMeetingValue } from '../ui/MeetingContext'
import { RosterList } from '../ui/Roster'
import { Agenda } from './Agenda'
import styles from './Cockpit.module.css'
import { Control } from './Control'
import { Held } from './Held'
import { Marked } from './Marked'
import { Matrix } from './Matrix'
import { Queue } from './Queue'
import { Remove } from './Remove'
import { ReturnedMarks } from './ReturnedMarks'
import { type Acts, useActs } from './useActs'
import { useHeld, useMovingOn } from './useHeld'
import { type Last, type Undoable, useMarking } from './useMarking'
import { usePart } from './usePart'

const Conflicts = dynamic(() => import('./decide/Conflicts').then(part => part.Conflicts))
const ownNotes = later(() => import('../ui/Notes').then(({ Notes }) => Notes))
const Decide = dynamic(() => import('./decide/Decide').then(part => part.Decide))

/** The chair's table: marking, or deciding and closing; once the meeting is closed, what it was sealed as. */
export function Cockpit({ banners }: { banners: React.ReactNode }) {
  const acts = useActs()
  const { part } = usePart()
  const over = isOver(useMeetingValue().state.meeting.status)
  useMovingOn(useHeld())
  const undoable = useState<readonly Last[]>([])
  return (
    <div className={styles.frame}>
      <Control acts={acts} />
      {banners}
      {acts.refused ? (
        <div className={styles.refused}>
          <Notice tone="stop" title={chair.refused} role="alert">
            <p>{acts.refused}</p>
          </Notice>
        </div>
      ) : null}
      {part === 'decide' || over ? <Decide acts={acts} /> : <Marking acts={acts} undoable={undoable} />}
    </div>
  )
}

/** Agenda, queue and overview. What the chair looks at here is theirs alone; others are moved only by "Show this". */
function Marking({ acts, undoable }: { acts: Acts; undoable: Undoable }) {
  const { live, state } = useMeetingValue()
  const Notes = useLater(ownNotes, acts.may('note'))
  const [heading, setHeading] = useState<Heading>(state.place?.heading ?? 'necessary')
  const marking = useMarking(heading, undoable)
  const { toMark, marked: all } = markQueue(live.board, heading, marking.saving)
  // What is held stands with what is held: for everybody else it is not marked.
  const marked = all.filter(view => !marking.waits.has(view.id))
  const shown = state.place?.heading === heading
  const go = (to: Heading) => {
    // Of another heading the queue takes the focus itself.
    if (to === heading) focusOnHome()
    setHeading(to)
    marking.select(null)
  }
  const floor = useFloor()
  const { next } = partsOf(state.agenda)
  const move = () => {
    if (!next || !acts.may('call')) return
    void acts.enter(next)
    const to = HEADINGS.find(one => one === next)
    if (to) go(to)
  }
  return (
    <div className={styles.grid}>
      <div className={styles.agenda}>
        <Agenda heading={heading} acts={acts} onHeading={go} onMove={move} />
      </div>
      <main id="main" tabIndex={-1} className={styles.sheet}>
        <div className={styles.head}>
          <h1>{headingTitle(heading)}</h1>
          <div className={styles.tools}>
            {all.length + toMark.length ? <span>{chair.marked(marked.length, all.length + toMark.length)}</span> : null}
            <Button small disabled={shown || !acts.may('focus')} onClick={() => acts.show(heading, null)}>
              {shown ? chair.headingShown : chair.showHeading}
            </Button>
          </div>
        </div>
        <ReturnedMarks />
        <Held marking={marking} />
        <Queue
          toMark={toMark}
          marking={marking}
          acts={acts}
          heading={heading}
          onHeading={go}
          onSpeaker={() => floor.open && floor.calls && floor.next()}
          onNextPart={move}
        />
        <Marked items={marked} marking={marking} />
      </main>
      <aside className={styles.side} aria-label={chair.matrix.title}>
        <Door />
        <Speaking>
          <Finish heading={heading} />
        </Speaking>
        <Matrix
          heading={heading}
          onHeading={go}
          onOpen={view => {
            go(view.heading)
            marking.select(view.id)
          }}
        />
        <Voices onAdd={null} />
        <Questions
          onGo={(to, contribution) => {
            setHeading(to)
            marking.select(contribution)
          }}
        />
        <Conflicts />
        {Notes && acts.may('note') ? <Notes /> : null}
        <Said />
        <div className={styles.roster}>
          <Quorum acts={acts} />
          <RosterList />
          <Remove />
        </div>
      </aside>
    </div>
  )
}
