'use client'
import { useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { isToConfirm } from '../../../../lib/board/spoken'
import { confirms } from '../../../../lib/meeting/guard'
import { professionalsOf } from '../../../../lib/meeting/state'
import { asking } from '../../../../lib/text/asking'
import { board } from '../../../../lib/text/board'
import { pick } from '../../../../lib/text/pick'
import { behalfWords } from '../../../../lib/text/sharing'
import { widen } from '../../../../lib/text/widen'
import { Button, LinkButton } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Actions.module.css'
import { Pick, useSessions } from './Pick'
import { ReplyForm } from './ReplyForm'
import { mayAdd } from './useAdding'
import { Withdraw } from './Withdraw'
import { reaches } from './widening'

/** Loaded once for whoever wants it, here and where words came back. */
export const correct = later(() => import('./Correct').then(({ Correct }) => Correct))

const addTo = later(() => import('./AddTo').then(({ AddTo }) => AddTo))

const widenDialog = later(() => import('./Widen').then(({ Widen }) => Widen))

type Open = 'correct' | 'withdraw' | 'reply' | 'pick' | 'widen' | 'add' | null

/** What this person may do with a contribution: its author corrects and withdraws, their agency replies to the chair, who picks it for another session. */
export function Actions({ view }: { view: ContributionView }) {
  const meeting = useMeetingValue()
  const { live, me, may, audience, state } = meeting
  const [open, setOpen] = useState<Open>(null)
  const sessions = useSessions(view)
  const Correct = useLater(correct, open === 'correct')
  const Widen = useLater(widenDialog, open === 'widen')
  const AddTo = useLater(addTo, open === 'add')
  const mine = view.stamp.by.person === me.person
  const typed = !!view.content?.onBehalf && may('speak-for')
  const there = view.content !== null
  const replies = there && view.by.agency === me.agency && (view.mark !== null || isToConfirm(view)) && may('reply')
  const corrects = there && mine && (may('correction') || typed)
  const withdraws = there && mine && (may('withdrawal') || typed)
  const adds = mayAdd(meeting, view)
  const confirmsOwn = isToConfirm(view) && view.content?.onBehalf?.person === me.person && may('confirmation')
  const picks = there && sessions.length > 0
  const from = audience(view.audience)
  const forMore = from?.kind === 'professionals' || from?.kind === 'named'
  const widens =
    there &&
    forMore &&
    (mine || confirms(me, undefined)) &&
    may('widening') &&
    state.audiences.some(one => reaches(one, from))
  // What is open holds words: it stays until the person closes it, whatever others do meanwhile.
  // A press of its own stands on every row once the meeting is over; before, beside what else can be done.
  const reviews = may('trail')
  const nothing = ![replies, corrects, adds, withdraws, picks, widens, confirmsOwn, reviews && may('record')].some(
    Boolean,
  )
  if (!open && nothing) return null
  const asked = view.mark?.request !== 'none' && !view.mark?.changedSince
  const close = () => setOpen(null)
  const confirm = () => {
    const to = professionalsOf(audience(view.audience))
    const about = { contribution: view.id, version: view.version }
    live.share(to, { kind: 'confirmation', v: 1, seen: audience(to)?.version ?? 0, ...about })
  }
  return (
    <>
      <div className={styles.actions} data-quiet={(replies && asked) || confirmsOwn ? undefined : true}>
        {confirmsOwn ? (
          <Button small onClick={confirm}>
            {behalfWords.that}
            <span className="sr"> {view.ref}</span>
          </Button>
        ) : null}
        {replies ? (
          <Button
            small
            look={asked ? 'plain' : 'quiet'}
            aria-expanded={open === 'reply'}
            onClick={() => setOpen(open === 'reply' ? null : 'reply')}
          >
            {board.actions.reply}
          </Button>
        ) : null}
        {corrects ? (
          <Button small look="quiet" onClick={() => setOpen('correct')}>
            {board.actions.correct}
            <span className="sr"> {view.ref}</span>
          </Button>
        ) : null}
        {adds ? (
          <Button
            small
            look="quiet"
            aria-expanded={open === 'add'}
            onClick={() => setOpen(open === 'add' ? null : 'add')}
          >
            {asking.add.open}
            <span className="sr"> {view.ref}</span>
          </Button>
        ) : null}
        {picks ? (
          <Button small look="quiet" onClick={() => setOpen('pick')}>
            {pick.open}
            <span className="sr"> {view.ref}</span>
          </Button>
        ) : null}
        {withdraws ? (
          <Button small look="quiet" onClick={() => setOpen('withdraw')}>
            {board.actions.withdraw}
            <span className="sr"> {view.ref}</span>
          </Button>
        ) : null}
        {widens ? (
          <Button small look="quiet" onClick={() => setOpen('widen')}>
            {widen.open}
            <span className="sr"> {view.ref}</span>
          </Button>
        ) : null}
        {reviews ? (
          <LinkButton small look="quiet" href={`/meetings/${state.meeting.id}/items/${view.id}`}>
            {board.actions.life}
            <span className="sr"> {view.ref}</span>
          </LinkButton>
        ) : null}
      </div>
      {open === 'widen' && Widen ? <Widen view={view} onClose={close} /> : null}
      {open === 'add' && AddTo ? <AddTo view={view} onDone={close} /> : null}
      {open === 'reply' ? <ReplyForm view={view} onDone={close} /> : null}
      {open === 'correct' && Correct ? <Correct view={view} onClose={close} /> : null}
      {open === 'pick' ? <Pick view={view} onClose={close} /> : null}
      {open === 'withdraw' ? <Withdraw view={view} onClose={close} /> : null}
    </>
  )
}
