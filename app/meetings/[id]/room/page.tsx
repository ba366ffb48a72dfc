import { connection } from 'next/server'
import { roomScreen } from '../../../../lib/text/room-screen'
import { RoomScreen } from './RoomScreen'

export const metadata = { title: roomScreen.page }

/** The same page for everybody and every meeting: what is shown comes over the screen's own connection alone. */
export default async function RoomScreenPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  return <RoomScreen meeting={id} />
}
