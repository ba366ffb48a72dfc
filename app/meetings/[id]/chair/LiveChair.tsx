'use client'
import type { Entrance } from '../../../../lib/protocol/views'
import { useMeeting } from '../../../live/useMeeting'
import { ChairScreen } from './ChairScreen'

export function LiveChair({ entrance }: { entrance: Entrance }) {
  return <ChairScreen live={useMeeting(entrance.id)} entrance={entrance} />
}
