import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { recoveryCodes, secondFactors, ssoAccounts } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { createAccessLog } from '../ledger/access'
import { openLedger } from '../ledger/testing'
import { administer } from '../setup/commands'
import { signedIn } from '../setup/testing'
import { serveAuth } from './auth.testing'
import { browser } from './browser.testing'
import { createIdentity } from './identity'
import { ENROLLING } from './sessions'
import { createStepUp, STEP_UP } from './step-up'
import { newPerson, PASSPHRASE, RING, recordingLog } from './testing'

const { drizzle: db } = await testDatabase()
const { log, entries } = recordingLog(db)
const { base, identity } = await serveAuth(appUrl =>
  createIdentity({ db, appUrl, appKeys: RING, log, secondFactor: 'required' }),
)
const NEXT = 'three quiet garden gates'

type Browser = ReturnType<typeof browser>
const signIn = async (window: Browser, email: string, passphrase = PASSPHRASE, code = '') =>
  new URL(await window.form('/api/auth/callback/passphrase', { email, passphrase, code })).searchParams.get('error')
const who = async (window: Browser) => (await identity.sessionFromCookies(window.cookies()))?.person.id ?? null
const at = async (response: Promise<Response>) => {
  const { status } = await response
  const { code } = await (await response).json()
  return code ? `${status} ${code}` : String(status)
}

