import { and, eq, isNull, sql } from 'drizzle-orm'
import { agencies, people } from '../../drizzle/schema'
import type { Json } from './log'
import { verifyPassphrase } from './passphrase'
import type { SecondFactors } from './second-factor'
import type { Db } from './sessions'
import type { Throttle } from './throttle'

/** What someone typed to prove who they are. `from` is their network address. */
export type Typed = { email: string; passphrase: string; code?: string; from: string }
/** What they proved it with besides the passphrase: `none` where no second factor is set up. */
export type Factor = 'code' | 'recovery' | 'none'

export type Proof =
  | { ok: true }
  | { ok: false; error: 'wrong' | 'code' | 'wrong-code' }
  | { ok: false; error: 'wait'; seconds: number }

/** `right` runs before the answer, `refused` writes the line of the access log: when either fails, the try does not count. */
export type Outcome = {
  right(person: string, factor: Factor): Promise<void>
  refused(content: Record<string, Json>): Promise<void>
}

/**
 * The one place where a passphrase and, where one is set up, a code of the second factor are checked: signing in,
 * step-up and changing the passphrase ask here. `code`: the passphrase is right, and a code is needed as well.
 */
export type Prove = (typed: Typed, outcome: Outcome) => Promise<Proof>

/** `email` is trimmed and lower-cased here and nowhere else: one key for the throttle and for the account. */
const keyOf = (email: string) => email.trim().toLowerCase()

const NOBODY_NAMED = { person: null, name: null, agency: null }

export const createProof = (deps: { db: Db; throttle: Throttle; factors: SecondFactors }): Prove => {
  const { db, throttle, factors } = deps

  const second = async (person: string, code: string | undefined): Promise<{ factor: Factor } | Proof> => {
    if (!(await factors.has(person))) return { factor: 'none' }
    if (!code?.trim()) return { ok: false, error: 'code' }
    const checked = await factors.check(person, code)
    if (checked.ok) return { factor: checked.by }
    return checked.seconds ? { ok: false, error: 'wait', seconds: checked.seconds } : { ok: false, error: 'wrong-code' }
  }

  return async (typed, outcome) => {
    const email = keyOf(typed.email)
    let answer: Proof = { ok: false, error: 'wrong' }
    const attempt = await throttle.attempt(typed.from, email, async () => {
      const person = await find(db, email)
      const right = await verifyPassphrase(person?.passphraseHash ?? null, typed.passphrase)
      const named = person ? { person: person.id, name: person.name, agency: person.agency } : NOBODY_NAMED
      if (!person || !right) {
        await outcome.refused({ why: 'wrong', ...named })
        return false
      }
      const found = await second(person.id, typed.code)
      if ('factor' in found) {
        await outcome.right(person.id, found.factor)
        answer = { ok: true }
        return true
      }
      answer = found
      if (!found.ok && found.error !== 'code') await outcome.refused({ why: found.error, ...named })
      return !found.ok && found.error === 'wrong-code' ? false : null
    })
    if (attempt.ok) return answer
    if (attempt.first) await outcome.refused({ why: 'too-many-tries', ...NOBODY_NAMED })
    return { ok: false, error: 'wait', seconds: attempt.seconds }
  }
}

const find = async (db: Db, email: string) => {
  const [person] = await db
    .select({ id: people.id, name: people.name, agency: agencies.name, passphraseHash: people.passphraseHash })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(sql`lower(${people.email})`, email), isNull(people.disabledAt), isNull(agencies.disabledAt)))
  return person
}
