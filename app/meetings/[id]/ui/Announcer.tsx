'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type Heard,
  heldNews,
  isUrgent,
  oneSentence,
  wanted,
  whatChanged,
  whatWasAsked,
} from '../../../../lib/board/announce'
import type { ContributionView, QuestionView } from '../../../../lib/board/draft'
import { floorView, turnOf } from '../../../../lib/board/floor'
import { announce } from '../../../../lib/text/announce'
import { connectionWords } from '../../../../lib/text/board'
import { agenda, speaking } from '../../../../lib/text/flow'
import type { Live } from '../../../live/types'
import { useDisplay } from '../../../ui/DisplayProvider'

const WINDOW = 10_000
const KEPT = 6

type Line = { id: number; text: string }

function useLines() {
  const [lines, setLines] = useState<Line[]>([])
  const next = useRef(0)
  const say = useRef((text: string) => {
    if (!text) return
    next.current += 1
    const line = { id: next.current, text }
    setLines(list => [...list.slice(1 - KEPT), line])
  })
  return { lines, say: say.current }
}

/** What a screen reader hears, from one place: a quiet log that is there from the start. What happens within ten seconds is one sentence; only what needs an answer now is said at once. */
export function Announcer({ live }: { live: Live }) {
  const { display } = useDisplay()
  const { lines, say } = useLines()
  const before = useRef<{ board: ContributionView[]; questions: QuestionView[] } | null>(null)
  const waiting = useRef<Heard[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const { board, questions, state, connection } = live
  const saying = display.say

  useEffect(() => {
    if (!state || connection.is !== 'live') return
    const old = before.current
    before.current = { board, questions }
    if (!old) return
    const names = new Map(state.meeting.agencies.map(agency => [agency.name, agency.shortName]))
    const nameOf = (agency: string) => names.get(agency) ?? agency
    const heard = wanted(
      [...whatChanged(old.board, board, state.me), ...whatWasAsked(old.questions, questions, state.me)],
      saying,
    )
    say(oneSentence(heard.filter(isUrgent), nameOf))
    waiting.current.push(...heard.filter(event => !isUrgent(event)))
    if (!waiting.current.length || timer.current) return
    timer.current = setTimeout(() => {
      timer.current = null
      say(oneSentence(waiting.current.splice(0), nameOf))
    }, WINDOW)
  }, [board, questions, state, connection.is, saying, say])

  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  const waits = state?.held
  const heldBefore = useRef<NonNullable<typeof waits> | null>(null)
  useEffect(() => {
    if (!state) return
    const old = heldBefore.current
    heldBefore.current = waits ?? []
    const refOf = (id: string) => board.find(view => view.id === id)?.ref ?? ''
    if (old && saying !== 'off') say(heldNews(old, waits ?? [], state.me, refOf))
  }, [state, waits, board, saying, say])
  const floor = useMemo(() => floorView(live.roster, state?.me.person ?? ''), [live.roster, state?.me.person])
  const oldFloor = useRef(floor)
  useEffect(() => {
    const turn = turnOf(oldFloor.current, floor)
    oldFloor.current = floor
    if (turn && saying !== 'off') say(speaking.said[turn])
  }, [floor, saying, say])

  const called = state?.agenda.called ?? null
  const known = state !== null
  const heardCall = useRef({ known, called })
  useEffect(() => {
    const was = heardCall.current
    heardCall.current = { known, called }
    if (was.known && called && called !== was.called && saying !== 'off') say(`${agenda.calledSomewhere}.`)
  }, [called, known, saying, say])

  const notice = live.notice?.at
  const heardNotice = useRef(notice)
  useEffect(() => {
    if (!notice || notice === heardNotice.current) return
    heardNotice.current = notice
    if (saying !== 'off') say(live.notice?.sentence ?? '')
  }, [notice, live.notice, saying, say])

  const was = useRef(connection.is)
  useEffect(() => {
    if (saying !== 'off' && was.current === 'live' && connection.is === 'offline') say(connectionWords.lost)
    if (saying !== 'off' && was.current === 'offline' && connection.is === 'live') say(connectionWords.regained)
    if (connection.is === 'live' || connection.is === 'offline') was.current = connection.is
  }, [connection.is, saying, say])

  return (
    <div className="sr" role="log" aria-live="polite" aria-relevant="additions" aria-label={announce.label}>
      {lines.map(line => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  )
}
