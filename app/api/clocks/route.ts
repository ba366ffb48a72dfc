import { saveClocks } from '../../../lib/protocol/set-up'
import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** Keeps an authority's clocks and closed days. */
export async function PUT(request: Request) {
  const { ask, setUp } = services()
  return ask(request, saveClocks, (session, input) => setUp.clocks(session, input))
}
