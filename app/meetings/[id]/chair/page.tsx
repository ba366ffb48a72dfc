import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../lib/policy/can'
import { chair } from '../../../../lib/text/chair'
import { entered } from '../../../who'
import { LiveChair } from './LiveChair'

export const metadata = { title: chair.page }

export default async function ChairPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '/chair')
  if (can(entrance.me, 'mark', { status: 'in_progress' }) !== null) redirect(`/meetings/${id}`)
  return <LiveChair entrance={entrance} />
}
