import { emergencyRequest } from '../../../lib/protocol/emergency'
import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** Asking to read a meeting in an emergency, confirming that, ending it. */
export async function POST(request: Request) {
  const { ask, emergency } = services()
  return ask(request, emergencyRequest, async (session, input) => {
    const done = await emergency.do(session, input)
    return done.ok ? done : { ok: false, code: done.refusal.code, reason: done.refusal.reason }
  })
}
