import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { isFamily } from '../../../../lib/policy/can'
import { chronology } from '../../../../lib/text/chronology'
import { family } from '../../../../lib/text/family'
import { entered } from '../../../who'
import { LiveChronology } from './LiveChronology'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { entrance } = await entered((await params).id, '/chronology')
  return { title: isFamily(entrance.me) ? { absolute: family.page } : chronology.page }
}

export default async function ChronologyPage({ params }: Props) {
  await connection()
  const { id } = await params
  const { entrance } = await entered(id, '/chronology')
  if (entrance.me.role === 'auditor') redirect(`/meetings/${id}/trail`)
  return <LiveChronology entrance={entrance} />
}
