import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ADDRESSES, type Asks, INVITERS, reads, verdict } from '../lib/policy/testing/intent'
import { parseStatement } from '../lib/statements/index'
import { betrays, canaries } from '../lib/statements/testing/canary'
import { EVENT, filled } from '../lib/statements/testing/filled'
import { ADMINISTRATOR, AUDITOR, CHAIR, MEETING, MOTHER, POLICE, SCHOOL, type Who } from './people'
import { type Server, startServer } from './server'
import { type Tap, tap } from './tap'
import { expect, test } from './test'
import { board, contribution, get, isStamp, live, liveRefusal, nobody, type Person, signIn, syncRefusal } from './wire'

test.describe.configure({ mode: 'default' })
let server: Server
test.beforeEach(async () => {
  server = await startServer()
})
test.afterEach(() => server.stop())

const pathOf = (address: string, item: string, id = MEETING) =>
  address.replace('[id]', id).replace('[item]', item).replace('[...nextauth]', 'session').replace('[act]', 'session')

/** What an address should answer to a role; `null` is nobody signed in, `none` somebody without a place. */
function should(address: string, asks: Asks, role: string | null): number[] {
  const api = address.startsWith('/api/')
  if (asks === 'nothing') return [200, 307]
  if (asks === 'command') return [405]
  if (role === null) return [api ? 401 : 307]
  if (asks === 'sign-in') return [200]
  if (asks === 'oversee') return [role === 'administrator' ? 200 : 404]
  if (asks === 'partnership') return [role === 'auditor' ? 200 : 404]
  if (asks === 'duty') return role === 'administrator' && address === '/admin' ? [200] : [404]
  if (role === 'none' || role === 'administrator' || asks === 'organiser') return [404]
  if (asks === 'emergency' || asks === 'disposed') return [404]
  if (asks === 'invited') return [307]
  if (asks === 'inviter') return INVITERS.includes(role) ? [200] : [404]
  // While the meeting goes on there is no record: its page says so, its file is not there.
  if (api && asks.during === 'concluded') return [404]
  const there = [200, ...(address === '/meetings/[id]' ? [307] : [])]
  if (verdict(role, asks.verb, asks.during ?? 'open') === 'yes') return there
  return [api ? 404 : 307]
}

test('M30 every page and route answers every role there is, a stranger and nobody as it was meant to', async () => {
  const accounts = z
    .array(z.object({ email: z.string(), role: z.string() }))
    .parse(await (await get(nobody(server.url), '/api/demo/accounts')).json())
  const people = new Map<string | null, Person>([[null, { url: server.url, headers: { cookie: '' } }]])
  for (const { email, role } of accounts) {
    const known = role === 'agency_admin' ? 'none' : role
    if (!people.has(known)) people.set(known, await signIn(server.url, { email }))
  }
  expect([...people.keys()]).toEqual(
    expect.arrayContaining([null, 'administrator', 'chair', 'practitioner', 'family', 'auditor']),
  )
  const item = await schoolShares()
  await Promise.all([...people].map(([role, person]) => everyAddress(role, person, item)))
})

/** An item there is, for the page of its life. */
async function schoolShares(): Promise<string> {
  const school = await signIn(server.url, SCHOOL)
  const [seat, shared] = await Promise.all([live(school), board(school, 'meeting')])
  const item = randomUUID()
  expect(isStamp(await shared.share(contribution(seat.state, 'In school every day this week.'), item))).toBe(true)
  seat.close()
  shared.close()
  return item
}

async function everyAddress(role: string | null, person: Person, item: string) {
  for (const [address, asks] of Object.entries(ADDRESSES)) {
    const { status, headers } = await get(person, pathOf(address, item))
    expect(should(address, asks, role), `${role} ${address} ${headers.get('location') ?? ''}`).toContain(status)
    if (typeof asks === 'string' || role === null) continue
    const nowhere = await get(person, pathOf(address, item, randomUUID()))
    expect(nowhere.status, `${role} ${address} of no meeting`).toBe(404)
  }
}

