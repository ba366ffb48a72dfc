import { answers } from '../../../../lib/text/answers'
import { services } from '../../../../server/services'

export const dynamic = 'force-dynamic'

/** Who can sign in to the demo. There is nothing here outside it. */
export function GET() {
  const accounts = services().read.accounts()
  return accounts ? Response.json(accounts) : Response.json({ reason: answers.nothing }, { status: 404 })
}
