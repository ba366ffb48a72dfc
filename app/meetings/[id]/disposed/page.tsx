import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { disposedPage } from '../../../../lib/text/keeping'
import { services } from '../../../../server/services'
import { signedIn } from '../../../who'
import { Disposed } from './Disposed'

export const metadata = { title: disposedPage.title }

/** What stands in the place of every page of a meeting that was disposed of, for whoever had a place in it. */
export default async function DisposedPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const gone = await services().read.disposed(await signedIn(`/meetings/${id}/disposed`), id)
  if (!gone) notFound()
  return <Disposed gone={gone} />
}
