import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { setup } from '../../../../lib/text/setup'
import { services } from '../../../../server/services'
import { signedIn } from '../../../who'
import { SetUp } from './SetUp'

export const metadata = { title: setup.page }

/** The form in which a meeting is set up. A draft that does not exist and one of another unit look the same. */
export default async function SetUpPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const session = await signedIn(`/meetings/set-up/${id}`)
  const opened = await services().setUp.open(session, id)
  if (!opened) notFound()
  return <SetUp {...opened} />
}
