import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../lib/policy/can'
import { shell } from '../../../../lib/text/shell'
import { entered } from '../../../who'
import { LiveCapture } from './LiveCapture'

export const metadata = { title: shell.capture }

export default async function CapturePage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '/capture')
  if (can(entrance.me, 'hold-mark', { status: 'in_progress' }) !== null) redirect(`/meetings/${id}`)
  return <LiveCapture entrance={entrance} />
}
