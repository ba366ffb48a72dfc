import { generateKeyPairSync, sign } from 'node:crypto'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { fromBase64 } from '../../lib/ledger/bytes'
import { signCheckpoint } from '../../lib/ledger/checkpoint'
import { nobleHashes } from '../../lib/ledger/hashes.noble'
import { rootOf } from '../../lib/ledger/merkle'
import { formatVkey } from '../../lib/ledger/note'
import type { State } from '../../lib/protocol/live'
import { KINDS, type Statement } from '../../lib/statements/index'
import { command } from './commands'
import { Meeting } from './meeting'
import { FarSide, leafOf, me } from './testing/farSide'
import { until } from './testing/until'
import { wireTo } from './testing/wire'
import { useMeeting } from './useMeeting'
import { socketTo } from './wire'

Object.assign(globalThis, { WebSocket })
process.setMaxListeners(100)

const MEETING = '00000000-0000-4000-8000-000000000001'
const [first, second] = ['00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-0000000000b2'] as const
const says = (body: string): Statement => ({ ...KINDS.contribution.examples[0]!, body })
const school = {
  person: '00000000-0000-4000-8000-0000000000a2',
  name: 'Sam Field',
  agency: 'School',
  role: 'practitioner',
}

const state = (change: Partial<State> = {}): State => ({
  meeting: {
    id: MEETING,
    status: 'in_progress',
    startsAt: '2026-11-22T14:00:00.000000Z',
    endsAt: '2026-11-22T16:00:00.000000Z',
    title: 'Example',
    type: 'strategy_meeting',
    children: [],
    agencies: [{ name: 'Police', shortName: 'Police', code: 'PO', shape: 'shield', colour: 'blue' }],
    concerns: [],
  },
  me: { ...me, role: 'practitioner', admitted: true },
  since: null,
  audiences: [
    { id: 'meeting', kind: 'meeting', version: 1 },
    { id: 'professionals', kind: 'professionals', version: 1 },
  ],
  place: null,
  agenda: { parts: [], now: null, called: null },
  at: '2026-11-22T14:00:00.000000Z',
  build: 'one',
  reached: {},
  ...change,
})
const onlyMeeting = { audiences: [{ id: 'meeting', kind: 'meeting' as const, version: 1 }] }

let far: FarSide
let leave: (() => void)[] = []
beforeEach(async () => {
  far = await new FarSide().start()
  far.greet = emit => emit('state', state())
})
afterEach(async () => {
  for (const stop of leave) stop()
  leave = []
  await far.stop()
})

function visit(meeting = new Meeting(MEETING, wireTo(far))) {
  leave.push(meeting.subscribe(() => {}))
  const now = () => meeting.getSnapshot()
  const seen = (what: string, holds: (live: ReturnType<typeof now>) => boolean) =>
    until(what, () => holds(now()), meeting.subscribe)
  return { meeting, now, seen }
}
const live = (l: { connection: { is: string } }) => l.connection.is === 'live'
const board = (audience = 'meeting') => far.board(`board.${MEETING}.${audience}`)
const rooms = () => [...far.boards].filter(([, room]) => room.sockets.size > 0).map(([name]) => name.split('.')[2])

test('B30 the rooms are those of the state: new ones open, gone ones close and hand back what was on its way', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  expect(rooms()).toEqual(['meeting', 'professionals'])
  far.decide = () => {
    far.emit('state', state(onlyMeeting))
    return { code: 'shape', ids: [], reason: '' }
  }
  now().share('professionals', says('one'), first)
  await seen('handed back', l => l.returned.length === 1 && l.state?.audiences.length === 1)
  await until('closed', () => rooms().join() === 'meeting')
  expect(now().returned[0]?.audience).toBe('professionals')
  far.emit('state', state())
  await until('open again', () => rooms().length === 2)
})

