'use client'
import type { Entrance } from '../../../../lib/protocol/views'
import { useMeeting } from '../../../live/useMeeting'
import { CaptureScreen } from './CaptureScreen'

export function LiveCapture({ entrance }: { entrance: Entrance }) {
  return <CaptureScreen live={useMeeting(entrance.id)} entrance={entrance} />
}
