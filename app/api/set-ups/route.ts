import { beginSetUp } from '../../../lib/protocol/set-up'
import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** Begins a set-up, empty or from an earlier meeting. */
export async function POST(request: Request) {
  const { ask, setUp } = services()
  return ask(request, beginSetUp, async (session, { from }) => {
    const id = await setUp.begin(session, from)
    return id && { ok: true, id }
  })
}
