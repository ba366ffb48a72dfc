import { and, eq, isNull } from 'drizzle-orm'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { agencies, people, ssoAccounts } from '../../drizzle/schema'
import type { OidcAlg } from '../env'
import type { Drizzle } from '../ledger/ledger'
import { takeLink, waitingBehind } from '../setup/links'
import type { AccessEntry, AccessLog } from './log'
import type { Session, Sessions } from './sessions'
import type { Visit } from './sign-in'

/** The organisation's own OpenID provider. */
export type SsoSettings = { issuer: string; clientId: string; clientSecret: string; alg?: OidcAlg }

/** Seconds since which the provider must have asked the person, for it to count as proof that it is them. Covers clocks that differ. */
const ASKED_JUST_NOW = 2 * 60

/** What we read of an ID token that next-auth has checked: signature, issuer as discovered, audience, expiry and nonce. */
const Claims = z.object({ iss: z.string(), sub: z.string().min(1).max(255), auth_time: z.number().optional() })

/**
 * Contract: id `sso`. Authorisation code with PKCE, state and nonce; only `openid` is asked for: no e-mail, no name.
 * `fresh`: the provider must ask the person again (`max_age=0`).
 */
export const ssoProvider = (
  { issuer, clientId, clientSecret, alg = 'RS256' }: SsoSettings,
  fresh: boolean,
): OAuthConfig<unknown> => ({
  id: 'sso',
  name: 'sso',
  type: 'oauth',
  wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  idToken: true,
  client: { id_token_signed_response_alg: alg },
  checks: ['pkce', 'state', 'nonce'],
  authorization: { params: { scope: 'openid', ...(fresh ? { max_age: 0 } : {}) } },
  httpOptions: { timeout: 10_000 },
  profile: claims => ({ id: Claims.parse(claims).sub, session: '' }),
})

/** `unknown`: nobody has this account, and no link for it was followed. `taken`: the link is for somebody else. */
export type SsoOutcome = { ok: true; session: string } | { ok: false; why: 'unknown' | 'taken' }

/** `now` is whose session the browser has; `link` the token of the link that was followed to get here, if one was. */
export type SsoEnter = (claims: unknown, visit: Visit, now: Session | null, link: string | null) => Promise<SsoOutcome>

type Deps = { db: Drizzle; settings: SsoSettings; sessions: Sessions; log: AccessLog; clock?: () => number }

/** Who an account of the provider is, by issuer and subject alone, and their session. */
export function createSso({ db, settings, sessions, log, clock = Date.now }: Deps): SsoEnter {
  const refused = (why: string, from: string) =>
    log({ type: 'act.sign-in-refused', actor: null, agency: null, role: null, content: { why, person: null, from } })

  /** The person a link is for gets this account; both, with their line in the log, or neither. */
  const join = async (issuer: string, subject: string, token: string): Promise<string | null> => {
    const person = await waitingBehind(db, token, new Date(clock()))
    if (!person) return null
    const [agency] = await db.select().from(agencies).where(eq(agencies.id, person.agencyId))
    const actor = { person: person.id, name: person.name }
    const entry: Omit<AccessEntry, 'content'> = {
      type: 'act.account-linked',
      actor,
      agency: agency?.name ?? null,
      role: null,
    }
    await log({ ...entry, content: { person: person.id, issuer } }, async tx => {
      const now = new Date(clock())
      await takeLink(tx, token, now)
      await tx.insert(ssoAccounts).values({ issuer, subject, personId: person.id, linkedAt: now })
      await tx.update(people).set({ setUpAt: now }).where(eq(people.id, person.id))
    })
    return person.id
  }

  const linkIsForAnother = async (person: string, token: string | null) => {
    const waiting = token ? await waitingBehind(db, token, new Date(clock())) : null
    return waiting !== null && waiting.id !== person
  }

  return async (claims, { from, device }, current, token) => {
    const { iss, sub, auth_time } = Claims.parse(claims)
    if (iss !== settings.issuer) throw new Error('an ID token of another issuer')
    const known = await find(db, iss, sub)
    if (known && (await linkIsForAnother(known, token))) {
      await refused('account-of-another', from)
      return { ok: false, why: 'taken' }
    }
    const person = known ?? (token ? await join(iss, sub, token) : null)
    if (!person) {
      await refused('unknown-account', from)
      return { ok: false, why: 'unknown' }
    }
    const proven = Math.abs(clock() / 1000 - (auth_time ?? 0)) < ASKED_JUST_NOW
    if (current?.person.id === person) {
      if (proven) await stepUp(current, from)
      return { ok: true, session: current.id }
    }
    const session = await sessions.begin(person, from, { device, how: 'organisation', proven })
    if (current) await sessions.end(current.id, 'replaced')
    return { ok: true, session }
  }

  async function stepUp({ id, person }: Session, from: string) {
    const actor = { person: person.id, name: person.name }
    const content = { session: id, from, how: 'organisation' }
    await log({ type: 'act.step-up', actor, agency: person.agency, role: null, content })
    await sessions.prove(id)
  }
}

const find = async (db: Pick<Drizzle, 'select'>, issuer: string, subject: string): Promise<string | null> => {
  const [found] = await db
    .select({ person: people.id })
    .from(ssoAccounts)
    .innerJoin(people, eq(people.id, ssoAccounts.personId))
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(
      and(
        eq(ssoAccounts.issuer, issuer),
        eq(ssoAccounts.subject, subject),
        isNull(people.disabledAt),
        isNull(agencies.disabledAt),
      ),
    )
  return found?.person ?? null
}
