import { hkdfSync } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import type { Session, Sessions } from './sessions'

/** The secret of the sign-in cookie, derived from the deployment's key: another key signs everybody out and opens nothing else. */
export const cookieSecret = (appKey: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', appKey, '', 'roundtable/sign-in-cookie/1', 32)).toString('hex')

/** `__Host-` binds the cookie to this host and to TLS; a browser refuses it over plain http, where the demo runs. */
export const sessionCookieName = (appUrl: string): string =>
  `${appUrl.startsWith('https:') ? '__Host-' : ''}next-auth.session-token`

/** The first value of this cookie, exactly as sent; undefined when absent. Never throws, whatever the header holds. */
export const cookieValue = (header: string | null | undefined, name: string): string | undefined => {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

const LOOPBACK = ['127.0.0.1', 'localhost']

/**
 * Whether a request with this `Origin` comes from our own pages: same scheme, host and port as APP_URL. On a loopback
 * APP_URL its other name counts too (`localhost` and `127.0.0.1`). No origin, `null` and anything malformed: no.
 */
export const originCheck = (appUrl: string): ((origin: string | null | undefined) => boolean) => {
  const url = new URL(appUrl)
  const hosts = LOOPBACK.includes(url.hostname) ? LOOPBACK : [url.hostname]
  const allowed = new Set(hosts.map(host => `${url.protocol}//${host}${url.port ? `:${url.port}` : ''}`))
  return origin => typeof origin === 'string' && allowed.has(origin)
}

/** The session id inside a next-auth token; null for a token that is absent, altered, expired or not ours. */
const sessionIdIn = async (token: string | undefined, secret: string): Promise<string | null> => {
  if (!token) return null
  try {
    const claims = await decode({ token, secret })
    return claims?.session ?? null
  } catch {
    return null
  }
}

/** The session id in a request's cookies, whether or not the session is alive. Never throws. */
export type IdFrom = (cookieHeader: string | null | undefined) => Promise<string | null>

export const idFromCookies =
  (appUrl: string, secret: string): IdFrom =>
  header =>
    sessionIdIn(cookieValue(header, sessionCookieName(appUrl)), secret)

export type FromCookies = (cookieHeader: string | null | undefined) => Promise<Session | null>

/**
 * Who sent this request, from its raw `Cookie` header: the one way in for pages, routes, upgrades and socket.io.
 * Counts as activity. Null when nobody is signed in, or their second factor is still to be set up; rejects when the
 * database is away (answer 503, or close 1012).
 */
export const fromCookies = (sessions: Sessions, idFrom: IdFrom): FromCookies => {
  const look = lookFromCookies(sessions, idFrom)
  return async header => {
    const session = await look(header)
    if (session) await sessions.touch(session.id)
    return session
  }
}

/** The same for what a page asks by itself, whether or not anybody is there: no activity. */
export const lookFromCookies =
  (sessions: Sessions, idFrom: IdFrom): FromCookies =>
  async header => {
    const id = await idFrom(header)
    return id ? sessions.check(id) : null
  }
