import { createHash, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { people, setupLinks, ssoAccounts } from '../../drizzle/schema'
import { CLIENT, startOpenId } from '../../scripts/openid'
import { testDatabase } from '../db/testing'
import { serveAuth } from './auth.testing'
import { browser } from './browser.testing'
import { createIdentity } from './identity'
import { newPerson, RING, recordingLog } from './testing'

const { drizzle: db } = await testDatabase()
const { log, entries } = recordingLog(db)
const provider = await startOpenId()
afterAll(provider.close)
const { base, identity } = await serveAuth(appUrl =>
  createIdentity({
    ...{ db, appUrl, appKeys: RING, log, secondFactor: 'required' },
    oidc: { issuer: provider.issuer, ...CLIENT },
  }),
)
provider.open(`${base}/api/auth/callback/sso`)
beforeEach(() => provider.tamper(null))

type Browser = ReturnType<typeof browser>
const who = async (window: Browser) => (await identity.sessionFromCookies(window.cookies()))?.person.id ?? null
/** Somebody whose account waits behind a link. */
const invited = async () => {
  const person = await newPerson(db, { passphraseHash: null })
  const link = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(link).digest()
  await db.insert(setupLinks).values({ hash, personId: person.id, expiresAt: new Date(Date.now() + 60_000) })
  return { person, link, email: person.email }
}

const begin = (window: Browser, fields: Record<string, string> = {}) =>
  window.form('/api/auth/signin/sso', { callbackUrl: '/meetings', ...fields })

/** All the way: our form, the provider's, and back. Where it ended. */
const signIn = async (window: Browser, account: string, fields: Record<string, string> = {}) => {
  const back = await window.throughProvider(await begin(window, fields), account)
  return new URL((await window.ask(back)).headers.get('location') ?? '', base).href.slice(base.length)
}
const known = async () => {
  const person = await newPerson(db, { passphraseHash: null })
  await db.insert(ssoAccounts).values({ issuer: provider.issuer, subject: person.id, personId: person.id })
  return person
}

test('I51 the authorisation code comes with PKCE, state and nonce, and nothing but who it is is asked for', async () => {
  const person = await known()
  expect(await signIn(browser(base), person.id)).toBe('/meetings')
  const asked = Object.fromEntries(provider.asked.at(-1) ?? [])
  expect(asked).toEqual({
    ...{ client_id: CLIENT.clientId, response_type: 'code', scope: 'openid', code_challenge_method: 'S256' },
    redirect_uri: `${base}/api/auth/callback/sso`,
    ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test('I51 nobody gives the provider orders through our address', async () => {
  const window = browser(base)
  const { csrfToken } = await (await window.ask('/api/auth/csrf')).json()
  const response = await window.ask('/api/auth/signin/sso?prompt=none&redirect_uri=https://evil.invalid', {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, json: 'true' }),
    headers: { origin: base },
  })
  expect(response.status).toBe(400)
})

test('I52 an account of the provider is its person by issuer and subject; e-mail plays no part', async () => {
  const person = await known()
  const window = browser(base)
  expect(await signIn(window, person.id)).toBe('/meetings')
  expect(await who(window)).toBe(person.id)
  const other = await newPerson(db)
  provider.tamper(claims => ({ claims: { ...claims, email: other.email, email_verified: true } }))
  const second = browser(base)
  expect(await signIn(second, `stranger-${other.id}`)).toBe('/sign-in/unknown')
  expect(await signIn(second, other.email)).toBe('/sign-in/unknown')
  expect(await who(second)).toBeNull()
  await db.insert(ssoAccounts).values({ issuer: 'https://another.invalid', subject: 'twin', personId: other.id })
  expect(await signIn(second, 'twin')).toBe('/sign-in/unknown')
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, person.id))
  expect(await signIn(browser(base), person.id)).toBe('/sign-in/unknown')
})

test('I53 an unknown account gets a page that says whom to ask, no session, and a line that does not name it', async () => {
  const window = browser(base)
  expect(await signIn(window, 'stranger-canary')).toBe('/sign-in/unknown')
  expect(window.jar.has('next-auth.session-token')).toBe(false)
  expect(entries.at(-1)).toMatchObject({
    type: 'act.sign-in-refused',
    actor: null,
    content: { why: 'unknown-account' },
  })
  expect(JSON.stringify(entries)).not.toContain('canary')
})

test('I54 a link and the address it is for join the account to its person, once; from then on the account is enough', async () => {
  const { person, link, email } = await invited()
  const window = browser(base)
  expect(await signIn(window, `new-${person.id}`, { link, email: email.toUpperCase() })).toBe('/meetings')
  expect(await who(window)).toBe(person.id)
  expect(window.jar.has('roundtable.link')).toBe(false)
  expect(await signIn(browser(base), `new-${person.id}`)).toBe('/meetings')
  expect(await begin(browser(base), { link, email })).toBe('undefined')
  const lines = entries.filter(({ type, actor }) => type === 'act.account-linked' && actor?.person === person.id)
  expect(lines).toHaveLength(1)
  const [row] = await db.select().from(people).where(eq(people.id, person.id))
  expect(row?.setUpAt).not.toBeNull()
})

test('I54 a link that was used while its holder was at the provider joins nobody', async () => {
  const { person, link, email } = await invited()
  const [window, faster] = [browser(base), browser(base)]
  const start = await begin(window, { link, email })
  expect(await signIn(faster, `fast-${person.id}`, { link, email })).toBe('/meetings')
  const back = await window.throughProvider(start, `slow-${person.id}`)
  expect((await window.ask(back)).headers.get('location')).toBe(`${base}/sign-in/unknown`)
  expect(await who(window)).toBeNull()
})

test('I54 a link with another address leads nowhere, however often it is tried', async () => {
  const { link, email } = await invited()
  const window = browser(base)
  for (let i = 0; i < 5; i++) expect(await begin(window, { link, email: 'guess@agency.invalid' })).toBe('undefined')
  expect(await begin(window, { link, email })).toBe('undefined')
  expect(window.jar.has('roundtable.link')).toBe(false)
})

test('I54 an account that is somebody already does not take a link for somebody else', async () => {
  const [mine, { link, email }] = [await known(), await invited()]
  const window = browser(base)
  expect(await signIn(window, mine.id, { link, email })).toBe('/sign-in/taken')
  expect(await who(window)).toBeNull()
})

test('I57 a link that was begun and left joins nobody who signs in afterwards in the same browser', async () => {
  const { person, link, email } = await invited()
  const window = browser(base)
  await begin(window, { link, email })
  expect(window.jar.has('roundtable.link')).toBe(true)
  expect(await signIn(window, 'somebody-else')).toBe('/sign-in/unknown')
  expect(await db.select().from(ssoAccounts).where(eq(ssoAccounts.personId, person.id))).toEqual([])
})

const seconds = () => Math.floor(Date.now() / 1000)
test.each([
  ['another issuer', { claims: { iss: 'https://evil.invalid' } }],
  ['a signature of somebody else', { signedBy: 'stranger' }],
  ['another audience', { claims: { aud: 'another-client' } }],
  ['another nonce', { claims: { nonce: 'a nonce of another sign-in' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['an expired token', { claims: { exp: seconds() - 60, iat: seconds() - 120 } }],
  ['no subject', { claims: { sub: undefined } }],
] as const)('I55 an ID token with %s opens nothing', async (_what, attack) => {
  const person = await known()
  const window = browser(base)
  provider.tamper(claims => ({ ...attack, claims: { ...claims, ...('claims' in attack ? attack.claims : {}) } }))
  expect(await signIn(window, person.id)).toMatch(/^\/sign-in\?error=|^\/api\/auth\/error\?error=/)
  expect(window.jar.has('next-auth.session-token')).toBe(false)
  provider.tamper(null)
  expect(await signIn(window, person.id)).toBe('/meetings')
})

test('I55 a code opens nothing a second time, in another browser, with another state, or without the browser it was begun in', async () => {
  const person = await known()
  const failed = async (window: Browser, url: string) => {
    const { location } = Object.fromEntries((await window.ask(url)).headers)
    expect(new URL(location ?? '', base).searchParams.get('error')).toMatch(/Callback/)
    expect(window.jar.has('next-auth.session-token')).toBe(false)
  }
  const window = browser(base)
  const back = await window.throughProvider(await begin(window), person.id)
  await failed(browser(base), back)
  const other = browser(base)
  await begin(other)
  await failed(other, back)
  const altered = new URL(back)
  altered.searchParams.set('state', 'x'.repeat(43))
  const victim = browser(base)
  for (const [name, value] of window.jar) victim.jar.set(name, value)
  await failed(victim, altered.href)

  const again = browser(base)
  const first = await again.throughProvider(await begin(again), person.id)
  const before = new Map(again.jar)
  expect((await again.ask(first)).headers.get('location')).toBe(`${base}/meetings`)
  const replay = browser(base)
  for (const [name, value] of before) replay.jar.set(name, value)
  await failed(replay, first)
})

test('I56 a fresh sign-in at the provider proves it anew in the same session; one that was not asked for afresh does not', async () => {
  const person = await known()
  const window = browser(base)
  await signIn(window, person.id)
  const session = await identity.sessionFromCookies(window.cookies())
  if (!session) throw new Error('nobody is signed in')
  expect(identity.stepUp(session)).toMatchObject({ code: 'step-up' })
  await signIn(window, person.id)
  const still = await identity.sessionFromCookies(window.cookies())
  expect(still && identity.stepUp(still)).toMatchObject({ code: 'step-up' })

  await signIn(window, person.id, { fresh: '1' })
  expect(provider.asked.some(asked => asked.get('max_age') === '0')).toBe(true)
  const fresh = await identity.sessionFromCookies(window.cookies())
  expect(fresh?.id).toBe(session.id)
  expect(fresh && identity.stepUp(fresh)).toBeNull()
  expect(entries.at(-1)).toMatchObject({ type: 'act.step-up', content: { how: 'organisation' } })
})

test('I56 what the provider says happened long ago, or does not say, proves nothing', async () => {
  const person = await known()
  for (const auth_time of [seconds() - 600, seconds() + 600, undefined]) {
    const window = browser(base)
    await signIn(window, person.id)
    provider.tamper(claims => ({ claims: { ...claims, auth_time } }))
    await signIn(window, person.id, { fresh: '1' })
    const session = await identity.sessionFromCookies(window.cookies())
    expect(session && identity.stepUp(session)).toMatchObject({ code: 'step-up' })
    provider.tamper(null)
  }
})

test('I25 signing in as somebody else through the provider ends the session the browser had', async () => {
  const [first, second] = [await known(), await known()]
  const window = browser(base)
  await signIn(window, first.id)
  const old = window.cookies()
  const fresh = browser(base)
  for (const [name, value] of window.jar) fresh.jar.set(name, value)
  expect(await signIn(fresh, second.id)).toBe('/meetings')
  expect(await who(fresh)).toBe(second.id)
  expect(await identity.sessionFromCookies(old)).toBeNull()
})

test('I55 while the provider is away nobody is let in, and the page is told that it did not work', async () => {
  provider.close()
  const window = browser(base)
  expect(new URL(await begin(window)).searchParams.get('error')).toBe('OAuthSignin')
  expect(await who(window)).toBeNull()
})

test.each(['PS256', 'ES256'] as const)(
  'I77 a provider that signs with %s is believed where that is set, and nowhere else',
  async alg => {
    const other = await startOpenId(alg)
    const enter = async (set: 'RS256' | typeof alg) => {
      const served = await serveAuth(appUrl =>
        createIdentity({
          ...{ db, appUrl, appKeys: RING, log, secondFactor: 'required' },
          oidc: { issuer: other.issuer, ...CLIENT, alg: set },
        }),
      )
      other.open(`${served.base}/api/auth/callback/sso`)
      const person = await newPerson(db, { passphraseHash: null })
      await db.insert(ssoAccounts).values({ issuer: other.issuer, subject: person.id, personId: person.id })
      const window = browser(served.base)
      const back = await window.throughProvider(
        await window.form('/api/auth/signin/sso', { callbackUrl: '/meetings' }),
        person.id,
      )
      await window.ask(back)
      const session = await served.identity.sessionFromCookies(window.cookies())
      return session?.person.id === person.id
    }
    expect(await enter(alg)).toBe(true)
    expect(await enter('RS256')).toBe(false)
    other.close()
  },
)
