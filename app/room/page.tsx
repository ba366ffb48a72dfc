import { connection } from 'next/server'
import { roomScreen } from '../../lib/text/room-screen'
import { Plain } from '../ui/Plain'
import { PairForm } from './PairForm'

export const metadata = { title: roomScreen.page }

/** Where a screen in the room is connected: nothing of any meeting is here. */
export default async function RoomPage() {
  await connection()
  return (
    <Plain title={roomScreen.enterTitle} body={roomScreen.enterLead}>
      <PairForm />
    </Plain>
  )
}