test('B31 an event waits until this document has what it speaks of, and keeps its turn', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  const place = { heading: 'accurate' as const, contribution: first }
  far.emit('state', state({ place, reached: { meeting: 1, professionals: 0 } }))
  far.emit('roster', { people: [], reached: {} })
  far.emit('notice', { sentence: 'Moved.', at: '', reached: { meeting: 1 } })
  const shown: (string | null)[] = []
  await until('the far side heard', () => shown.push(now().state?.place?.contribution ?? null) > 20)
  expect(now().roster).toBeNull()
  expect(new Set(shown)).toEqual(new Set([null]))
  board().stamp(first)
  await seen('the place', l => l.state?.place?.contribution === first)
  await seen('the rest', l => l.roster !== null && l.notice?.sentence === 'Moved.')
})

test('B31 an event about a room that ended for this person waits for nothing', async () => {
  const { seen } = visit()
  await seen('live', live)
  far.hangUp(4403)
  await seen('over', l => l.connection.is === 'over')
  far.emit('roster', { people: [], reached: { meeting: 99 } })
  await seen('the roster', l => l.roster !== null)
})

test('B32 waiting, live, offline since the first loss, live again with the number missed', async () => {
  const { now, seen } = visit()
  expect(now().connection).toEqual({ is: 'waiting' })
  await seen('live', live)
  far.door = 1012
  far.hangUp()
  far.hangUpLive()
  await seen('offline', l => l.connection.is === 'offline')
  expect(now().connection).toEqual({ is: 'offline', since: '2026-11-22T14:00:00.000Z' })
  board().stamp(first, school)
  board('professionals').stamp(second, school)
  far.door = null
  await seen('live again', live)
  expect(now().missed).toBe(2)
  expect(now().loggedAt).toBe('2026-11-22T14:03:22.000001Z')
})

test('B32 a refusal is not a loss of connection', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  far.decide = id => ({ code: 'closed', ids: [id], reason: 'Closed.' })
  const states = new Set<string>()
  await until(
    'handed back',
    () => states.add(now().connection.is) && now().returned.length === 1 && rooms().length === 2,
    check => {
      now().share('meeting', says('one'), first)
      const poll = setInterval(check, 1)
      return () => clearInterval(poll)
    },
  )
  expect(states).toEqual(new Set(['live']))
})

test.each([
  [4401, 'signed-out'],
  [4403, 'not-allowed'],
  [4410, 'ended'],
] as const)('B33 a room closed with %i ends the meeting for this person', async (code, reason) => {
  const { now, seen } = visit()
  await seen('live', live)
  far.hangUp(code)
  await seen('over', l => l.connection.is === 'over')
  expect(now().connection).toEqual({ is: 'over', reason })
})

test('B33 a live connection that is turned away with a code is over, without one it is tried again', async () => {
  far.gate = 4401
  const { now, seen } = visit()
  await seen('over', l => l.connection.is === 'over')
  expect(now().connection).toEqual({ is: 'over', reason: 'signed-out' })
  far.gate = 1012
  const other = visit()
  await until('turned away', () => far.turnedAway === 2)
  far.gate = null
  await other.seen('live', live)
})

test('B33 another build asks for a reload', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  far.emit('state', state({ build: 'two' }))
  await seen('over', l => l.connection.is === 'over')
  expect(now().connection).toEqual({ is: 'over', reason: 'reload' })
})

test('B34 a command is answered, and sent again under the same key after the connection broke', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  await until('joined', () => far.acts.length === 1)
  far.answer = () => {
    far.answer = () => ({ ok: true, at: 'now' })
    far.hangUpLive()
    return null
  }
  expect(await now().act('focus', { heading: 'timely' })).toEqual({ ok: true, at: 'now' })
  const focus = far.acts.filter(act => act.verb === 'focus')
  expect(focus).toHaveLength(2)
  expect(focus[0]).toEqual(focus[1])
})

