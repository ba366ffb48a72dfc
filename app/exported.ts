import type { Refusal } from '../lib/protocol/codes'
import { fromElsewhere } from '../lib/protocol/paths'
import { answers } from '../lib/text/answers'
import type { Session } from '../server/identity/sessions'
import { services } from '../server/services'

/** `type`: what the file is, JSON where nothing is said. `here`: the address asked, where somebody comes back to once they have confirmed that it is them. `none`: what is said where they get nothing. `back`: where a person goes who pressed for a file that is not made for another reason. */
type Export = {
  here: string
  filename: string
  type?: string
  none: string
  back?: string
  read(who: Session): Promise<string | Uint8Array<ArrayBuffer> | Refusal | null>
}

/** An evidence file, for whoever asks for it on our own pages. What does not exist and what is not theirs answer alike. */
export async function exported(
  request: Request,
  { here, filename, type = 'application/json', none, back, read }: Export,
): Promise<Response> {
  if (fromElsewhere(request.headers.get('sec-fetch-site')))
    return Response.json({ code: 'not_allowed', reason: answers.elsewhere }, { status: 403 })
  const who = await services().session(request.headers.get('cookie'))
  if (!who) return Response.json({ code: 'signed-out', reason: answers.signIn }, { status: 401 })
  const bundle = await read(who)
  if (bundle === null) return Response.json({ code: 'not_found', reason: none }, { status: 404 })
  if (typeof bundle !== 'string' && !(bundle instanceof Uint8Array))
    return turnedDown(request, bundle.code === 'step-up' ? `/step-up?to=${encodeURIComponent(here)}` : back, bundle)
  return new Response(bundle, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${filename}"` },
  })
}

/** A program reads the refusal; a person who pressed Export is shown where to confirm, and comes back to their file, or where it says why not. */
function turnedDown(request: Request, to: string | undefined, { code, reason }: Refusal): Response {
  if (to === undefined || request.headers.get('sec-fetch-mode') !== 'navigate')
    return Response.json({ code, reason }, { status: 403 })
  return new Response(null, { status: 303, headers: { location: to } })
}
