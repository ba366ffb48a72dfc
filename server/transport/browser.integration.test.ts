import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Meeting } from '../../app/live/meeting'
import { until } from '../../app/live/testing/until'
import { storage } from '../../app/live/testing/wire'
import { socketTo, type Wire } from '../../app/live/wire'
import { KINDS, type Statement } from '../../lib/statements/index'
import { testDatabase } from '../db/testing'
import { builtServer } from '../testing.built'
import type { Seat } from './testing'

/** The browser's side against the server's own: no part of either is replaced but for the page itself. */
const server = await builtServer(await testDatabase())
process.setMaxListeners(100)

let leave: (() => void)[] = []
afterEach(() => {
  for (const stop of leave) stop()
  leave = []
})

const says = (body: string, seen = 1): Statement => ({ ...KINDS.contribution.examples[0]!, seen, body })
const [first, second, third] = ['b1', 'b2', 'b3'].map(end => `00000000-0000-4000-8000-0000000000${end}`) as [
  string,
  string,
  string,
]

/** The provider makes its sockets itself, of the page's one WebSocket class: the user in the URL says whose cookie to send. */
const jars = new Map<string, Seat['headers']>()
class Page extends WebSocket {
  constructor(url: string) {
    super(url, { headers: jars.get(new URL(url).username) ?? {} })
  }
}
Object.assign(globalThis, { WebSocket: Page })

function wireOf(seat: Seat, device = storage()): Wire {
  jars.set(seat.person, seat.headers)
  return {
    sync: `${server.origin.replace('http://', `ws://${seat.person}@`)}/sync`,
    socket: meeting => socketTo(server.origin, meeting, seat.headers),
    reachable: async () => false,
    keys: server.keys,
    tab: storage(),
    device,
    now: () => new Date().toISOString(),
    frame: work => void setImmediate(work),
    painted: work => void setImmediate(work),
    idle: work => void setImmediate(work),
  }
}

function visit(id: string, seat: Seat, device = storage()) {
  const meeting = new Meeting(id, wireOf(seat, device))
  leave.push(meeting.subscribe(() => {}))
  const now = () => meeting.getSnapshot()
  const seen = (what: string, holds: (live: ReturnType<typeof now>) => boolean) =>
    until(`${seat.name}: ${what}`, () => holds(now()), meeting.subscribe)
  return { now, seen }
}

/** A chair and two agencies, all live. */
async function gathered() {
  const { id, seats } = await server.meeting({ chair: 'chair', police: 'practitioner', school: 'practitioner' })
  const [chair, police, school] = seats.map(seat => ({ seat, ...visit(id, seat) }))
  if (!chair || !police || !school) throw new Error('nobody came')
  for (const one of [chair, police, school]) await one.seen('live', l => l.connection.is === 'live')
  return { id, chair, police, school }
}
const bodies = (l: { board: { content: { body: string } | null }[] }) => l.board.map(item => item.content?.body)

test('B1 a statement is on its way until its receipt is here; then everyone has it, with the same time', async () => {
  const { police, school } = await gathered()
  const id = police.now().share('meeting', says('one'))
  await police.seen('on its way', l => l.sending.length === 1)
  await school.seen('the statement', l => l.board.length === 1)
  await police.seen('the receipt', l => l.sending.length === 0 && l.board.length === 1)
  expect(police.now().board).toEqual(school.now().board)
  expect(police.now().board[0]).toMatchObject({ id, stamp: { n: 1, by: { person: police.seat.person } } })
  expect(police.now().loggedAt).toBe(school.now().board[0]?.stamp.at)
})

test.each(['one after the other', 'while the server was away'])(
  'B2 of three statements shared %s, the refused one comes back with its reason, the other two arrive',
  async how => {
    const { police, school } = await gathered()
    const start = how === 'while the server was away' ? await server.stop() : undefined
    if (start) await police.seen('offline', l => l.connection.is === 'offline')
    police.now().share('meeting', says('one'), first)
    police.now().share('meeting', says('two', 99), second)
    police.now().share('meeting', says('three'), third)
    await start?.()
    await school.seen('two of them', l => l.board.length === 2)
    await police.seen('nothing on its way', l => l.sending.length === 0)
    expect(bodies(school.now())).toEqual(['one', 'three'])
    const refusal = { code: 'audience_grew', ids: [second], reason: expect.stringMatching(/\w/) }
    expect(police.now().returned).toEqual([{ id: second, audience: 'meeting', statement: says('two', 99), refusal }])
    await police.seen('live', l => l.connection.is === 'live')
    police.now().share('meeting', says('two'), second)
    await school.seen('all three', l => l.board.length === 3)
  },
)