/** Somebody at a browser of their own, signed in with passphrase and app. Codes are of steps to come, so each is new. */
const enrolled = async () => {
  const person = await newPerson(db)
  const window = browser(base)
  await signIn(window, person.email)
  const { key } = await (await window.json('/api/account/factor', {})).json()
  const totp = new TOTP({ secret: Secret.fromBase32(key) })
  const first = async () => {
    const code = totp.generate({ timestamp: Date.now() - 30_000 })
    const { codes } = await (await window.json('/api/account/factor', { code })).json()
    return codes
  }
  // Where a step began while the code of the one before was on its way, that one was too old: now it is not.
  const codes = (await first()) ?? (await first())
  const code = (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
  return { person, window, code, codes: codes as unknown as string[], key }
}

test('I43 a passphrase alone begins a sign-in that is good for setting up a second factor and for nothing else', async () => {
  const person = await newPerson(db)
  const window = browser(base)
  expect(await signIn(window, person.email)).toBeNull()
  expect(await who(window)).toBeNull()
  expect(await (await window.ask('/api/auth/session')).json()).toEqual({ expires: expect.any(String) })
  expect((await identity.enrollingFromCookies(window.cookies()))?.person.id).toBe(person.id)
  for (const act of ['stay', 'end', 'step-up', 'codes', 'passphrase'])
    expect(await at(window.json(`/api/account/${act}`, {}))).toBe('401 signed-out')
  expect(await (await window.ask('/api/account/session')).json()).toEqual({ ok: true, person: null })
  expect(await identity.sessions.of(person.id)).toEqual([])
})

test('I44 the first code of the app makes it a sign-in, with ten recovery codes and a QR code of the same key', async () => {
  const person = await newPerson(db)
  const window = browser(base)
  await signIn(window, person.email)
  const shown = await (await window.json('/api/account/factor', {})).json()
  expect(shown.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  expect(await at(window.json('/api/account/factor', { code: '000000' }))).toBe('403 wrong-code')
  expect(await who(window)).toBeNull()
  const code = new TOTP({ secret: Secret.fromBase32(shown.key) }).generate()
  const { codes } = await (await window.json('/api/account/factor', { code })).json()
  expect(codes).toHaveLength(10)
  expect(await who(window)).toBe(person.id)
})

test('I42 where a second factor is set up the passphrase alone opens nothing, and only the right one is asked for a code', async () => {
  const { person, code, codes } = await enrolled()
  const window = browser(base)
  expect(await signIn(window, person.email, 'wrong')).toBe('CredentialsSignin')
  expect(await signIn(window, person.email, 'wrong', code())).toBe('CredentialsSignin')
  expect(await signIn(window, person.email)).toBe('code')
  expect(await signIn(window, person.email, PASSPHRASE, '000000')).toBe('wrong-code')
  expect(await who(window)).toBeNull()
  expect(await identity.enrollingFromCookies(window.cookies())).toBeNull()
  expect(await signIn(window, person.email, PASSPHRASE, code())).toBeNull()
  expect(await who(window)).toBe(person.id)
  expect(await signIn(browser(base), person.email, PASSPHRASE, codes[0])).toBeNull()
  expect(await signIn(browser(base), person.email, PASSPHRASE, codes[0])).toBe('wrong-code')
})

test('I42 that a code was asked for forgives no wrong try', async () => {
  const { person, code } = await enrolled()
  const window = browser(base)
  for (let i = 0; i < 4; i++) expect(await signIn(window, person.email, PASSPHRASE, '000000')).toBe('wrong-code')
  expect(await signIn(window, person.email)).toBe('code')
  expect(await signIn(window, person.email, PASSPHRASE, '000000')).toBe('wrong-code')
  expect(await signIn(window, person.email, PASSPHRASE, code(1))).toMatch(/^wait-/)
})

test('I45 what asks for a fresh proof is refused after five minutes; the demo never asks', async () => {
  const person = await newPerson(db)
  const clock = { now: Date.now() }
  const stepUp = createStepUp('required', () => clock.now)
  const { window } = await enrolled()
  const session = await identity.sessionFromCookies(window.cookies())
  if (!session) throw new Error('nobody is signed in')
  expect(stepUp(session)).toBeNull()
  clock.now = Date.now() + STEP_UP
  expect(stepUp(session)).toMatchObject({ code: 'step-up' })
  const unproven = await identity.sessions.check(await identity.sessions.begin(person.id, 'here'))
  if (!unproven) throw new Error('nobody is signed in')
  expect(stepUp(unproven)).toMatchObject({ code: 'step-up' })
  expect(createStepUp('offered')(unproven)).toBeNull()
})

test('I46 passphrase and code prove it anew in the same session; wrong ones are counted and logged', async () => {
  const { person, window, code, codes } = await enrolled()
  const session = await identity.sessionFromCookies(window.cookies())
  const since = session?.provenAt?.getTime() ?? 0
  expect(await at(window.json('/api/account/step-up', { passphrase: 'wrong', code: code() }))).toBe('403 wrong')
  expect(await at(window.json('/api/account/step-up', { passphrase: PASSPHRASE }))).toBe('403 code')
  expect(await at(window.json('/api/account/step-up', { passphrase: PASSPHRASE, code: '000000' }))).toBe(
    '403 wrong-code',
  )
  expect(await at(window.json('/api/account/step-up', { passphrase: PASSPHRASE, code: codes[0] }))).toBe('200')
  const after = await identity.sessionFromCookies(window.cookies())
  expect(after?.id).toBe(session?.id)
  expect(after?.provenAt?.getTime()).toBeGreaterThan(since)
  const lines = entries.filter(({ actor }) => actor?.person === person.id).map(({ type }) => type)
  expect(lines.slice(-3)).toEqual(['act.step-up-refused', 'act.step-up-refused', 'act.step-up'])
  for (let i = 0; i < 5; i++) await window.json('/api/account/step-up', { passphrase: 'wrong' })
  expect(await at(window.json('/api/account/step-up', { passphrase: PASSPHRASE, code: code(1) }))).toBe('429 wait')
})

test('I46 a new second factor, or new recovery codes, are for somebody who has just proved who they are', async () => {
  const person = await newPerson(db)
  const { window } = await enrolled()
  expect((await (await window.json('/api/account/codes', {})).json()).codes).toHaveLength(10)
  const id = await identity.sessions.begin(person.id, 'here')
  const session = await identity.sessions.check(id)
  expect(session && identity.stepUp(session)).toMatchObject({ code: 'step-up' })
})

test('I47 people see their own sign-ins, with browser, address and time, and end their own and nobody else’s', async () => {
  const { person, window, codes } = await enrolled()
  const other = browser(base)
  await signIn(other, person.email, PASSPHRASE, codes[0])
  const strangers = await enrolled()
  const mine = await identity.sessions.of(person.id)
  expect(mine).toHaveLength(2)
  expect(mine[0]).toMatchObject({ device: expect.any(String), address: '127.0.0.1', createdAt: expect.any(Date) })
  const theirs = (await identity.sessions.of(strangers.person.id))[0]?.id ?? ''
  expect(await at(window.json('/api/account/end', { session: theirs }))).toBe('200')
  expect(await who(strangers.window)).toBe(strangers.person.id)
  expect(await at(window.json('/api/account/end', { others: true }))).toBe('200')
  expect(await who(other)).toBeNull()
  expect(await who(window)).toBe(person.id)
  await window.json('/api/account/end', { session: (await identity.sessions.of(person.id))[0]?.id })
  expect(await who(window)).toBeNull()
})

test('I48 a new passphrase needs the old one and the code, is long enough, and ends every other sign-in', async () => {
  const { person, window, codes } = await enrolled()
  const other = browser(base)
  await signIn(other, person.email, PASSPHRASE, codes[0])
  const change = (fields: object) => at(window.json('/api/account/passphrase', { passphrase: PASSPHRASE, ...fields }))
  expect(await change({ next: NEXT })).toBe('403 code')
  expect(await change({ next: NEXT, code: '000000' })).toBe('403 wrong-code')
  for (const next of ['short', 'aaaaaaaaaaaaaaaa', person.email.toUpperCase(), 'x'.repeat(1025)])
    expect(await change({ next, code: codes[1] })).toBe('403 schema')
  expect(await change({ next: NEXT, code: codes[1] })).toBe('200')
  expect(await who(other)).toBeNull()
  expect(await who(window)).toBe(person.id)
  expect(await signIn(browser(base), person.email, PASSPHRASE, codes[2])).toBe('CredentialsSignin')
  expect(await signIn(browser(base), person.email, NEXT, codes[2])).toBeNull()
})

test('I49 of an account that is started again nothing of its sign-in is left', async () => {
  const { person, window, codes } = await enrolled()
  await db.insert(ssoAccounts).values({ issuer: 'https://login.invalid', subject: person.id, personId: person.id })
  const ledger = await openLedger(db)
  await createAccessLog(db, ledger, RING)
  const { sessions } = identity
  const deps = { db, ledger, sessions, stepUp: () => null, mail: null, appUrl: base }
  const keeper = await newPerson(db, { agencyId: person.agencyId, administers: 'agency' })
  expect(await administer(deps, signedIn(keeper), 'restart-person', { id: person.id })).toMatchObject({ ok: true })
  expect(await identity.sessionFromCookies(window.cookies())).toBeNull()
  expect(await signIn(window, person.email, PASSPHRASE, codes[0])).toBe('CredentialsSignin')
  for (const table of [ssoAccounts, secondFactors, recoveryCodes])
    expect(await db.select().from(table).where(eq(table.personId, person.id))).toEqual([])
})

test('I50 what changes a sign-in is JSON from our own pages, small, and by a name we know', async () => {
  const { window } = await enrolled()
  expect(await at(window.json('/api/account/stay', {}, { origin: 'https://evil.invalid' }))).toBe('403 not_allowed')
  expect(await at(window.json('/api/account/stay', {}, { 'content-type': 'text/plain' }))).toBe('415 schema')
  expect(await at(window.json('/api/account/stay', { more: 'x'.repeat(20_000) }))).toBe('413 too_large')
  expect(await at(window.json('/api/account/stay', { more: 1 }))).toBe('400 schema')
  for (const name of ['nothing', '__proto__', 'constructor'])
    expect(await at(window.json(`/api/account/${name}`, {}))).toBe('404 not_found')
  expect(await at(window.ask('/api/account/stay'))).toBe('404 not_found')
  expect(await at(browser(base).json('/api/account/stay', {}))).toBe('401 signed-out')
})

test('I58 a page learns how long its sign-in lasts, and asking is no activity', async () => {
  const { window, person } = await enrolled()
  const left = await (await window.ask('/api/account/session')).json()
  expect(left).toEqual({ ok: true, person: person.id, idle: expect.any(Number), absolute: expect.any(Number) })
  expect(left.idle).toBeLessThanOrEqual(30 * 60)
  expect(left.absolute).toBeGreaterThan(ENROLLING / 1000)
})

test('I59 every event of a sign-in stands in the access log, without code, passphrase, key or link', async () => {
  const before = entries.length
  const { person, window, code, codes, key } = await enrolled()
  await window.json('/api/account/codes', {})
  await window.json('/api/account/step-up', { passphrase: 'wrong-canary' })
  await window.json('/api/account/passphrase', { passphrase: PASSPHRASE, code: code(), next: NEXT })
  const lines = entries.slice(before)
  expect(lines.map(({ type }) => type)).toEqual([
    'act.sign-in',
    'act.second-factor-set',
    'act.recovery-codes-made',
    'act.step-up-refused',
    'act.passphrase-changed',
  ])
  const said = JSON.stringify(lines)
  for (const secret of [key, PASSPHRASE, NEXT, 'canary', person.email, ...codes]) expect(said).not.toContain(secret)
})
