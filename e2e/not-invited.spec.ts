import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { CLOSE } from '../lib/protocol/codes'
import { admin } from '../lib/text/admin'
import { errors } from '../lib/text/shell'
import { openAs } from './page'
import { ADMINISTRATOR, AUDITOR, CHAIR, MEETING, MOTHER } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { board, get, liveRefusal, nobody, type Person, signIn, syncRefusal } from './wire'

/** Another meeting on the same server, with people of its own. */
const OTHER = {
  schema: 'safeguarding-scenario/1',
  fictional: true,
  meeting: {
    id: 'another',
    title: 'Core group: Wren',
    type: 'core_group',
    start: '2026-11-20T10:00:00Z',
    children: [{ id: 'wren', name: 'Wren Abara' }],
    agencies: [
      { name: 'Eastholme Reviewing Unit', attendees: [{ name: 'Ottilie Bray', role: 'chair' }] },
      { name: 'Eastholme Police', attendees: [{ name: 'Callum Reeve', role: 'practitioner' }] },
    ],
  },
  contributions: [],
}
const OTHER_CHAIR = { email: 'ottilie.bray@eastholme-reviewing.demo.invalid' }
const OTHER_POLICE = { email: 'callum.reeve@eastholme-police.demo.invalid' }

/** What only people of the demo meeting may read: names in it, and words shared in it. */
const demo = z
  .object({
    meeting: z.object({ title: z.string(), place: z.string(), children: z.array(z.object({ name: z.string() })) }),
    contributions: z.array(z.object({ body: z.string() })),
  })
  .parse(JSON.parse(readFileSync('server/demo/scenario.json', 'utf8')))
const SECRETS = [
  demo.meeting.title,
  demo.meeting.place,
  ...demo.meeting.children.map(({ name }) => name),
  ...demo.contributions.map(({ body }) => body),
]

let server: Server
let outsiders: [string, Person][]
test.beforeAll(async () => {
  const first = await startServer()
  await first.kill()
  const file = join(first.dataDir, 'other.json')
  writeFileSync(file, JSON.stringify(OTHER))
  server = await startServer({ dataDir: first.dataDir, args: ['--demo', '--scenario', file] })
  const signedIn = async (name: string, who: { email: string }): Promise<[string, Person]> => [
    name,
    await signIn(server.url, who),
  ]
  outsiders = await Promise.all([
    signedIn('the administrator', ADMINISTRATOR),
    signedIn('the chair of another meeting', OTHER_CHAIR),
    signedIn('a practitioner of another meeting', OTHER_POLICE),
  ])
})
test.afterAll(() => server.stop())