test('B3 a statement that a colleague shared first is shown as shared, and the next one arrives', async () => {
  const { chair, police, school } = await gathered()
  const stop = await server.stop()
  for (const one of [police, school]) await one.seen('offline', l => l.connection.is === 'offline')
  police.now().share('meeting', says('by the police'), first)
  school.now().share('meeting', says('by the school'), first)
  school.now().share('meeting', says('two by the school'), second)
  police.now().share('meeting', says('three by the police'), third)
  await stop()
  await chair.seen('three', l => l.board.length === 3)
  for (const one of [police, school])
    await one.seen('nothing on its way', l => l.sending.length === 0 && l.board.length === 3)
  expect([...police.now().returned, ...school.now().returned]).toEqual([])
  expect(police.now().board).toEqual(school.now().board)
})

test('B6 what was written while the server was away is delivered exactly once when it is back, and counted by the others', async () => {
  const { chair, police, school } = await gathered()
  police.now().share('meeting', says('before'))
  await school.seen('the first', l => l.board.length === 1)
  const start = await server.stop()
  for (const one of [chair, police, school]) await one.seen('offline', l => l.connection.is === 'offline')
  police.now().share('meeting', says('one'), first)
  police.now().share('professionals', says('two'), second)
  await start()
  for (const one of [chair, police, school])
    await one.seen('all of it', l => l.board.length === 3 && l.connection.is === 'live')
  expect(police.now().sending).toEqual([])
  expect(police.now().missed).toBe(0)
  expect(school.now().board).toEqual(police.now().board)
})

test('B31 the chair’s place is never shown before the contribution it speaks of', async () => {
  const { chair, police, school } = await gathered()
  police.now().share('meeting', says('one'), first)
  await chair.seen('it', l => l.board.length === 1)
  const early: boolean[] = []
  const watch = school.seen('the place', l => {
    if (l.state?.place?.contribution !== first) return false
    early.push(l.board.length === 0)
    return true
  })
  expect(await chair.now().act('focus', { heading: 'accurate', contribution: first })).toMatchObject({ ok: true })
  await watch
  expect(early).toEqual([false])
})

test('B33 signing out ends the meeting on every connection of that session, and only there', async () => {
  const { police, school } = await gathered()
  await server.signOut(police.seat)
  await police.seen('over', l => l.connection.is === 'over')
  expect(police.now().connection).toEqual({ is: 'over', reason: 'signed-out' })
  expect(school.now().connection.is).toBe('live')
})

test('B33 someone who has no place in a meeting is told so', async () => {
  const { id } = await server.meeting({ chair: 'chair' })
  const { seats } = await server.meeting({ stranger: 'practitioner' })
  const stranger = visit(id, seats[0]!)
  await stranger.seen('over', l => l.connection.is === 'over')
  expect(stranger.now()).toMatchObject({
    connection: { is: 'over', reason: 'no-such-meeting' },
    state: null,
    board: [],
  })
})

test('B34 commands are answered, refusals with a sentence', async () => {
  const { chair, police } = await gathered()
  expect(await police.now().act('start', {})).toMatchObject({
    ok: false,
    code: 'not_allowed',
    reason: expect.stringMatching(/\w/),
  })
  expect(await chair.now().act('start', {})).toEqual({ ok: true, at: expect.stringMatching(/Z$/) })
  await police.seen('started', l => l.state?.meeting.status === 'in_progress')
})

test('B35 everyone who is live has joined, and joins again when the server is back', async () => {
  const { chair, police } = await gathered()
  const here = (l: ReturnType<typeof chair.now>) => l.roster?.people.filter(person => person.here).length
  await chair.seen('all three here', l => here(l) === 3)
  const start = await server.stop()
  await police.seen('offline', l => l.connection.is === 'offline')
  await start()
  await chair.seen('all three again', l => l.connection.is === 'live' && here(l) === 3)
})

test('B40 the witness agrees with the server’s own checkpoints, also after a reload on the same device', async () => {
  const { id, police, school } = await gathered()
  police.now().share('meeting', says('one'))
  police.now().share('professionals', says('two'))
  await school.seen('agrees', l => l.board.length === 2 && l.witness === 'agrees')
  const device = storage()
  const before = visit(id, school.seat, device)
  await before.seen('agrees', l => l.witness === 'agrees')
  police.now().share('meeting', says('three'))
  const after = visit(id, school.seat, device)
  await after.seen('agrees', l => l.board.length === 3 && l.witness === 'agrees')
})
