import { changeSetUp } from '../../../../../lib/protocol/set-up'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** Changes the set-up of a meeting that is there. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, setUp } = services()
  const { id } = await params
  return ask(request, changeSetUp, (session, input) => setUp.change(session, id, input))
}
