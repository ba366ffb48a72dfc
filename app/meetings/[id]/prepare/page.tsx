import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../lib/policy/can'
import { shell } from '../../../../lib/text/shell'
import { entered } from '../../../who'
import { LivePrepare } from './LivePrepare'

export const metadata = { title: shell.prepare }

/** For whoever may contribute; everyone else is taken to the board. */
export default async function PreparePage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '/prepare')
  if (can(entrance.me, 'contribution', { status: 'in_progress' }) !== null) redirect(`/meetings/${id}/board`)
  return <LivePrepare entrance={entrance} />
}
