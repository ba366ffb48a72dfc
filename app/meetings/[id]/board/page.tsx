import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { isFamily } from '../../../../lib/policy/can'
import { family } from '../../../../lib/text/family'
import { shell } from '../../../../lib/text/shell'
import { entered } from '../../../who'
import { LiveBoard } from './LiveBoard'

type Props = { params: Promise<{ id: string }> }

/** On a family's screen not even the tab says what this is. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { entrance } = await entered((await params).id, '/board')
  return { title: isFamily(entrance.me) ? { absolute: family.page } : shell.board }
}

export default async function BoardPage({ params }: Props) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '/board')
  if (entrance.me.role === 'auditor') redirect(`/meetings/${id}/trail`)
  return <LiveBoard entrance={entrance} />
}
