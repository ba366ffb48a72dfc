import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ADDRESSES } from '../lib/policy/testing/intent'
import { account } from '../lib/text/account'
import { signIn as words } from '../lib/text/sign-in-page'
import { openAs } from './page'
import { ADMINISTRATOR, CHAIR, MEETING, POLICE } from './people'
import { type Server, startServer } from './server'
import { store } from './store'
import { type BrowserContext, expect, type Page, test } from './test'
import { board, contribution, get, live, nobody, signIn } from './wire'

test.describe.configure({ mode: 'default' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Keeps scripts from arriving until they are let go. */
async function withoutScripts(context: BrowserContext) {
  const held: (() => Promise<void>)[] = []
  let holding = true
  await context.route('**/_next/static/**/*.js*', async route => {
    if (holding) held.push(() => route.continue())
    else await route.continue()
  })
  return async () => {
    holding = false
    await Promise.all(held.splice(0).map(go => go()))
  }
}

/** Controls that can be used now, though nobody listens: all but those the browser itself works, and files, which are looked for (U35). */
const deaf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, [contenteditable]')]
      .filter(
        one =>
          !one.matches(':disabled, [type=hidden], [type=file], [popovertarget]') && !one.closest('form[method=get]'),
      )
      .map(one => one.outerHTML.slice(0, 160)),
  )

test('Z261 on a slow machine no page has a control that forgets: each is shut until its script is at work', async ({
  browser,
}) => {
  test.setTimeout(150_000)
  const agency = (await store(server, `select id from agencies where type = 'police'`)).rows[0]
  const chair = await signIn(server.url, CHAIR)
  const begun = await fetch(`${server.url}/api/set-ups`, {
    method: 'POST',
    headers: { ...chair.headers, 'content-type': 'application/json' },
    body: '{"from":null}',
  })
  const { id } = await begun.json()
  const meeting = `/meetings/${MEETING}`
  const pages = [
    [null, ['/sign-in', `/set-up#${'x'.repeat(43)}`, '/verify']],
    [CHAIR, ['/meetings', `/meetings/set-up/${id}`, '/account', '/second-factor', '/step-up']],
    [CHAIR, ['board', 'chair', 'trail', 'invitations'].map(name => `${meeting}/${name}`)],
    [ADMINISTRATOR, ['/meetings', '/admin', `/admin/agencies/${agency.id}`]],
  ] as const
  for (const [who, paths] of pages) {
    const opened = who ? await openAs(browser, server, who, '/api/health') : null
    const context = opened?.context() ?? (await browser.newContext({ baseURL: server.url }))
    await context.route('**/_next/static/**/*.js*', route => route.abort())
    const page = opened ?? (await context.newPage())
    for (const path of paths) {
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      await expect(page.locator('main')).toBeAttached()
      expect(await deaf(page), path).toEqual([])
    }
    await context.close()
  }
})

test('Z261 what is typed as soon as it can be is kept, and why somebody is here stays to be read', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  const letGo = await withoutScripts(context)
  await page.goto('/sign-in?error=Callback', { waitUntil: 'domcontentloaded' })
  const email = page.getByLabel(words.email)
  await expect(email).toBeDisabled()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(words.ssoFailed)
  await letGo()
  await email.fill('somebody@agency.invalid')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(words.ssoFailed)
  await expect(email).toHaveValue('somebody@agency.invalid')
  await context.close()

  const chair = await openAs(browser, server, CHAIR, '/api/health')
  const go = await withoutScripts(chair.context())
  await chair.goto(`/meetings/${MEETING}/trail`, { waitUntil: 'domcontentloaded' })
  const from = chair.locator('input[name=from]')
  await from.fill('2026-11-22T09:30')
  await go()
  await expect(
    chair.getByRole('button', { name: account.own.link }).or(chair.locator('button:enabled').first()),
  ).toBeVisible()
  await expect(chair.locator('fieldset[disabled]')).toHaveCount(0)
  await expect(from).toHaveValue('2026-11-22T09:30')
  await chair.context().close()
})

test('Z262 a page that asks another server is found, whatever it asks for', async ({ browser, foreign }) => {
  const page = await (await browser.newContext()).newPage()
  await page.route('http://127.0.0.1:9/**', route => route.abort())
  await page.goto(`${server.url}/api/health`)
  await page.setContent('<img src="http://127.0.0.1:9/pixel" alt="">', { waitUntil: 'load' })
  expect(foreign).toEqual(['http://127.0.0.1:9/pixel'])
  foreign.length = 0
  await page.context().close()
})

const ids: Record<string, string> = { '[id]': MEETING, '[act]': 'end', '[command]': 'add-agency', '[step]': 'use' }
const pathOf = (address: string) =>
  address.replace('[...nextauth]', 'signout').replace(/\[\w+\]/g, part => ids[part] ?? part)

test('Z263 every address answers with the headers that keep it to itself, and with nothing in line; over https also HSTS and __Host- cookies', async () => {
  const chair = await signIn(server.url, CHAIR)
  for (const person of [chair, nobody(server.url)])
    for (const address of [...Object.keys(ADDRESSES), '/nothing-here', '/api/nothing'])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'])
        await kept(
          await fetch(`${server.url}${pathOf(address)}`, { method, headers: person.headers, redirect: 'manual' }),
          method,
        )

  const secure = await startServer({ args: [], env: { APP_URL: 'https://roundtable.example' } })
  try {
    const answer = await fetch(`${secure.local}/api/auth/csrf`)
    await kept(answer, 'https')
    expect(answer.headers.get('strict-transport-security')).toMatch(
      /max-age=(3153[6-9]|31[6-9]|3[2-9]|[4-9]\d)\d+; includeSubDomains/,
    )
    const cookies = answer.headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Host-[^;]+;(?=.*Path=\/)(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/)
  } finally {
    await secure.stop()
  }
})

