import type { Drizzle } from '../ledger/ledger'
import type { KeyRing } from '../ledger/seal'
import { waitingBehind } from '../setup/links'
import { createAccount } from './account'
import { authGuard } from './guard'
import type { AccessLog } from './log'
import { createProof } from './proof'
import { cookieSecret, type FromCookies, fromCookies, idFromCookies, lookFromCookies, originCheck } from './request'
import { createSecondFactors } from './second-factor'
import { createSessions, type Session, type Sessions } from './sessions'
import { createSignIn, type FactorRule } from './sign-in'
import { createSso, type SsoSettings } from './sso'
import { createStepUp, type StepUp } from './step-up'
import { createThrottle, type Throttle } from './throttle'
import { type LinkIsFor, type TakeTurn, takeTurns } from './turn'
import { readWays, type Ways } from './ways'

/** Who people are: everything pages, routes and sockets need to know of sign-in. */
export type Identity = {
  sessions: Sessions
  /** Shared with everything else that checks a secret. */
  throttle: Throttle
  /** Asked by the next-auth route before next-auth is. */
  auth: TakeTurn
  sessionFromCookies: FromCookies
  /** The same, where a page asks by itself: that is no activity. */
  lookFromCookies: FromCookies
  /** Who is signed in but has a second factor still to set up. */
  enrollingFromCookies: FromCookies
  allowedOrigin(origin: string | null | undefined): boolean
  /** Asked before exports and changes of role, after `can()`. */
  stepUp: StepUp
  /** `POST /api/account/<act>`: everything a person does to their own sign-in. */
  account(act: string, request: Request): Promise<Response>
  /** How a person can sign in. */
  ways(session: Session): Promise<Ways>
  /** Whether the organisation's own provider is set up. */
  sso: boolean
}

type IdentityDeps = {
  db: Drizzle
  appUrl: string
  /** The deployment's keys, the current one first. */
  appKeys: KeyRing
  log: AccessLog
  /** `offered` in the demo alone. */
  secondFactor: FactorRule
  oidc?: SsoSettings
}

/** next-auth knows its own address only from the environment, so NEXTAUTH_URL is set here. */
export const createIdentity = ({ db, log, appKeys, secondFactor, oidc, ...deps }: IdentityDeps): Identity => {
  const appUrl = new URL(deps.appUrl).origin
  const [current] = appKeys
  if (!current) throw new Error('there is no key')
  process.env.NEXTAUTH_URL = appUrl
  const secret = cookieSecret(current.key)
  const sessions = createSessions(db, log)
  const idFrom = idFromCookies(appUrl, secret)
  const sessionFromCookies = fromCookies(sessions, idFrom)
  const enrollingFromCookies: FromCookies = async header => {
    const id = await idFrom(header)
    return id ? sessions.enrolling(id) : null
  }
  const factors = createSecondFactors(db, appKeys)
  const throttle = createThrottle()
  const prove = createProof({ db, throttle, factors })
  const signIn = createSignIn({ prove, sessions, log, factorRule: secondFactor })
  const sso = oidc ? { settings: oidc, enter: createSso({ db, settings: oidc, sessions, log }) } : null
  const stepUp = createStepUp(secondFactor)
  const allowedOrigin = originCheck(appUrl)
  const guard = authGuard(appUrl, sessionFromCookies, sso !== null)
  const linkIsFor: LinkIsFor = async (token, email, from) => {
    const tried = await throttle.attempt(
      from,
      `link|${token}`,
      async () => (await waitingBehind(db, token, new Date(), email)) !== null,
    )
    return tried.ok && tried.right === true
  }
  return {
    sessions,
    throttle,
    auth: takeTurns({ appUrl, secret, sessions, signIn, fromCookies: sessionFromCookies, sso }, guard, linkIsFor),
    sessionFromCookies,
    lookFromCookies: lookFromCookies(sessions, idFrom),
    enrollingFromCookies,
    allowedOrigin,
    stepUp,
    account: createAccount({
      ...{ db, log, sessions, factors, prove, stepUp, allowedOrigin, idFrom },
      ...{ sessionFromCookies, enrollingFromCookies },
    }),
    ways: session => readWays(db, factors, session.person.id, sso !== null),
    sso: sso !== null,
  }
}
