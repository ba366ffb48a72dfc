'use client'
import { useSyncExternalStore } from 'react'
import { NO_MATTERS } from '../../lib/board/matters'
import { Meeting } from './meeting'
import type { Live } from './types'
import { useUnsent } from './useUnsent'
import { browserWire } from './wire'

const meetings = new Map<string, Meeting>()

/** One store a meeting and page, however many components ask. Making one connects nothing. */
function meetingOf(id: string): Meeting {
  const meeting = meetings.get(id) ?? new Meeting(id, browserWire())
  meetings.set(id, meeting)
  return meeting
}

const nothing: Live = {
  connection: { is: 'waiting' },
  state: null,
  roster: null,
  reached: {},
  board: [],
  agencies: [],
  alerts: [],
  questions: [],
  family: [],
  matters: NO_MATTERS,
  blocked: false,
  ahead: 0,
  sending: [],
  returned: [],
  loggedAt: null,
  witness: 'checking',
  missed: 0,
  share: () => '',
  act: () => new Promise(() => {}),
  dismiss: () => {},
}

/**
 * The meeting, live, while this component is mounted. Leaving the page while words are on their way, or came back and
 * were not taken care of, makes the browser ask first.
 */
export function useMeeting(meetingId: string): Live {
  const browser = typeof window !== 'undefined'
  const meeting = browser ? meetingOf(meetingId) : null
  const live = useSyncExternalStore(
    meeting ? meeting.subscribe : () => () => {},
    meeting ? meeting.getSnapshot : () => nothing,
    () => nothing,
  )
  useUnsent(live.sending.length + live.returned.length > 0)
  return live
}