async function kept(answer: Response, how: string) {
  const at = `${how} ${answer.url}`
  const { headers } = answer
  const policy = headers.get('content-security-policy') ?? ''
  expect(headers.get('cache-control'), at).toContain('no-store')
  expect(headers.get('x-content-type-options'), at).toBe('nosniff')
  expect(headers.get('referrer-policy'), at).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy'), at).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy'), at).toBe('same-origin')
  expect(headers.get('access-control-allow-origin'), at).toBeNull()
  expect(policy, at).toContain("default-src 'none'")
  expect(policy, at).toContain("frame-ancestors 'none'")
  expect(policy, at).not.toMatch(/unsafe|\*/)
  if (!headers.get('content-type')?.startsWith('text/html')) return
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  // A page under the policy of answers for programs runs nothing at all.
  if (!nonce) return expect(policy, at).not.toContain('script-src')
  const html = await answer.text()
  const open = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag)
  expect(
    open.filter(tag => !tag.includes(`nonce="${nonce}"`)),
    at,
  ).toEqual([])
  const inLine = [
    ...html.replace(/<(script|style)\b.*?<\/\1>/gs, '').matchAll(/<[a-z][^>]*?\s(?:on[a-z]+|style)=[^>]*>/g),
  ]
  expect(
    inLine.map(([tag]) => tag),
    at,
  ).toEqual([])
}

test('Z264 nothing is taken from another site, at any address, by any method, whoever is signed in', async () => {
  const chair = await signIn(server.url, CHAIR)
  const { cookie } = chair.headers
  for (const address of Object.keys(ADDRESSES))
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const origin of [
        'https://elsewhere.invalid',
        'null',
        `${server.url}.invalid`,
        server.url.replace('http', 'https'),
      ])
        for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
          const headers = { cookie, origin, 'content-type': type }
          const { status } = await fetch(`${server.url}${pathOf(address)}`, {
            method,
            headers,
            body: '{}',
            redirect: 'manual',
          })
          expect([403, 404, 405], `${method} ${address} from ${origin}`).toContain(status)
        }
  const still = await (await get(chair, '/api/account/session')).json()
  expect(still.person).toEqual(expect.any(String))
})

/** What could make a line of a log look like another, or hide what follows it; and a word to find it by. */
const HOSTILE = [
  '\r\nready http://evil.invalid',
  '\u001b[2J\u001b[31m',
  '\u202e\u2066',
  '\u0000',
  '%0d%0aready',
  '{"x":1}',
]
const CANARY = 'quincunx'

test('Z265 what the server prints is lines of its own alone, without content or tokens, also while its database is gone', async () => {
  const police = await signIn(server.url, POLICE)
  const [seat, own] = await Promise.all([live(police), board(police, 'professionals')])
  const token = Buffer.from(CANARY.repeat(4)).toString('base64url').slice(0, 43)
  const json = { ...police.headers, 'content-type': 'application/json' }
  const say = async (path: string, body: unknown) =>
    void (await fetch(`${server.url}${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) }).catch(
      () => null,
    ))
  const everything = async () => {
    for (const evil of HOSTILE) {
      const text = `${evil}${CANARY}`
      await signIn(server.url, { email: text }).catch(() => undefined)
      await say('/api/set-up/use', { token, email: `${CANARY}@x.invalid`, passphrase: text })
      await say('/api/account/step-up', { passphrase: text, code: text })
      await say('/api/admin/add-agency', { name: text })
      await say(`/api/meetings/${MEETING}/keep`, { verb: text, input: text, key: randomUUID() })
      await say(`/api/meetings/${MEETING}/invitations`, { person: text })
      const path = encodeURIComponent(text)
      await Promise.all(
        [
          `/meetings/${path}/board`,
          `/sign-in?to=/${path}&error=${path}`,
          `/${path}`,
          `/api/meetings/${path}/evidence`,
        ].map(address => get(police, address).catch(() => null)),
      )
    }
  }
  await everything()
  await own.share(contribution(seat.state, `${CANARY} stood at the gate.`, 'professionals'))
  const pid = Number(
    (await readFile(join(server.dataDir, 'database', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
  process.kill(pid, 'SIGQUIT')
  await expect.poll(async () => (await get(nobody(server.url), '/api/health')).status).toBe(503)
  const unsent = own.share(contribution(seat.state, `${CANARY} went away.`, 'professionals'))
  await everything()
  await expect.poll(async () => (await get(nobody(server.url), '/api/health')).status, { timeout: 30_000 }).toBe(200)
  await Promise.race([unsent, own.ended])
  for (const open of [seat, own]) open.close()

  const said = server.output()
  expect(said).not.toContain(CANARY)
  expect(said).not.toContain(token)
  expect(said.match(/^ready /gm)).toHaveLength(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is asked
  expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/)
  const secrets = await readFile(join(server.dataDir, 'app-key'), 'utf8').catch(() => '')
  for (const secret of [secrets.trim(), police.headers.cookie].filter(Boolean)) expect(said).not.toContain(secret)
})
