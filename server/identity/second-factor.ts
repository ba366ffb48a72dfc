import { createHash, randomBytes } from 'node:crypto'
import { and, count, eq, lt } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { recoveryCodes, secondFactors as table } from '../../drizzle/schema'
import type { Drizzle, Transaction } from '../ledger/ledger'
import { type KeyRing, unwrap, wrap } from '../ledger/seal'
import type { Logged } from './log'

/** Seconds over which wrong codes of one person are counted, and how many. Only someone who knows the passphrase gets this far. */
export const CODE_WINDOW = 5 * 60
export const CODE_TRIES = 5
const RECOVERY_CODES = 10
/** Steps of thirty seconds by which a phone's clock may be off, either way. */
const DRIFT = 1

/** `code` is from the app, `recovery` one of the codes kept for a lost phone. */
export type Checked = { ok: true; by: 'code' | 'recovery' } | { ok: false; seconds?: number }

export type SecondFactors = {
  has(person: string): Promise<boolean>
  /** A new secret that counts only once a code proved it. `key` in base32, `uri` as authenticator apps read it. */
  begin(person: string, label: string): Promise<{ key: string; uri: string }>
  /** Takes the secret shown last, if the code is its own, and gives ten recovery codes, shown this once. Null: not its code. */
  confirm(person: string, code: string, logged: Logged): Promise<string[] | null>
  /** A code of the app (each once, whatever the clock does) or a recovery code (each once). `seconds`: too many wrong ones, wait. */
  check(person: string, typed: string): Promise<Checked>
  /** Ten new recovery codes; the old ones open nothing any more. */
  renew(person: string, logged: Logged): Promise<string[]>
  /** How many recovery codes are left. */
  left(person: string): Promise<number>
}

export const secondFactorPurpose = (person: string) => `second-factor|${person}`
const totp = (secret: Uint8Array, label = '') =>
  new TOTP({ issuer: 'Roundtable', label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) })

/** As people type it: without the gaps it is shown with, in any case. */
const plain = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase()
const hashOf = (person: string, code: string) =>
  createHash('sha256')
    .update(`${person}|${plain(code)}`)
    .digest()

/** 80 random bits, in four groups of base32. */
const newCode = () =>
  new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.replace(/(.{4})(?=.)/g, '$1-')

const newCodes = () => Array.from({ length: RECOVERY_CODES }, newCode)

/** The only recovery codes of a person from now on. */
const keep = async (tx: Transaction, person: string, codes: string[]) => {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, person))
  await tx.insert(recoveryCodes).values(codes.map(code => ({ personId: person, hash: hashOf(person, code) })))
}

export function createSecondFactors(db: Drizzle, ring: KeyRing, now: () => number = Date.now): SecondFactors {
  const wrong = new RateLimiterMemory({ keyPrefix: 'code', points: CODE_TRIES, duration: CODE_WINDOW })

  const rowOf = async (person: string) => {
    const [row] = await db.select().from(table).where(eq(table.personId, person))
    return row
  }

  /** The step a code belongs to, or null. */
  const stepOf = (secret: Uint8Array, code: string): number | null => {
    if (!/^\d{6}$/.test(code)) return null
    const app = totp(secret)
    const delta = app.validate({ token: code, timestamp: now(), window: DRIFT })
    return delta === null ? null : app.counter({ timestamp: now() }) + delta
  }

  const fromApp = async (person: string, code: string): Promise<boolean> => {
    const sealed = (await rowOf(person))?.sealed
    const step = sealed ? stepOf(unwrap(ring, sealed, secondFactorPurpose(person)), code) : null
    if (step === null) return false
    const used = await db
      .update(table)
      .set({ lastStep: step })
      .where(and(eq(table.personId, person), lt(table.lastStep, step)))
      .returning({ person: table.personId })
    return used.length === 1
  }

  const fromPaper = async (person: string, code: string): Promise<boolean> => {
    const used = await db
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, person), eq(recoveryCodes.hash, hashOf(person, code))))
      .returning({ person: recoveryCodes.personId })
    return used.length === 1
  }

  const either = async (person: string, code: string): Promise<'code' | 'recovery' | null> => {
    if (await fromApp(person, code)) return 'code'
    return (await fromPaper(person, code)) ? 'recovery' : null
  }

  return {
    async has(person) {
      return (await rowOf(person))?.sealed != null
    },
    async begin(person, label) {
      const secret = randomBytes(20)
      const pending = wrap(ring, secret, secondFactorPurpose(person))
      await db
        .insert(table)
        .values({ personId: person, pending })
        .onConflictDoUpdate({ target: table.personId, set: { pending } })
      const app = totp(secret, label)
      return { key: app.secret.base32, uri: app.toString() }
    },
    async confirm(person, typed, logged) {
      const pending = (await rowOf(person))?.pending
      const step = pending ? stepOf(unwrap(ring, pending, secondFactorPurpose(person)), plain(typed)) : null
      if (!pending || step === null) return null
      const codes = newCodes()
      await logged(async tx => {
        const taken = await tx
          .update(table)
          .set({ sealed: pending, pending: null, lastStep: step })
          .where(and(eq(table.personId, person), eq(table.pending, pending)))
          .returning({ person: table.personId })
        if (taken.length !== 1) throw new Error('another secret was shown since')
        await keep(tx, person, codes)
      })
      return codes
    },
    async check(person, typed) {
      // Counted before the look, and given back after a right one: guesses made in parallel gain nothing.
      const used = await wrong.penalty(person)
      if (used.consumedPoints > CODE_TRIES)
        return { ok: false, seconds: Math.max(1, Math.ceil(used.msBeforeNext / 1000)) }
      const by = await either(person, plain(typed)).catch(async error => {
        await wrong.reward(person)
        throw error
      })
      if (!by) return { ok: false }
      await wrong.delete(person)
      return { ok: true, by }
    },
    async renew(person, logged) {
      const codes = newCodes()
      await logged(tx => keep(tx, person, codes))
      return codes
    },
    async left(person) {
      const [row] = await db.select({ n: count() }).from(recoveryCodes).where(eq(recoveryCodes.personId, person))
      return row?.n ?? 0
    },
  }
}
