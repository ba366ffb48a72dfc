import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { setUpAgain } from '../../../../lib/text/set-up-again'
import { services } from '../../../../server/services'
import { signedIn } from '../../../who'
import { ChangeSetUp } from './ChangeSetUp'

export const metadata = { title: setUpAgain.page }

/** The set-up of a meeting that is there, to be changed. None, and one that is not theirs to see to, look the same. */
export default async function ChangeSetUpPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const session = await signedIn(`/meetings/${id}/set-up`)
  const opened = await services().setUp.openMeeting(session, id)
  if (!opened) notFound()
  return <ChangeSetUp {...opened} />
}
