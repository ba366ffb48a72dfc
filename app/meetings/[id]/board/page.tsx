import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { shell } from '../../../../lib/text/shell'
import { entered } from '../../../who'
import { LiveBoard } from './LiveBoard'

export const metadata = { title: shell.board }

export default async function BoardPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '/board')
  if (entrance.me.role === 'auditor') redirect(`/meetings/${id}/trail`)
  return <LiveBoard entrance={entrance} />
}
