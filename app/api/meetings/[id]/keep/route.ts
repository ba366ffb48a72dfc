import { keepRequest } from '../../../../../lib/protocol/keep'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** Taking words down, destroying them, and disposing of a whole meeting. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, keep } = services()
  const { id } = await params
  return ask(request, keepRequest, (session, input) => keep(session, id, input))
}
