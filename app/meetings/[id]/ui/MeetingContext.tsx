'use client'
import { createContext, useContext, useMemo } from 'react'
import type { Agency } from '../../../../lib/meeting/setup'
import type { Member } from '../../../../lib/meeting/state'
import { can, isProfessional, type Verb } from '../../../../lib/policy/can'
import type { AudienceInfo, State } from '../../../../lib/protocol/live'
import { callNames } from '../../../../lib/text/names'
import type { Live } from '../../../live/types'

export type MeetingValue = {
  live: Live
  state: State
  me: Member
  professional: boolean
  /** Only to be read: a moment that has gone. */
  reading: boolean
  /** Whether this person may do it now: the same table the server asks. */
  may(verb: Verb): boolean
  agency(name: string): Agency | undefined
  /** What an agency is called on screen. */
  agencyName(name: string): string
  /** What a child is called on screen, by id. */
  childName(id: string): string
  audience(id: string): AudienceInfo | undefined
}

const Context = createContext<MeetingValue | null>(null)

export function useMeetingValue(): MeetingValue {
  const value = useContext(Context)
  if (!value) throw new Error('This part of the screen needs a meeting around it.')
  return value
}

/** Everything below knows the meeting, who is looking, and what they may do. */
export function MeetingProvider({
  live,
  state,
  reading = false,
  children,
}: {
  live: Live
  state: State
  reading?: boolean
  children: React.ReactNode
}) {
  // The same value as long as nothing of the meeting is another: a letter typed makes no row again.
  const value = useMemo((): MeetingValue => {
    const agencies = new Map(state.meeting.agencies.map(agency => [agency.name, agency]))
    const names = callNames(state.meeting.children)
    const called = new Map(state.meeting.children.map((child, i) => [child.id, names[i] ?? child.name]))
    const audiences = new Map(state.audiences.map(audience => [audience.id, audience]))
    return {
      live,
      state,
      me: state.me,
      professional: isProfessional(state.me),
      reading,
      may: verb => !reading && can(state.me, verb, state.meeting) === null,
      agency: name => agencies.get(name),
      agencyName: name => agencies.get(name)?.shortName ?? name,
      childName: id => called.get(id) ?? '',
      audience: id => audiences.get(id),
    }
  }, [live, state, reading])
  return <Context value={value}>{children}</Context>
}
