'use client'
import { useState } from 'react'
import { againstMost, missingParts, openOnScreen } from '../../../../../lib/board/deciding'
import { isToConfirm } from '../../../../../lib/board/spoken'
import { chair } from '../../../../../lib/text/chair'
import { decide } from '../../../../../lib/text/decide'
import { Button } from '../../../../ui/Button'
import { Icon } from '../../../../ui/Icon'
import { useLater } from '../../../../ui/later'
import { Panel } from '../../../../ui/Panel'
import { Tag } from '../../../../ui/Tag'
import { correct } from '../../board/Actions'
import { useMeetingValue } from '../../ui/MeetingContext'
import { AskSilent } from '../AskSilent'
import { CloseDialog } from '../CloseDialog'
import type { Acts } from '../useActs'
import { usePart } from '../usePart'
import { useWaitingMarks } from '../WaitingMarks'
import styles from './Decide.module.css'

const words = decide.before

/** What is open before the meeting closes: what owes a reason, then what is worth another look. */
export function Before({ acts }: { acts: Acts }) {
  const { live, me, state, may, agencyName, childName } = useMeetingValue()
  const { go } = usePart()
  const [closing, setClosing] = useState(false)
  const [reading, setReading] = useState<string | null>(null)
  const Correct = useLater(correct, reading !== null)
  const { children } = state.meeting
  const waits = useWaitingMarks()
  const open = openOnScreen({ ...live, ...state, held: waits.list, children })
  const { decisions, actions, conflicts } = live.matters
  const decided = new Set(decisions.map(one => one.child))
  const undecided = children.filter(child => !decided.has(child.id)).map(child => childName(child.id))
  const parts = actions.filter(action => missingParts(action).length > 0).length
  const against = decisions.filter(one => againstMost(one) && !one.override).map(one => childName(one.child))
  const unsettled = conflicts.filter(one => !one.resolution).length
  const { unmarked, unheard, unanswered, unvoiced, unconfirmed, held } = open
  const toRead = live.board.filter(isToConfirm)
  const ownToRead = toRead.find(view => view.stamp.by.person === me.person)
  const shown = live.board.find(view => view.id === reading)
  const quorum = live.roster?.quorum
  const few = quorum?.met === false && !quorum.proceeds
  const toMark = (
    <Button small onClick={() => go('mark')}>
      {words.mark}
    </Button>
  )
  const readBack =
    ownToRead && may('speak-for') ? (
      <Button small onClick={() => setReading(ownToRead.id)}>
        {words.readBack}
      </Button>
    ) : null
  const owing: Line[] = [
    { what: 'unmarked', open: unmarked > 0, words: unmarked ? words.unmarked(unmarked) : words.marked, help: toMark },
    {
      what: 'held',
      open: held > 0,
      words: waits.lines.length ? `${waits.lines.join('. ')}. ${words.heldNote}` : words.notHeld,
      help: waits.button ?? toMark,
    },
    {
      what: 'unheard',
      open: unheard.length > 0,
      words: unheard.length ? words.unheard(unheard.map(agencyName)) : words.heard,
      help: <AskSilent />,
    },
    { what: 'unanswered', open: unanswered > 0, words: unanswered ? words.unanswered(unanswered) : words.answered },
    {
      what: 'unvoiced',
      open: unvoiced.length > 0,
      words: unvoiced.length ? words.unvoiced(unvoiced.map(childName)) : words.voiced,
    },
    {
      what: 'unconfirmed',
      open: unconfirmed > 0,
      words: unconfirmed ? words.unconfirmed(toRead.map(view => view.ref)) : words.confirmed,
      help: readBack,
    },
  ]
  const others: (Line | false | undefined)[] = [
    quorum &&
      quorum.met !== null && {
        what: 'few',
        open: few,
        words: few ? words.few : quorum.met ? words.enough : words.fewButSaid,
      },
    {
      what: 'undecided',
      open: undecided.length > 0,
      words: undecided.length ? words.undecided(undecided) : words.decided,
    },
    against.length > 0 && { what: 'against', open: true, words: words.against(against) },
    { what: 'unsettled', open: unsettled > 0, words: unsettled ? words.unsettled(unsettled) : words.settled },
    actions.length > 0 && { what: 'parts', open: parts > 0, words: parts ? words.parts(parts) : words.partsDone },
  ]
  const look = others.filter(line => !!line)
  const many = [...owing, ...look].filter(line => line.open).length
  return (
    <Panel
      id="before"
      title={words.title}
      aside={many ? <Tag tone="warn">{words.open(many)}</Tag> : <Tag tone="ok">{words.ready}</Tag>}
    >
      <Lines id="before-owes" title={words.owed} lines={owing} />
      <Lines id="before-look" title={words.look} lines={look} />
      <div className={styles.foot}>
        {acts.may('close') ? (
          <Button look="danger" wide onClick={() => setClosing(true)}>
            {chair.close}
          </Button>
        ) : null}
        <p>{words.seal}</p>
      </div>
      {shown && Correct ? <Correct view={shown} onClose={() => setReading(null)} /> : null}
      {closing ? <CloseDialog acts={acts} onClose={() => setClosing(false)} /> : null}
    </Panel>
  )
}

/** `help`: what to do about it, as long as it is open. */
type Line = { what: string; open: boolean; words: string; help?: React.ReactNode }

const Lines = ({ id, title, lines }: { id: string; title: string; lines: readonly Line[] }) => (
  <>
    <h3 className={styles.kind} id={id}>
      {title}
    </h3>
    <ul aria-labelledby={id}>
      {lines.map(({ what, open, words: text, help }) => (
        <li key={what} className={styles.check} data-open={open || undefined}>
          <Icon name={open ? 'warn' : 'check'} />
          <p>{text}</p>
          {open ? help : null}
        </li>
      ))}
    </ul>
  </>
)
