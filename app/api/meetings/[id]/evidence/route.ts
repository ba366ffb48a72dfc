import type { Refusal } from '../../../../../lib/protocol/codes'
import { fromElsewhere } from '../../../../../lib/protocol/paths'
import { answers } from '../../../../../lib/text/answers'
import { services } from '../../../../../server/services'

export const dynamic = 'force-dynamic'

/** The evidence bundle, for whoever asks for it on our own pages. A meeting that does not exist and one that is not yours answer alike. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (fromElsewhere(request.headers.get('sec-fetch-site')))
    return Response.json({ code: 'not_allowed', reason: answers.elsewhere }, { status: 403 })
  const { session, read } = services()
  const who = await session(request.headers.get('cookie'))
  if (!who) return Response.json({ code: 'signed-out', reason: answers.signIn }, { status: 401 })
  const { id } = await params
  const bundle = await read.evidence(who, id)
  if (bundle === null) return Response.json({ code: 'not_found', reason: answers.noMeeting }, { status: 404 })
  if (typeof bundle !== 'string') return confirmFirst(request, id, bundle)
  return new Response(bundle, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="evidence-${id}.json"`,
    },
  })
}

/** A program reads the refusal; a person who pressed Export is shown where to confirm, and comes back to their file. */
function confirmFirst(request: Request, id: string, { code, reason }: Refusal): Response {
  if (request.headers.get('sec-fetch-mode') !== 'navigate') return Response.json({ code, reason }, { status: 403 })
  const to = encodeURIComponent(`/api/meetings/${id}/evidence`)
  return new Response(null, { status: 303, headers: { location: `/step-up?to=${to}` } })
}
