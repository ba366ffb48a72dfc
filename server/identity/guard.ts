import { answers } from '../../lib/text/answers'
import { cookieValue, type FromCookies, originCheck } from './request'

/** The actions of next-auth this product uses; everything else it offers is not there. */
const ACTIONS = new Set([
  'GET csrf',
  'GET session',
  'GET providers',
  'GET signin',
  'GET signout',
  'GET error',
  'POST callback/passphrase',
  'POST signin/passphrase',
  'POST signout',
])
/** Where the organisation's own provider is set up. */
const SSO_ACTIONS = new Set(['POST signin/sso', 'GET callback/sso'])
const FORM = 'application/x-www-form-urlencoded'
const LARGEST = 16 * 1024

const answer = (status: number, reason: string, headers: Record<string, string> = {}) =>
  Response.json({ ok: false, reason }, { status, headers: { 'cache-control': 'no-store', ...headers } })

const isWebAddress = (value: string, base: string) =>
  URL.canParse(value, base) && /^https?:$/.test(new URL(value, base).protocol)

const refusedPost = (request: Request, ours: (origin: string | null) => boolean): Response | null => {
  const origin = request.headers.get('origin')
  if (origin !== null && !ours(origin)) return answer(403, answers.otherSite)
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== FORM) return answer(415, answers.notAForm)
  const length = request.headers.get('content-length')
  if (length === null) return answer(411, answers.noLength)
  return Number(length) <= LARGEST ? null : answer(413, answers.formTooLarge)
}

/** next-auth would hand every field of the address on to the provider as an order of ours. */
const refusedOrders = (request: Request, action: string): Response | null =>
  action === 'POST signin/sso' && new URL(request.url).search !== '' ? answer(400, answers.again) : null

/** next-auth answers 500 to an address it cannot read; the person's browser would be stuck with the cookie. */
const refusedAddress = (request: Request, appUrl: string): Response | null => {
  const asked = new URL(request.url).searchParams.get('callbackUrl')
  if (asked && !isWebAddress(asked, appUrl)) return answer(400, answers.returnAddress)
  const name = `${appUrl.startsWith('https:') ? '__Host-' : ''}next-auth.callback-url`
  const kept = cookieValue(request.headers.get('cookie'), name)
  if (!kept) return null
  const decoded = safeDecode(kept)
  if (decoded !== null && isWebAddress(decoded, appUrl)) return null
  return answer(400, answers.again, { 'set-cookie': `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` })
}

const safeDecode = (value: string): string | null => {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

export type AuthGuard = (request: Request, path: readonly string[]) => Promise<Response | null>

/**
 * What must hold before next-auth sees a request: an action we use, from our own pages, as a small form, while the
 * database answers (next-auth would otherwise sign the person out in the browser alone). Null: go on.
 */
export const authGuard = (appUrl: string, fromCookies: FromCookies, sso: boolean): AuthGuard => {
  const ours = originCheck(appUrl)
  return async (request, path) => {
    const action = `${request.method === 'HEAD' ? 'GET' : request.method} ${path.join('/')}`
    if (!ACTIONS.has(action) && !(sso && SSO_ACTIONS.has(action))) return answer(404, answers.nothing)
    const refused =
      (request.method === 'POST' ? refusedPost(request, ours) : null) ??
      refusedOrders(request, action) ??
      refusedAddress(request, appUrl)
    if (refused) return refused
    try {
      if (path[0] === 'session' || path[0] === 'signout') await fromCookies(request.headers.get('cookie'))
      return null
    } catch {
      return answer(503, answers.away, { 'retry-after': '5' })
    }
  }
}
