import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { closedPart } from '../../../../lib/text/closed-part'
import { door as words } from '../../../../lib/text/door'
import { services } from '../../../../server/services'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { signedIn } from '../../../who'
import { Waiting } from './Waiting'

export const metadata = { title: words.page }

/** Where somebody invited waits to be let in. It says nothing of the meeting but when it is planned for. */
export default async function DoorPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const who = await signedIn(`/meetings/${id}/door`)
  const door = await services().door.at(who, id)
  if (!door && (await services().read.entrance(who, id))) redirect(`/meetings/${id}`)
  if (!door) notFound()
  return (
    <>
      <TopBar />
      <Plain
        title={door.sentOut ? closedPart.outside.title : words.title}
        body={door.sentOut ? closedPart.outside.body : words.body}
      >
        <Waiting id={id} startsAt={door.startsAt} sentOut={door.sentOut === true} />
      </Plain>
    </>
  )
}
