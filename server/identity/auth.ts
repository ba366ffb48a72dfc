import type { CookieOption, NextAuthOptions, User } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { signInErrorValue } from '../../lib/protocol/sign-in'
import { type FromCookies, originCheck, sessionCookieName } from './request'
import { ABSOLUTE, type Sessions } from './sessions'
import type { SignIn, SignInOutcome, Visit } from './sign-in'
import { type SsoEnter, type SsoSettings, ssoProvider } from './sso'

export type AuthDeps = {
  appUrl: string
  secret: string
  sessions: Sessions
  signIn: SignIn
  fromCookies: FromCookies
  sso: { settings: SsoSettings; enter: SsoEnter } | null
}

/** One request to next-auth. `fresh`: the provider must ask the person again; `link`: the link that was followed to get here. */
export type AuthRequest = Visit & { cookie: string | null; fresh: boolean; link: string | null }

/** Never the message: a database error repeats the values of its query. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

const attempt = async (signIn: SignIn, credentials: unknown, visit: Visit): Promise<SignInOutcome> => {
  try {
    return await signIn(credentials, visit)
  } catch (error) {
    // next-auth puts the message of what is thrown into a URL: what failed stays in the server's log.
    console.error('sign-in failed:', nameOf(error))
    throw new Error(signInErrorValue({ kind: 'unavailable' }))
  }
}

/** Contract: id `passphrase`. Signing in again in the same browser ends the session it had. */
const passphrase = ({ signIn, sessions, fromCookies }: AuthDeps, request: AuthRequest): CredentialsConfig => ({
  id: 'passphrase',
  name: 'passphrase',
  type: 'credentials',
  credentials: { email: {}, passphrase: {}, code: {} },
  async authorize(credentials) {
    const outcome = await attempt(signIn, credentials, request)
    if (!outcome.ok && outcome.error === 'wrong') return null
    if (!outcome.ok)
      throw new Error(
        signInErrorValue(
          outcome.error === 'wait' ? { kind: 'wait', seconds: outcome.seconds } : { kind: outcome.error },
        ),
      )
    const before = await fromCookies(request.cookie).catch(() => null)
    if (before)
      await sessions.end(before.id, 'replaced').catch(error => console.error('sign-out failed:', nameOf(error)))
    return { id: outcome.session, session: outcome.session }
  },
})

/** Lax, not strict: a link in an e-mail must find the person signed in. Every change of state is a POST, where lax sends nothing cross-site. */
const cookie = (name: string, secure: boolean): CookieOption => ({
  name: `${secure ? '__Host-' : ''}next-auth.${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
})

/** Lets in whom the organisation's provider vouches for; where nobody has that account, says so on a page of its own. */
const admit = async ({ appUrl, sso, fromCookies }: AuthDeps, user: User, claims: unknown, request: AuthRequest) => {
  if (!sso) return false
  try {
    const current = await fromCookies(request.cookie)
    const outcome = await sso.enter(claims, request, current, request.link)
    if (!outcome.ok) return `${appUrl}/sign-in/${outcome.why}`
    user.session = outcome.session
    return true
  } catch (error) {
    console.error('sign-in failed:', nameOf(error))
    throw new Error(signInErrorValue({ kind: 'unavailable' }))
  }
}

const callbacks = (deps: AuthDeps, request: AuthRequest): NextAuthOptions['callbacks'] => {
  const { appUrl, sessions } = deps
  const ours = originCheck(appUrl)
  return {
    signIn: ({ user, account, profile }) => (account?.provider === 'sso' ? admit(deps, user, profile, request) : true),
    /** The token holds the id of the server-side session and nothing else; a token whose session is over is refused. */
    async jwt({ token, user }) {
      const id = user ? user.session : token.session
      if (!id || !((await sessions.check(id)) ?? (await sessions.enrolling(id))))
        throw new Error('this session is over')
      return { session: id }
    },
    async session({ session, token }) {
      const current = token.session ? await sessions.check(token.session) : null
      // Until the second factor is set up a page learns nothing of who this is; an error would take the cookie away.
      if (!current) return { expires: session.expires }
      const { id, name, email, agency, administers } = current.person
      return { expires: session.expires, user: { id, name, email, agency, administers } }
    },
    /** A foreign or malformed address becomes our own start page. */
    redirect({ url, baseUrl }) {
      const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null
      return target && ours(target.origin) ? target.href : baseUrl
    },
  }
}

/** next-auth's options for one request, all of them. Set NEXTAUTH_URL to APP_URL first. */
export const authOptions = (deps: AuthDeps, request: AuthRequest): NextAuthOptions => {
  const secure = deps.appUrl.startsWith('https:')
  const maxAge = ABSOLUTE / 1000
  return {
    secret: deps.secret,
    providers: [passphrase(deps, request), ...(deps.sso ? [ssoProvider(deps.sso.settings, request.fresh)] : [])],
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { ...cookie('session-token', secure), name: sessionCookieName(deps.appUrl) },
      callbackUrl: cookie('callback-url', secure),
      csrfToken: cookie('csrf-token', secure),
      pkceCodeVerifier: cookie('pkce', secure),
      state: cookie('state', secure),
      nonce: cookie('nonce', secure),
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
    callbacks: callbacks(deps, request),
    events: {
      async signOut({ token }) {
        if (token?.session) await deps.sessions.end(token.session, 'signed-out')
      },
    },
    // Codes only: the details may hold what a person typed. An invalid or ended token is nothing to report.
    logger: {
      error: code => code !== 'JWT_SESSION_ERROR' && console.error(`sign-in: ${code}`),
      warn: code => console.warn(`sign-in: ${code}`),
      debug: () => undefined,
    },
  }
}
