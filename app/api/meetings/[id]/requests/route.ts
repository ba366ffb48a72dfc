import { requestCommand } from '../../../../../lib/protocol/requests'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** Recording who asks for what this meeting holds, what agencies said, what is kept back, and what came of it. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, requests } = services()
  const { id } = await params
  return ask(request, requestCommand, (session, input) => requests.do(session, id, input))
}
