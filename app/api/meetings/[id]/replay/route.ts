import { replayAsked } from '../../../../../lib/protocol/replay'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** What the open replay asks for: another moment, or other eyes. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, read } = services()
  const { id } = await params
  return ask(request, replayAsked, (session, asked) => read.inReplay(session, id, asked))
}
