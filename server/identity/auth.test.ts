import { decode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'
import { readSignInError } from '../../lib/protocol/sign-in'
import { testDatabase } from '../db/testing'
import { serveAuth } from './auth.testing'
import { createIdentity } from './identity'
import { cookieSecret, cookieValue } from './request'
import { newPerson, PASSPHRASE, RING, recordingLog } from './testing'
import { TRIES } from './throttle'

const { drizzle: db } = await testDatabase()
const { log, state } = recordingLog()
const { base, identity } = await serveAuth(appUrl =>
  createIdentity({ db, appUrl, appKeys: RING, log, secondFactor: 'offered' }),
)

type Jar = Map<string, string>

const keep = (jar: Jar, response: Response) => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return response
}
const header = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
const get = async (path: string, jar: Jar) =>
  keep(jar, await fetch(base + path, { headers: { cookie: header(jar) }, redirect: 'manual' }))
const post = async (path: string, jar: Jar, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const { csrfToken } = await (await get('/api/auth/csrf', jar)).json()
  const body = new URLSearchParams({ csrfToken, json: 'true', ...fields })
  return keep(
    jar,
    await fetch(base + path, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: { cookie: header(jar), origin: base, ...headers },
    }),
  )
}
const signIn = (jar: Jar, email: string, passphrase = PASSPHRASE, fields = {}) =>
  post('/api/auth/callback/passphrase', jar, { email, passphrase, ...fields })
const who = (jar: Jar) => identity.sessionFromCookies(header(jar))
const errorIn = async (response: Response) => {
  const { url } = await response.json()
  return readSignInError(new URL(url).searchParams.get('error') ?? '')
}

test('I24 signing in sets a cookie no script can read, which holds the session’s id and nothing about the person', async () => {
  const person = await newPerson(db)
  const jar: Jar = new Map()
  const response = await signIn(jar, person.email)
  expect(response.status).toBe(200)
  const line = response.headers.getSetCookie().find(cookie => cookie.startsWith('next-auth.session-token='))
  expect(line).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  const claims = await decode({ token: jar.get('next-auth.session-token'), secret: cookieSecret(RING[0]!.key) })
  expect(Object.keys(claims ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'session'])
  expect((await who(jar))?.person.id).toBe(person.id)
  const session = await (await get('/api/auth/session', jar)).json()
  expect(session.user).toEqual({
    id: person.id,
    name: person.name,
    email: person.email,
    agency: person.agency,
    administers: null,
  })
})

test('I12 signing out ends the session on the server: the old cookie is worth nothing', async () => {
  const jar: Jar = new Map()
  await signIn(jar, (await newPerson(db)).email)
  const old = new Map(jar)
  const ended = vi.fn()
  const stop = identity.sessions.onEnded(ended)
  await post('/api/auth/signout', jar, {})
  stop()
  expect(ended).toHaveBeenCalledTimes(1)
  expect(await who(old)).toBeNull()
  expect(await (await get('/api/auth/session', old)).json()).toEqual({})
  expect(old.get('next-auth.session-token')).toBe('')
})

test('I25 signing in again in the same browser ends the session it had', async () => {
  const jar: Jar = new Map()
  await signIn(jar, (await newPerson(db)).email)
  const old = new Map(jar)
  const next = await newPerson(db)
  await signIn(jar, next.email)
  expect(await who(old)).toBeNull()
  expect((await who(jar))?.person.id).toBe(next.id)
})

test('I8 the page learns wrong, wait or unavailable, and nothing else', async () => {
  const person = await newPerson(db)
  const jar: Jar = new Map()
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  for (const email of [person.email, 'nobody@agency.invalid']) {
    for (let i = 0; i < TRIES; i++) expect(await errorIn(await signIn(jar, email, 'wrong'))).toEqual({ kind: 'wrong' })
    expect(await errorIn(await signIn(jar, email))).toMatchObject({ kind: 'wait' })
  }
  state.away = true
  expect(await errorIn(await signIn(jar, (await newPerson(db)).email))).toEqual({ kind: 'unavailable' })
  state.away = false
  expect(complaint.mock.calls.flat().join(' ')).not.toMatch(/@|passphrase for tests/)
  complaint.mockRestore()
})

