'use client'
import type { Entrance } from '../../../../lib/protocol/views'
import { useMeeting } from '../../../live/useMeeting'
import { PrepareScreen } from './PrepareScreen'

export function LivePrepare({ entrance }: { entrance: Entrance }) {
  return <PrepareScreen live={useMeeting(entrance.id)} entrance={entrance} />
}
