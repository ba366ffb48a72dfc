import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { entered } from '../../who'

/** To the page that is this person's: the board, or the trail for whoever only audits. */
export default async function Meeting({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '')
  redirect(`/meetings/${id}/${entrance.me.role === 'auditor' ? 'trail' : 'board'}`)
}
