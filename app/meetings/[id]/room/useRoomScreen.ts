'use client'
import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import { CLOSE } from '../../../../lib/protocol/codes'
import { type RoomEvent, roomEvent, type ScreenEnd, type ScreenView } from '../../../../lib/protocol/room-screen'

export type RoomScreenState =
  | { is: 'connecting' }
  | { is: 'not-connected' }
  | { is: 'ended'; why: ScreenEnd }
  | { is: 'live' | 'offline'; view: ScreenView; ahead: number }

/** How often (ms) a screen that is turned away asks again: the chair may not have the meeting open yet. */
const AGAIN = 5000

/** What the room screen's own connection was last told, and whether it stands. */
export function useRoomScreen(meetingId: string): RoomScreenState {
  const [state, setState] = useState<RoomScreenState>({ is: 'connecting' })
  useEffect(() => {
    const socket = io(`${location.origin}/room`, {
      auth: { meetingId },
      query: { meetingId },
      forceNew: true,
      reconnectionDelay: 250,
      reconnectionDelayMax: 2500,
    })
    let over = false
    let again: ReturnType<typeof setTimeout> | undefined
    const shown = (event: RoomEvent) => {
      over = 'ended' in event
      if (!('ended' in event))
        return setState({ is: 'live', view: event.view, ahead: Date.parse(event.now) - Date.now() })
      setState({ is: 'ended', why: event.ended })
      socket.disconnect()
    }
    socket.on('room', (sent: unknown) => {
      const event = roomEvent.safeParse(sent)
      if (event.success) shown(event.data)
    })
    socket.on('disconnect', () => setState(before => (before.is === 'live' ? { ...before, is: 'offline' } : before)))
    socket.on('connect_error', (error: Error & { data?: { code?: number } }) => {
      if (over) return
      // By now it may show what the room may see no more: what it had goes.
      if (error.data?.code === CLOSE.noSuchRoom) setState({ is: 'not-connected' })
      if (!socket.active) again = setTimeout(() => socket.connect(), AGAIN)
    })
    return () => {
      clearTimeout(again)
      socket.disconnect()
    }
  }, [meetingId])
  return state
}
