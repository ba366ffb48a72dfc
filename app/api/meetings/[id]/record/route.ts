import { recordRequest } from '../../../../../lib/protocol/record'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** What is done about the record of a closed meeting: releasing, approving, asking for corrections and deciding them. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, record } = services()
  const { id } = await params
  return ask(request, recordRequest, (session, input) => record(session, id, input))
}
