'use client'
import type { Entrance } from '../../../../lib/protocol/views'
import { useMeeting } from '../../../live/useMeeting'
import { BoardScreen } from './BoardScreen'

export function LiveBoard({ entrance }: { entrance: Entrance }) {
  return <BoardScreen live={useMeeting(entrance.id)} entrance={entrance} />
}