/** Words in every field in which people write, shared, corrected, judged, answered and withdrawn among professionals. */
async function professionalsSpeak() {
  const { all, next } = canaries()
  const [chair, school] = await Promise.all([CHAIR, SCHOOL].map(who => signIn(server.url, who)))
  const seat = await live(chair!)
  const [judge, author] = await Promise.all([board(chair!, 'professionals'), board(school!, 'professionals')])
  const { version } = seat.state.audiences.find(({ id }) => id === 'professionals')!
  const fixed = {
    seen: version,
    children: seat.state.meeting.children.map(({ id }) => id),
    concerns: undefined,
    late: undefined,
    onBehalf: undefined,
    event: EVENT,
  }
  const say = async (own: typeof judge, kind: Parameters<typeof filled>[0], more: object) => {
    const parsed = parseStatement(filled(kind, next, { ...fixed, ...more }))
    if (!parsed.ok) throw new Error(`a ${kind} was made wrong: ${parsed.path}`)
    const id = randomUUID()
    const answer = await own.share(parsed.statement, id)
    if (!isStamp(answer)) throw new Error(`${kind}: ${answer.reason}`)
    return id
  }
  const first = await say(author, 'contribution', {})
  const second = await say(author, 'contribution', {})
  const corrected = await say(author, 'correction', { contribution: first, version: first })
  const judged = { contribution: first, version: corrected }
  await say(judge, 'mark', { ...judged, relevance: 'not-relevant' })
  await say(judge, 'mark', judged)
  await say(author, 'reply', judged)
  await say(author, 'particulars', judged)
  await say(author, 'widening', { ...judged, as: randomUUID() })
  const asked = await say(judge, 'question', { agency: SCHOOL.agency })
  await say(author, 'answer', { asked, aside: undefined })
  await say(author, 'addition', judged)
  for (const kind of ['declaration', 'not-shared', 'told'] as const) await say(author, kind, {})
  const related = [judged, { contribution: second, version: second }]
  const fresh = { of: undefined, version: undefined }
  const [child] = fixed.children
  const points = { reliesOn: related, between: related, told: undefined }
  const decided = await say(judge, 'decision', { ...fresh, ...points, child })
  await say(judge, 'conflict', { ...fresh, ...points })
  await say(judge, 'action', { ...fresh, dropped: undefined })
  await say(author, 'stance', { decision: decided, version: decided, view: 'disagrees' })
  await say(author, 'withdrawal', { contribution: second, version: second, heading: 'necessary' })
  await seat.act('start', {})
  await seat.act('focus', { heading: 'necessary', contribution: first })
  for (const one of [judge, author, seat]) one.close()
  return { words: all, item: first }
}

/** Somebody whose line is listened to. `role` as the table of intent has it; null for somebody without a place. */
type Watcher = { who: Who | null; role: string | null; line: Tap; person: Person }

async function watcher(who: Who | null, role: string | null): Promise<Watcher> {
  const line = await tap(server.url)
  const person = who ? await signIn(line.url, who) : { url: line.url, headers: { cookie: '' } }
  return { who, role, line, person: { url: line.url, headers: { ...person.headers, origin: line.url } } }
}

/** Every board, the live connection, and stays. */
async function listen({ role, person }: Watcher) {
  const open = ['meeting', 'professionals'].filter(audience => role && reads(role, audience))
  const boards = await Promise.all(open.map(audience => board(person, audience)))
  const shut = ['meeting', 'professionals', randomUUID()].filter(audience => !open.includes(audience))
  for (const audience of shut) expect(await syncRefusal(person, audience)).toMatchObject({ bytes: 0 })
  const seat = open.length > 0 ? await live(person) : null
  if (!seat) expect(await liveRefusal(person)).toMatchObject({ heard: [] })
  return () => [...boards, seat].forEach(one => void one?.close())
}

const ASKED: Record<string, string>[] = [
  { accept: 'text/html' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { accept: 'application/json' },
]

/** Every page and route as a browser asks for it: whole, as a payload, as a prefetch. But those whose purpose it is to tell. */
async function browse({ role, person }: Watcher, item: string) {
  for (const [address, asks] of Object.entries(ADDRESSES)) {
    const tells = typeof asks === 'object' && ['trail', 'export'].includes(asks.verb)
    if (tells && role && verdict(role, asks.verb, 'open') === 'yes') continue
    for (const headers of ASKED) {
      const query = headers.rsc ? '?_rsc=1' : '?heading=necessary'
      await get({ ...person, headers: { ...person.headers, ...headers } }, `${pathOf(address, item)}${query}`)
    }
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

test('M29 words shared among professionals stand in no page, payload, answer, socket, log or file of anybody else, also after the server was killed', async () => {
  test.setTimeout(180_000)
  const told = await watcher(POLICE, 'practitioner')
  const untold = await Promise.all([
    watcher(MOTHER, 'family'),
    watcher(AUDITOR, 'auditor'),
    watcher(ADMINISTRATOR, null),
    watcher(null, null),
  ])
  let leave = await Promise.all([told, ...untold].map(listen))
  const { words, item } = await professionalsSpeak()
  await Promise.all(untold.map(one => browse(one, item)))
  for (const go of leave) go()
  await server.kill('SIGKILL')
  const killed = server
  server = await startServer({ dataDir: server.dataDir, port: Number(new URL(server.url).port) })
  leave = await Promise.all([told, ...untold].map(listen))
  await Promise.all(untold.map(one => browse(one, item)))
  for (const go of leave) go()

  const heard = told.line.received().toString('latin1')
  expect(words.length).toBeGreaterThan(50)
  expect(
    words.filter(word => !heard.includes(word)),
    'the line of somebody who may read them has them all',
  ).toEqual([])
  for (const { who, line } of untold) {
    const bytes = line.received().toString('latin1')
    expect(bytes.length).toBeGreaterThan(10_000)
    expect(betrays(bytes), `reached ${who?.name ?? 'nobody'}`).toBe(false)
  }
  for (const { line } of [told, ...untold]) line.close()
  await server.kill()
  for (const { output } of [killed, server]) expect(betrays(output()), 'in what the server printed').toBe(false)
  const files = filesIn(server.dataDir)
  expect(files.some(file => file.endsWith('/log')) && files.some(file => file.includes('pg_wal'))).toBe(true)
  expect(files.filter(file => betrays(readFileSync(file, 'latin1')))).toEqual([])
})
