import type { NextAuthOptions } from 'next-auth'
import { LINK_TOKEN } from '../../lib/protocol/administer'
import { deviceWords } from '../../lib/text/device'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import { CLIENT_ADDRESS } from '../transport/headers'
import { answer } from './asked'
import { type AuthDeps, type AuthRequest, authOptions } from './auth'
import type { AuthGuard } from './guard'
import { cookieValue } from './request'
import type { Visit } from './sign-in'

/** Where a request comes from. */
export const visitOf = (headers: Headers): Visit => ({
  from: headers.get(CLIENT_ADDRESS) ?? 'unknown',
  device: deviceWords(headers.get('user-agent')),
})

/** What to do with a request to next-auth: turn it down, or let next-auth answer it with these options and send this cookie along. */
export type AuthTurn = { refused: Response } | { options: NextAuthOptions; cookie: string | null }
export type TakeTurn = (request: Request, path: readonly string[]) => Promise<AuthTurn>

/** Whether a link waits for the owner of this address. `from` is the network address that asks: too many wrong ones are refused. */
export type LinkIsFor = (token: string, email: string, from: string) => Promise<boolean>

/** Seconds in which a person comes back from their provider. */
const WAY_BACK = 15 * 60

/**
 * The next-auth route asks here first. A link that somebody follows through their provider travels in a cookie of its own,
 * set by the form that starts the way and taken back by any other start: it can join nobody else's account.
 */
export const takeTurns = (deps: AuthDeps, guard: AuthGuard, linkIsFor: LinkIsFor): TakeTurn => {
  const secure = deps.appUrl.startsWith('https:')
  const name = `${secure ? '__Host-' : ''}roundtable.link`
  const cookie = (value: string) =>
    `${name}=${value}; Path=/; Max-Age=${value ? WAY_BACK : 0}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

  const asked = async (request: Request, action: string): Promise<Pick<AuthRequest, 'fresh' | 'link'> | null> => {
    if (action === 'GET callback/sso')
      return { fresh: false, link: cookieValue(request.headers.get('cookie'), name) || null }
    if (action !== 'POST signin/sso') return { fresh: false, link: null }
    const form = new URLSearchParams(await request.clone().text())
    const link = form.get('link')
    const { from } = visitOf(request.headers)
    if (link && !(LINK_TOKEN.test(link) && (await linkIsFor(link, form.get('email') ?? '', from)))) return null
    return { fresh: form.get('fresh') === '1', link: link || null }
  }

  return async (request, path) => {
    const refused = await guard(request, path)
    if (refused) return { refused }
    const action = `${request.method} ${path.join('/')}`
    const more = await asked(request, action)
    if (!more) return { refused: answer(403, 'link', refusedAccounts.linkOtherAddress) }
    const visit = { ...visitOf(request.headers), cookie: request.headers.get('cookie'), ...more }
    const starts = action === 'POST signin/sso'
    return {
      options: authOptions(deps, visit),
      cookie: starts || action === 'GET callback/sso' ? cookie((starts && more.link) || '') : null,
    }
  }
}
