import { fromElsewhere } from '../../../../../lib/protocol/paths'
import { answers } from '../../../../../lib/text/answers'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'
const headers = { 'cache-control': 'no-store' }

/** What a contribution (`of`) said before it was corrected, for whoever had those words. A meeting that is not there and one that is not yours answer alike. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (fromElsewhere(request.headers.get('sec-fetch-site')))
    return Response.json({ code: 'not_allowed', reason: answers.elsewhere }, { status: 403, headers })
  const { session, read } = services()
  const who = await session(request.headers.get('cookie'))
  if (!who) return Response.json({ code: 'signed-out', reason: answers.signIn }, { status: 401, headers })
  const { id } = await params
  const versions = await read.versions(who, id, new URL(request.url).searchParams.get('of') ?? '')
  if (!versions) return Response.json({ code: 'not_found', reason: answers.noMeeting }, { status: 404, headers })
  return Response.json({ versions }, { headers })
}
