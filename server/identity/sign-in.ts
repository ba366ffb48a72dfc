import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { agencies, people } from '../../drizzle/schema'
import type { AccessLog, Json } from './log'
import { verifyPassphrase } from './passphrase'
import type { Db, Sessions } from './sessions'
import type { Throttle } from './throttle'

/** What the sign-in form sends, whatever else comes with it. Longer than any real e-mail address is simply wrong. */
const Credentials = z.object({ email: z.string().max(254), passphrase: z.string() })

export type SignInOutcome =
  | { ok: true; session: string }
  | { ok: false; error: 'wrong' }
  | { ok: false; error: 'wait'; seconds: number }

export type SignIn = (credentials: unknown, from: string) => Promise<SignInOutcome>

/** `email` is trimmed and lower-cased here and nowhere else: one key for the throttle and for the account. */
const keyOf = (email: string) => email.trim().toLowerCase()

/**
 * Checks e-mail and passphrase and begins a session. Wrong passphrase, unknown, disabled and passphrase-less accounts
 * give the same answer after the same work. Rejects when the database or the access log is away; such a try is not counted.
 */
export const createSignIn =
  ({ db, throttle, sessions, log }: { db: Db; throttle: Throttle; sessions: Sessions; log: AccessLog }): SignIn =>
  async (credentials, from) => {
    const parsed = Credentials.safeParse(credentials)
    if (!parsed.success || parsed.data.email.includes('\0')) return { ok: false, error: 'wrong' }
    const email = keyOf(parsed.data.email)
    const refused = (content: Record<string, Json>) =>
      log({ type: 'act.sign-in-refused', actor: null, agency: null, role: null, content: { ...content, from } })

    let session = ''
    const attempt = await throttle.attempt(from, email, async () => {
      const person = await find(db, email)
      const right = await verifyPassphrase(person?.passphraseHash ?? null, parsed.data.passphrase)
      if (!person || !right) {
        await refused({
          why: 'wrong',
          person: person?.id ?? null,
          name: person?.name ?? null,
          agency: person?.agency ?? null,
        })
        return false
      }
      session = await sessions.begin(person.id, from)
      return true
    })
    if (!attempt.ok) {
      if (attempt.first) await refused({ why: 'too-many-tries', person: null, name: null, agency: null })
      return { ok: false, error: 'wait', seconds: attempt.seconds }
    }
    return attempt.right ? { ok: true, session } : { ok: false, error: 'wrong' }
  }

const find = async (db: Db, email: string) => {
  const [person] = await db
    .select({ id: people.id, name: people.name, agency: agencies.name, passphraseHash: people.passphraseHash })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(sql`lower(${people.email})`, email), isNull(people.disabledAt), isNull(agencies.disabledAt)))
  return person
}