test('I26 a foreign or malformed address to return to is refused', async () => {
  const person = await newPerson(db)
  const back = async (callbackUrl: string) =>
    (await (await signIn(new Map(), person.email, PASSPHRASE, { callbackUrl })).json()).url
  expect(await back(`${base}/meetings`)).toBe(`${base}/meetings`)
  expect(await back('/meetings')).toBe(`${base}/meetings`)
  for (const url of ['https://evil.invalid/', '//evil.invalid/x', '/\\evil.invalid', 'javascript:alert(1)', 'http://['])
    expect(new URL(await back(url)).origin).toBe(base)
  expect((await get('/api/auth/csrf?callbackUrl=http%3A%2F%2F%5B', new Map())).status).toBe(400)
  const stuck: Jar = new Map([['next-auth.callback-url', 'javascript%3A1']])
  expect((await get('/api/auth/csrf', stuck)).status).toBe(400)
  expect(stuck.get('next-auth.callback-url')).toBe('')
})

test('I27 sign-in needs our own page, its token and a small form', async () => {
  const { email } = await newPerson(db)
  const status = async (headers: Record<string, string>, fields = {}) =>
    (await post('/api/auth/callback/passphrase', new Map(), { email, passphrase: PASSPHRASE, ...fields }, headers))
      .status
  expect(await status({ origin: 'https://evil.invalid' })).toBe(403)
  expect(await status({ origin: 'null' })).toBe(403)
  expect(await status({ 'content-type': 'application/json' })).toBe(415)
  expect(await status({}, { more: 'x'.repeat(20_000) })).toBe(413)
  const jar: Jar = new Map()
  await signIn(jar, email, PASSPHRASE, { csrfToken: 'forged' })
  expect(jar.has('next-auth.session-token')).toBe(false)
})

test('I28 of next-auth only what the product uses is there', async () => {
  for (const path of ['_log', 'verify-request', 'callback/passphrase', 'callback/sso', 'session/x', '__proto__'])
    expect((await get(`/api/auth/${path}`, new Map())).status).toBe(404)
  for (const path of ['_log', 'session', 'callback/email', 'signin/email'])
    expect((await post(`/api/auth/${path}`, new Map(), {})).status).toBe(404)
})

test('I21 an altered, foreign or senseless cookie is nobody, on every way in', async () => {
  const jar: Jar = new Map()
  await signIn(jar, (await newPerson(db)).email)
  const token = cookieValue(header(jar), 'next-auth.session-token') ?? ''
  const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  for (const value of [altered, '', '%', '%E0%A4%A', 'a.b.c', 'x'.repeat(100_000)])
    expect(await identity.sessionFromCookies(`next-auth.session-token=${value}`)).toBeNull()
  expect(await identity.sessionFromCookies(undefined)).toBeNull()
  const elsewhere = createIdentity({
    ...{ db, appUrl: base, log },
    appKeys: [{ id: 'other', key: new Uint8Array(32) }],
    secondFactor: 'offered',
  })
  expect(await elsewhere.sessionFromCookies(header(jar))).toBeNull()
})

test('I23 over https every sign-in cookie is Secure and bound to its host', async () => {
  const appUrl = 'https://roundtable.example.org'
  const oidc = { issuer: 'https://login.example.org', clientId: 'a', clientSecret: 'b' }
  const there = createIdentity({ db, appUrl, appKeys: RING, log, secondFactor: 'offered', oidc })
  process.env.NEXTAUTH_URL = base
  const request = new Request(`${appUrl}/api/auth/signin/sso`, {
    method: 'POST',
    headers: { origin: appUrl, 'content-type': 'application/x-www-form-urlencoded', 'content-length': '50' },
    body: new URLSearchParams({ fresh: '1' }),
  })
  const turn = await there.auth(request, ['signin', 'sso'])
  if ('refused' in turn) throw new Error('refused')
  for (const cookie of Object.values(turn.options.cookies ?? {})) {
    expect(cookie.name).toMatch(/^__Host-/)
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
  expect(turn.cookie).toMatch(/^__Host-roundtable\.link=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/)
})
