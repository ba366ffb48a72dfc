'use client'
import type { Entrance } from '../../../../lib/protocol/views'
import { useMeeting } from '../../../live/useMeeting'
import { ChronologyScreen } from './ChronologyScreen'

export function LiveChronology({ entrance }: { entrance: Entrance }) {
  return <ChronologyScreen live={useMeeting(entrance.id)} entrance={entrance} />
}