test('B34 a command that got no answer in time says so, and is not sent afterwards', async () => {
  far.answer = () => null
  const socket = socketTo(far.origin, MEETING)
  const refused = { ok: false, code: 'no_answer', reason: expect.any(String) }
  expect(await command(socket, { verb: 'close', input: {}, key: first }, 50)).toEqual(refused)
  const connected = new Promise<void>(resolve => socket.once('connect', resolve))
  socket.connect()
  await connected
  expect(await command(socket, { verb: 'start', input: {}, key: second }, 50)).toEqual(refused)
  await until('the one sent', () => far.acts.length > 0)
  socket.disconnect()
  expect(new Set(far.acts.map(act => act.verb))).toEqual(new Set(['start']))
})

test('B35 joins once connected, and again after every reconnection', async () => {
  const { seen } = visit()
  await seen('live', live)
  await until('joined', () => far.acts.length === 1)
  far.emit('state', state({ at: 'later' }))
  await seen('the newer state', l => l.state?.at === 'later')
  far.hangUpLive()
  await until('joined again', () => far.acts.length === 2)
  expect(far.acts.map(act => act.verb)).toEqual(['join', 'join'])
  expect(new Set(far.acts.map(act => act.key)).size).toBe(2)
})

test('B35 an auditor does not join, and nobody joins what is not open', async () => {
  far.greet = emit => emit('state', state({ audiences: [], me: { ...me, role: 'auditor', admitted: true } }))
  const auditor = visit()
  await auditor.seen('live', live)
  far.greet = emit => emit('state', state({ meeting: { ...state().meeting, status: 'concluded' } }))
  const late = visit()
  await late.seen('live', live)
  expect(far.acts).toEqual([])
})

test('B36 words are cleaned before they leave, so that the server need not refuse them', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  const statement: Statement = { ...KINDS.contribution.examples[0]!, body: 'a\0b\ud800c', headline: undefined }
  const id = now().share('meeting', statement)
  await seen('shared', l => l.board.length === 1 && l.sending.length === 0)
  const stored = board().statements.get(id)
  expect(stored).toEqual({ ...KINDS.contribution.examples[0], body: 'ab\ufffdc' })
  expect(Object.keys(stored ?? {})).not.toContain('headline')
})

test('B36 what is no statement, or has no room to go to, comes straight back', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  now().share('meeting', says('\0'), first)
  now().share('elsewhere', says('one'), second)
  await seen('both back', l => l.returned.length === 2)
  expect(now().returned.map(item => [item.id, item.refusal.code])).toEqual([
    [first, 'schema'],
    [second, 'wrong_audience'],
  ])
  expect(far.arrived).toEqual([])
})

test('B3 what a colleague shared first, the server says, is not given back', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  const asked: string[] = []
  far.decide = id => {
    asked.push(id)
    return { code: 'already_shared', ids: [id], reason: 'It is there.' }
  }
  now().share('meeting', says('one'), first)
  await until('asked', () => asked.length > 0)
  await seen('nothing on its way', l => l.sending.length === 0)
  expect(asked).toEqual([first])
  expect(now().returned).toEqual([])
})

test('B37 a returned statement is shared again under its id, or dismissed', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  far.decide = id => ({ code: 'audience_grew', ids: [id], reason: 'Someone joined.' })
  now().share('meeting', says('one'), first)
  await seen('back', l => l.returned.length === 1)
  expect(now().returned[0]?.statement).toEqual(says('one'))
  far.decide = () => null
  expect(now().share('meeting', says('one'), first)).toBe(first)
  await seen('shared', l => l.board.length === 1 && l.returned.length === 0 && l.sending.length === 0)
  now().share('elsewhere', says('two'), second)
  now().dismiss(second)
  await seen('dismissed', l => l.returned.length === 0)
})

test('B42 what somebody shares is on its way before their next key, however long the next picture takes', async () => {
  let still = false
  const wire = wireTo(far)
  const { now, seen } = visit(new Meeting(MEETING, { ...wire, frame: work => !still && wire.frame(work) }))
  await seen('live', live)
  still = true
  now().share('meeting', says('one'), first)
  await Promise.resolve()
  expect(now().sending.map(({ id }) => id)).toEqual([first])
})