const PAGES = [
  '',
  '/board',
  '/chair',
  '/trail',
  '/prepare',
  '/chronology',
  '/record',
  '/requests',
  '/replay',
  '/keeping',
  '/disposed',
]
/** The same page for everybody and every meeting: a screen in the room opens it without a sign-in. */
const SAME_FOR_ALL = '/room'
/** What differs between two answers whatever they say: the nonce, and the address asked for. */
const plain = (html: string, id: string) =>
  html.replaceAll(id, 'ID').replaceAll(/nonce(=|\\?":\\?)\\?"[^"\\]+\\?"/g, 'NONCE')

test('Z51 to someone not invited the meeting’s pages and its evidence are as those of a meeting that does not exist', async () => {
  for (const [name, person] of outsiders) {
    const list = await (await get(person, '/meetings')).text()
    expect(list, name).not.toContain(MEETING)
    const pages = [...PAGES, SAME_FOR_ALL].map(page => `/meetings/ID${page}`)
    for (const path of [...pages, '/api/meetings/ID/evidence', '/api/meetings/ID/record.pdf']) {
      const answered = path.endsWith(SAME_FOR_ALL) ? 200 : 404
      const nothing = randomUUID()
      const [there, nowhere] = await Promise.all([MEETING, nothing].map(id => get(person, path.replace('ID', id))))
      const [said, expected] = [plain(await there!.text(), MEETING), plain(await nowhere!.text(), nothing)]
      expect(there!.status, `${name} at ${path}`).toBe(answered)
      expect(nowhere!.status, `${name} at ${path}`).toBe(answered)
      for (const secret of SECRETS) expect(said + list, `${name} at ${path}`).not.toContain(secret)
      expect(said, `${name} at ${path}`).toBe(expected)
    }
  }
})

test('Z52 someone not invited gets no byte of any board, and no event', async () => {
  for (const [name, person] of outsiders) {
    for (const audience of ['meeting', 'professionals', randomUUID()])
      expect(await syncRefusal(person, audience), name).toEqual({ code: CLOSE.noSuchRoom, bytes: 0 })
    expect(await liveRefusal(person), name).toEqual({ code: CLOSE.noSuchRoom, heard: [] })
    const nowhere = randomUUID()
    expect(await syncRefusal(person, 'meeting', nowhere), name).toEqual({ code: CLOSE.noSuchRoom, bytes: 0 })
    expect(await liveRefusal(person, nowhere), name).toEqual({ code: CLOSE.noSuchRoom, heard: [] })
  }
})

test('Z53 without a sign-in nothing opens: pages lead to it, everything else says so', async () => {
  const strangers: [string, Person][] = [
    ['nobody', nobody(server.url)],
    [
      'a made-up cookie',
      { url: server.url, headers: { cookie: 'next-auth.session-token=made-up', origin: server.url } },
    ],
  ]
  for (const [name, person] of strangers) {
    for (const path of ['/meetings', ...PAGES.slice(0, 4).map(page => `/meetings/${MEETING}${page}`)]) {
      const answer = await get(person, path)
      expect(answer.status, `${name} at ${path}`).toBe(307)
      expect(answer.headers.get('location'), `${name} at ${path}`).toMatch(/^\/sign-in\?to=/)
    }
    expect((await get(person, `/api/meetings/${MEETING}/evidence`)).status, name).toBe(401)
    expect(await syncRefusal(person, 'meeting'), name).toEqual({ code: CLOSE.signedOut, bytes: 0 })
    expect(await liveRefusal(person), name).toEqual({ code: CLOSE.signedOut, heard: [] })
  }
})

test('Z54 another site’s page cannot use a signed-in person’s connections', async () => {
  const chair = await signIn(server.url, CHAIR)
  for (const origin of ['https://elsewhere.invalid', 'null', '']) {
    const { cookie } = chair.headers
    const elsewhere = { url: server.url, headers: { cookie, ...(origin && { origin }) } }
    expect(await syncRefusal(elsewhere, 'meeting'), origin).toEqual({ code: CLOSE.noSuchRoom, bytes: 0 })
    await expect(liveRefusal(elsewhere), origin).rejects.toThrow('xhr poll error')
  }
})

test('Z55 people in the meeting open what is theirs alone: the auditor no board, the family no professionals’ board', async () => {
  const [auditor, mother] = await Promise.all([signIn(server.url, AUDITOR), signIn(server.url, MOTHER)])
  for (const audience of ['meeting', 'professionals'])
    expect(await syncRefusal(auditor, audience)).toEqual({ code: CLOSE.noSuchRoom, bytes: 0 })
  expect(await liveRefusal(auditor)).toEqual({ code: CLOSE.noSuchRoom, heard: [] })
  expect(await syncRefusal(mother, 'professionals')).toEqual({ code: CLOSE.noSuchRoom, bytes: 0 })
  expect((await get(mother, `/api/meetings/${MEETING}/evidence`)).status).toBe(404)
  const own = await board(mother, 'meeting')
  expect(own.stamps.size).toBeGreaterThan(0)
  own.close()
})

test('Z56 in a browser, someone not invited is told that there is nothing here for them', async ({ browser }) => {
  const page = await openAs(browser, server, ADMINISTRATOR, '/meetings')
  await expect(page.getByText(admin.home.body)).toBeVisible()
  for (const path of ['board', 'chair', 'trail']) {
    await page.goto(`/meetings/${MEETING}/${path}`)
    await expect(page.getByRole('heading', { level: 1, name: errors.noMeeting.title })).toBeVisible()
  }
  const html = await page.content()
  for (const secret of SECRETS) expect(html).not.toContain(secret)
  await page.context().close()
})
