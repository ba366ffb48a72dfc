import { inviteOne } from '../../../../../lib/protocol/invitations'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** An invitation to this meeting for one of its people. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { ask, invitations } = services()
  const { id } = await params
  return ask(request, inviteOne, (session, input) => invitations.invite(session, id, input))
}