test('B38 the board is the same object until a document changes', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  now().share('meeting', says('one'), first)
  await seen('shared', l => l.board[0]?.ref === 'PO-1')
  const before = now().board
  far.emit('state', state({ at: 'later' }))
  await seen('the newer state', l => l.state?.at === 'later')
  expect(now().board).toBe(before)
  board().stamp(second, school)
  await seen('the newer receipt', l => l.loggedAt === '2026-11-22T14:03:22.000002Z')
  expect(now().board).not.toBe(before)
})

test('B39 leaving and coming back at once keeps the connection; leaving for good closes it', async () => {
  const meeting = new Meeting(MEETING, wireTo(far))
  const before = visit(meeting)
  await before.seen('live', live)
  expect(far.connections).toBe(2)
  for (const go of leave.splice(0)) go()
  const { now, seen } = visit(meeting)
  await seen('live', live)
  expect(far.connections).toBe(2)
  for (const go of leave) go()
  await until('closed', () => rooms().length === 0)
  expect(now()).toMatchObject({ connection: { is: 'waiting' }, state: null, board: [] })
  visit(meeting)
  await seen('live', live)
})

test('B39 nothing closes while words are on their way', async () => {
  const { now, seen } = visit()
  await seen('live', live)
  far.door = 1012
  far.hangUp(1012)
  await seen('offline', l => l.connection.is === 'offline')
  now().share('meeting', says('one'), first)
  for (const go of leave) go()
  leave = []
  far.door = null
  await until('shared', () => board().stamps.has(first))
  await until('closed', () => rooms().length === 0)
})

function signer() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const by = {
    name: 'far.invalid',
    publicKey: raw,
    sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
  }
  const note = (ids: string[], audience = 'meeting') => {
    const root = rootOf(
      ids.map(id => fromBase64(leafOf(id))!),
      nobleHashes,
    )
    const origin = `far.invalid/meeting/${MEETING}/${audience}`
    return signCheckpoint({ origin, size: ids.length, root }, [by], nobleHashes)
  }
  const keys = async () => formatVkey(by, nobleHashes)
  return { note, visit: () => visit(new Meeting(MEETING, wireTo(far, keys))) }
}

test('B40 the witness agrees once every room with statements has a checkpoint that fits', async () => {
  const { note, visit } = signer()
  const { now, seen } = visit()
  await seen('live', live)
  expect(now().witness).toBe('checking')
  far.emit('checkpoint', { audience: 'meeting', note: note([first]), reached: { meeting: 1 } })
  board().stamp(first)
  await seen('agrees', l => l.witness === 'agrees')
  far.emit('checkpoint', { audience: 'meeting', note: note([second]), reached: { meeting: 1 } })
  await seen('disagrees', l => l.witness === 'disagrees')
})

test('B40 a checkpoint that comes before the first state waits for the rooms that it opens', async () => {
  const { note, visit } = signer()
  board().stamp(first)
  far.greet = emit => {
    emit('checkpoint', { audience: 'meeting', note: note([first]), reached: { meeting: 1 } })
    emit('state', state({ reached: { meeting: 1 } }))
  }
  const { seen } = visit()
  await seen('agrees', l => l.witness === 'agrees')
})

test('B40 a room that ended for this person says nothing about later checkpoints', async () => {
  const { note, visit } = signer()
  const { now, seen } = visit()
  await seen('live', live)
  far.hangUp(4403)
  await seen('over', l => l.connection.is === 'over')
  far.emit('checkpoint', { audience: 'meeting', note: note([first]), reached: { meeting: 1 } })
  far.emit('roster', { people: [], reached: {} })
  await seen('what came after it', l => l.roster !== null)
  expect(now().witness).toBe('checking')
})

const Page = () => createElement('p', null, useMeeting(MEETING).connection.is)
test('B41 rendered on a server, the meeting is waiting', () => {
  expect(renderToString(createElement(Page))).toBe('<p>waiting</p>')
})
