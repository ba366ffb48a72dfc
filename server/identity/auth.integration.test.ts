import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { builtServer } from '../testing.built'
import { newPerson, PASSPHRASE } from './testing'
import { browserAt, type Jar } from './testing.browser'

const database = await testDatabase()
const { drizzle: db } = database
const { origin: base, identity } = await builtServer(database)
const { get, post, signIn, header } = browserAt(base)
const who = (jar: Jar) => identity.sessionFromCookies(header(jar))

test('I12 signing out ends the session on the server: the old cookie is worth nothing', async () => {
  const jar: Jar = new Map()
  await signIn(jar, (await newPerson(db)).email)
  const old = new Map(jar)
  await post('/api/auth/signout', jar, {})
  expect(await who(old)).toBeNull()
  expect(await (await get('/api/auth/session', old)).json()).toEqual({})
  expect(old.get('next-auth.session-token')).toBe('')
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
