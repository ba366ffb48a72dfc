import { trailAsked } from '../../../../../lib/protocol/views'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** What the open trail asks for: entries that hold some words, or who could see one. Sent, so that no word stands in an address. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, read } = services()
  const { id } = await params
  return ask(request, trailAsked, (session, asked) => read.inTrail(session, id, asked))
}
