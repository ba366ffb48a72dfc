import type { CookieOption, NextAuthOptions } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { signInErrorValue } from '../../lib/protocol/sign-in'
import { CLIENT_ADDRESS } from '../transport/headers'
import { type FromCookies, originCheck, sessionCookieName } from './request'
import { ABSOLUTE, type Sessions } from './sessions'
import type { SignIn, SignInOutcome } from './sign-in'

export type AuthDeps = { appUrl: string; secret: string; sessions: Sessions; signIn: SignIn; fromCookies: FromCookies }

const one = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** Never the message: a database error repeats the values of its query. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

const attempt = async (signIn: SignIn, credentials: unknown, from: string): Promise<SignInOutcome> => {
  try {
    return await signIn(credentials, from)
  } catch (error) {
    // next-auth puts the message of what is thrown into a URL: what failed stays in the server's log.
    console.error('sign-in failed:', nameOf(error))
    throw new Error(signInErrorValue({ kind: 'unavailable' }))
  }
}

/** Contract: id `passphrase`. Signing in again in the same browser ends the session it had. */
const passphrase = ({ signIn, sessions, fromCookies }: AuthDeps): CredentialsConfig => ({
  id: 'passphrase',
  name: 'passphrase',
  type: 'credentials',
  credentials: { email: {}, passphrase: {} },
  async authorize(credentials, request) {
    const outcome = await attempt(signIn, credentials, one(request.headers?.[CLIENT_ADDRESS]) ?? 'unknown')
    if (!outcome.ok && outcome.error === 'wait')
      throw new Error(signInErrorValue({ kind: 'wait', seconds: outcome.seconds }))
    if (!outcome.ok) return null
    const before = await fromCookies(one(request.headers?.cookie)).catch(() => null)
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

const callbacks = ({ appUrl, sessions }: AuthDeps): NextAuthOptions['callbacks'] => {
  const ours = originCheck(appUrl)
  return {
    /** The token holds the id of the server-side session and nothing else; a token whose session is over is refused. */
    async jwt({ token, user }) {
      const id = user ? user.session : token.session
      if (!id || !(await sessions.check(id))) throw new Error('this session is over')
      return { session: id }
    },
    async session({ session, token }) {
      const current = token.session ? await sessions.check(token.session) : null
      if (!current) throw new Error('this session is over')
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

/** next-auth's options, all of them: `NextAuth(authOptions(deps))` in the one route that uses it. Set NEXTAUTH_URL to APP_URL first. */
export const authOptions = (deps: AuthDeps): NextAuthOptions => {
  const secure = deps.appUrl.startsWith('https:')
  const maxAge = ABSOLUTE / 1000
  return {
    secret: deps.secret,
    providers: [passphrase(deps)],
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { ...cookie('session-token', secure), name: sessionCookieName(deps.appUrl) },
      callbackUrl: cookie('callback-url', secure),
      csrfToken: cookie('csrf-token', secure),
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
    callbacks: callbacks(deps),
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
