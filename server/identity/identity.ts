import type { NextAuthOptions } from 'next-auth'
import { authOptions } from './auth'
import { type AuthGuard, authGuard } from './guard'
import type { AccessLog } from './log'
import { cookieSecret, type FromCookies, fromCookies, originCheck } from './request'
import { createSessions, type Db, type Sessions } from './sessions'
import { createSignIn } from './sign-in'
import { createThrottle } from './throttle'

/** Who people are: everything pages, routes and sockets need to know of sign-in. */
export type Identity = {
  sessions: Sessions
  authOptions: NextAuthOptions
  /** Asked by the next-auth route before next-auth is; null means go on. */
  authGuard: AuthGuard
  sessionFromCookies: FromCookies
  allowedOrigin(origin: string | null | undefined): boolean
}

/** `appKey`: 32 bytes, the deployment's current key. next-auth knows its own address only from the environment, so NEXTAUTH_URL is set here. */
export const createIdentity = (deps: { db: Db; appUrl: string; appKey: Uint8Array; log: AccessLog }): Identity => {
  const { db, log } = deps
  const appUrl = new URL(deps.appUrl).origin
  process.env.NEXTAUTH_URL = appUrl
  const secret = cookieSecret(deps.appKey)
  const sessions = createSessions(db, log)
  const sessionFromCookies = fromCookies(sessions, appUrl, secret)
  const signIn = createSignIn({ db, throttle: createThrottle(), sessions, log })
  return {
    sessions,
    authOptions: authOptions({ appUrl, secret, sessions, signIn, fromCookies: sessionFromCookies }),
    authGuard: authGuard(appUrl, sessionFromCookies),
    sessionFromCookies,
    allowedOrigin: originCheck(appUrl),
  }
}
