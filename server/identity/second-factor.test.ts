import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { recoveryCodes, secondFactors } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import type { Drizzle } from '../ledger/ledger'
import type { Logged } from './log'
import { CODE_TRIES, CODE_WINDOW, createSecondFactors } from './second-factor'
import { newPerson, RING } from './testing'

const { drizzle: db } = await testDatabase()
const STEP = 30_000

const setUp = async () => {
  const clock = { now: Date.parse('2026-11-22T09:00:00Z') }
  const factors = createSecondFactors(db, RING, () => clock.now)
  const { id: person } = await newPerson(db)
  const logged: Logged = work => db.transaction(work)
  const app = (key: string) => {
    const totp = new TOTP({ secret: Secret.fromBase32(key) })
    return (steps = 0) => totp.generate({ timestamp: clock.now + steps * STEP })
  }
  const enrol = async () => {
    const code = app((await factors.begin(person, 'ida@agency.invalid')).key)
    const codes = await factors.confirm(person, code(), logged)
    if (!codes) throw new Error('not taken')
    return { code, codes }
  }
  return { clock, factors, person, logged, app, enrol }
}

const dump = async (from: Drizzle) =>
  JSON.stringify([await from.select().from(secondFactors), await from.select().from(recoveryCodes)])

test('I37 the secret is stored sealed and recovery codes as hashes: neither can be read from the store', async () => {
  const { factors, person, enrol } = await setUp()
  const { key, uri } = await factors.begin(person, 'ida@agency.invalid')
  const { codes } = await enrol()
  expect(uri).toBe(
    `otpauth://totp/Roundtable:ida%40agency.invalid?issuer=Roundtable&secret=${key}&algorithm=SHA1&digits=6&period=30`,
  )
  expect(codes).toHaveLength(10)
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
  const stored = await dump(db)
  const secret = JSON.stringify([...Secret.fromBase32(key).bytes]).slice(1, -1)
  for (const known of [key, secret, ...codes, ...codes.map(code => code.replaceAll('-', ''))])
    expect(stored).not.toContain(known)
  const elsewhere = createSecondFactors(db, [{ id: 'test', key: new Uint8Array(32) }])
  await expect(elsewhere.check(person, '123456')).rejects.toThrow('not the one')
})

test('I38 a code opens once: not again, not an older one, and only one of two at the same time', async () => {
  const { clock, factors, person, enrol } = await setUp()
  const { code } = await enrol()
  expect(await factors.check(person, code())).toEqual({ ok: false })
  clock.now += 2 * STEP
  const [a, b] = await Promise.all([factors.check(person, code()), factors.check(person, code())])
  expect([a.ok, b.ok].sort()).toEqual([false, true])
  expect(await factors.check(person, code(-1))).toEqual({ ok: false })
  expect(await factors.check(person, ` ${code(1).slice(0, 3)} ${code(1).slice(3)} `)).toEqual({ ok: true, by: 'code' })
  clock.now += 2 * STEP
  expect(await factors.check(person, code(-2))).toEqual({ ok: false })
  expect(await factors.check(person, code(2))).toEqual({ ok: false })
  expect(await factors.check(person, code())).toEqual({ ok: true, by: 'code' })
})

test('I39 a recovery code opens once, in whatever case and with or without its hyphens; a new set ends the old', async () => {
  const { factors, person, logged, enrol } = await setUp()
  const [first = '', second = '', third = ''] = (await enrol()).codes
  expect(await factors.check(person, first.toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, by: 'recovery' })
  expect(await factors.check(person, first)).toEqual({ ok: false })
  expect(await factors.left(person)).toBe(9)
  const both = await Promise.all([factors.check(person, second), factors.check(person, second)])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  const [fresh = ''] = await factors.renew(person, logged)
  expect(await factors.left(person)).toBe(10)
  expect(await factors.check(person, third)).toEqual({ ok: false })
  expect(await factors.check(person, fresh)).toEqual({ ok: true, by: 'recovery' })
  const stranger = await setUp()
  await stranger.enrol()
  const [other = ''] = await factors.renew(person, logged)
  expect(await stranger.factors.check(stranger.person, other)).toEqual({ ok: false })
})

test('I40 after five wrong codes even the right one is refused for at most five minutes; guesses made in parallel gain nothing', async () => {
  const { factors, person, enrol, clock } = await setUp()
  const { code, codes } = await enrol()
  clock.now += 2 * STEP
  const guesses = await Promise.all(Array.from({ length: 50 }, () => factors.check(person, '000000')))
  expect(guesses.filter(guess => !guess.ok && guess.seconds === undefined)).toHaveLength(CODE_TRIES)
  for (const right of [code(), codes[0] ?? '']) {
    const refused = await factors.check(person, right)
    expect(refused.ok || (refused.seconds ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(CODE_WINDOW)
  }
  expect(await factors.left(person)).toBe(10)
})

test('I41 a secret counts once a code of its own proved it; until then the one before goes on', async () => {
  const { clock, factors, person, logged, app, enrol } = await setUp()
  await factors.begin(person, 'x')
  expect(await factors.has(person)).toBe(false)
  expect(await factors.confirm(person, '000000', logged)).toBeNull()
  const { code: old } = await enrol()
  clock.now += 2 * STEP
  const next = app((await factors.begin(person, 'x')).key)
  expect(await factors.confirm(person, old(), logged)).toBeNull()
  expect(await factors.check(person, next())).toEqual({ ok: false })
  expect(await factors.check(person, old())).toEqual({ ok: true, by: 'code' })
  expect(await factors.confirm(person, next(), logged)).toHaveLength(10)
  clock.now += 2 * STEP
  expect(await factors.check(person, old())).toEqual({ ok: false })
  expect(await factors.check(person, next())).toEqual({ ok: true, by: 'code' })
})

test('I41 where the line in the access log cannot be written nothing of it counts', async () => {
  const { factors, person, app } = await setUp()
  const code = app((await factors.begin(person, 'x')).key)
  const away: Logged = () => Promise.reject(new Error('the access log is away'))
  await expect(factors.confirm(person, code(), away)).rejects.toThrow('away')
  expect(await factors.has(person)).toBe(false)
  expect(await factors.left(person)).toBe(0)
})
