import { decode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'
import { readSignInError, signInErrorValue } from '../../lib/protocol/sign-in'
import { testDatabase } from '../db/testing'
import { serveAuth } from './auth.testing'
import { createIdentity } from './identity'
import { cookieSecret, cookieValue } from './request'
import { newPerson, RING, recordingLog } from './testing'
import { browserAt, type Jar } from './testing.browser'
import { TRIES } from './throttle'

// Within this process: the access log is taken away, and a second factor is not required, as it is on the built server.
const { drizzle: db } = await testDatabase()
const { log, state } = recordingLog()
const { base, identity } = await serveAuth(appUrl =>
  createIdentity({ db, appUrl, appKeys: RING, log, secondFactor: 'offered' }),
)
const { get, signIn, header } = browserAt(base)
const who = (jar: Jar) => identity.sessionFromCookies(header(jar))
const writtenIn = async (response: Response) => {
  const { url } = await response.json()
  return new URL(url).searchParams.get('error') ?? ''
}
const errorIn = async (response: Response) => readSignInError(await writtenIn(response))

test('I8 the page learns wrong, wait or unavailable, and nothing else', async () => {
  const person = await newPerson(db)
  const jar: Jar = new Map()
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  for (const email of [person.email, 'nobody@agency.invalid']) {
    for (let i = 0; i < TRIES; i++) expect(await errorIn(await signIn(jar, email, 'wrong'))).toEqual({ kind: 'wrong' })
    expect(await errorIn(await signIn(jar, email))).toMatchObject({ kind: 'wait' })
  }
  state.away = true
  const written = await writtenIn(await signIn(jar, (await newPerson(db)).email))
  expect(written).toBe(signInErrorValue({ kind: 'unavailable' }))
  state.away = false
  expect(complaint.mock.calls.flat().join(' ')).not.toMatch(/@|passphrase for tests/)
  complaint.mockRestore()
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

test('I25 signing in again in the same browser ends the session it had', async () => {
  const jar: Jar = new Map()
  await signIn(jar, (await newPerson(db)).email)
  const old = new Map(jar)
  const next = await newPerson(db)
  await signIn(jar, next.email)
  expect(await who(old)).toBeNull()
  expect((await who(jar))?.person.id).toBe(next.id)
})
