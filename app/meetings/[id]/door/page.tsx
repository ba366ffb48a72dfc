import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { closedPart } from '../../../../lib/text/closed-part'
import { door as words } from '../../../../lib/text/door'
import { family } from '../../../../lib/text/family'
import { services } from '../../../../server/services'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { signedIn } from '../../../who'
import { Away } from '../board/Away'
import { Waiting } from './Waiting'

type Props = { params: Promise<{ id: string }> }

/** Of a family it is a title that tells nobody what this is. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { id } = await params
  const door = await services().door.at(await signedIn(`/meetings/${id}/door`), id)
  return { title: door?.family ? { absolute: family.page } : words.page }
}

/** Where somebody invited waits to be let in. It says nothing of the meeting but when it is planned for. */
export default async function DoorPage({ params }: Props) {
  await connection()
  const { id } = await params
  const who = await signedIn(`/meetings/${id}/door`)
  const door = await services().door.at(who, id)
  if (!door && (await services().read.entrance(who, id))) redirect(`/meetings/${id}`)
  if (!door) notFound()
  return (
    <>
      <TopBar />
      {door.family ? <Away /> : null}
      <Plain
        title={door.sentOut ? closedPart.outside.title : words.title}
        body={door.sentOut ? closedPart.outside.body : words.body}
      >
        <Waiting id={id} startsAt={door.startsAt} sentOut={door.sentOut === true} />
      </Plain>
    </>
  )
}
