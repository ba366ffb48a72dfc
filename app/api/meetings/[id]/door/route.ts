import { knock } from '../../../../../lib/protocol/views'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** Somebody who waits to be let in asks whether they have been, and is seen to wait. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, door } = services()
  const { id } = await params
  return ask(request, knock, session => door.knock(session, id))
}
