import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { KINDS, type Statement } from '../../lib/statements/index'
import { Room } from './room'
import { FarSide } from './testing/farSide'
import { until } from './testing/until'
import type { Returned } from './types'

Object.assign(globalThis, { WebSocket })

const MEETING = '00000000-0000-4000-8000-000000000001'
const NAME = `board.${MEETING}.meeting`
const ids = ['b1', 'b2', 'b3', 'b4'].map(end => `00000000-0000-4000-8000-0000000000${end}`)
const [first, second, third, fourth] = ids as [string, string, string, string]
const says = (body: string): Statement => ({ ...KINDS.contribution.examples[0]!, body })

let far: FarSide
let rooms: Room[] = []
beforeEach(async () => {
  far = await new FarSide().start()
})
afterEach(async () => {
  for (const room of rooms) room.close()
  rooms = []
  await far.stop()
})

function open() {
  const returned: Returned[] = []
  const room = new Room(
    far.syncUrl,
    MEETING,
    'meeting',
    () => {},
    item => returned.push(item),
  )
  rooms.push(room)
  return { room, returned }
}
async function inStep() {
  const opened = open()
  await until('in step', () => opened.room.health === 'synced')
  return opened
}
const board = () => far.board(NAME)
const onBoard = () => [...board().statements.keys()].sort()
const settled = (room: Room) => until('nothing on its way', () => room.unconfirmed.length === 0)

test('B4 two refusals running that name nothing hand everything back, and the board stays readable', async () => {
  far.decide = () => ({ code: 'shape', ids: [], reason: 'Unreadable.' })
  const { room, returned } = open()
  for (const id of [first, second, third]) room.share(id, says(id))
  await until('all handed back', () => returned.length === 3)
  expect(far.arrived.filter(id => id === first)).toHaveLength(2)
  far.decide = () => null
  await until('in step', () => room.health === 'synced')
  expect(room.unconfirmed).toEqual([])
  expect(onBoard()).toEqual([])
  room.share(second, says(second))
  await settled(room)
  expect(onBoard()).toEqual([second])
})

test('B4 after a refusal that names nothing, all is tried once more', async () => {
  let refused = false
  far.decide = () => {
    if (refused) return null
    refused = true
    return { code: 'shape', ids: [], reason: 'Unreadable.' }
  }
  const { room, returned } = open()
  for (const id of [first, second]) room.share(id, says(id))
  await settled(room)
  expect(returned).toEqual([])
  expect(onBoard()).toEqual([first, second])
})

test('B4 a close with 4409 and no reason is a refusal that names nothing', async () => {
  const { room } = await inStep()
  far.hangUp(4409)
  await until('a new connection', () => far.connections === 2 && room.health === 'synced')
  expect(room.over).toBeNull()
})

test('B4 a server that refuses everything, whatever is sent, is not asked for ever', async () => {
  far.door = 4409
  const { room } = open()
  await until('over', () => room.health === 'over')
  expect(room.over).toBe('reload')
  expect(far.connections).toBe(4)
})

test('B5 while a fresh document gets in step after a refusal, the board stays on show', async () => {
  const { room } = await inStep()
  room.share(first, says('one'))
  await settled(room)
  far.decide = id => (id === second ? { code: 'closed', ids: [second], reason: 'Closed.' } : null)
  far.door = null
  const shown: number[] = []
  const { room: watched } = await inStep()
  watched.share(second, says('two'))
  while (watched.unconfirmed.length > 0 || watched.health !== 'synced') {
    shown.push(watched.n)
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(new Set(shown)).toEqual(new Set([1]))
})

test('B6 what was sent but not confirmed when the connection broke is delivered exactly once', async () => {
  const { room } = await inStep()
  far.decide = () => {
    far.hangUp()
    far.decide = () => null
    return null
  }
  room.share(first, says('one'))
  await settled(room)
  await until('in step again', () => room.health === 'synced')
  expect(board().stamps.size).toBe(1)
  expect(room.window.stamps.size).toBe(1)
})

test('B7 1011, 1012, 1013 and a broken network are tried again', async () => {
  const { room } = await inStep()
  for (const code of [1011, 1012, 1013, undefined]) {
    const before = far.connections
    far.hangUp(code)
    await until(`back after ${code}`, () => far.connections > before && room.health === 'synced')
  }
  expect(room.over).toBeNull()
})

test.each([
  [4401, 'signed-out'],
  [4403, 'not-allowed'],
  [4404, 'no-such-meeting'],
  [4410, 'ended'],
  [4413, 'reload'],
  [4426, 'reload'],
  [4429, 'too-fast'],
] as const)('B8 close code %i ends the room and hands back what was not confirmed', async (code, reason) => {
  const { room, returned } = open()
  far.decide = () => {
    far.hangUp(code)
    return { code: 'closed', ids: [], reason: '' }
  }
  await until('in step', () => room.health === 'synced')
  far.door = code
  far.hangUp(1012)
  room.share(first, says('one'))
  await until('over', () => room.health === 'over')
  expect(room.over).toBe(reason)
  expect(returned.map(item => item.id)).toEqual([first])
  expect(returned[0]?.refusal.reason).not.toBe('')
  const { connections } = far
  room.share(second, says('two'))
  expect(returned.map(item => item.id)).toEqual([first, second])
  expect(far.connections).toBe(connections)
})

test('B9 a server restored from an older copy freezes the room: the board stays, words come back', async () => {
  const { room, returned } = await inStep()
  room.share(first, says('one'))
  await settled(room)
  far.decide = () => ({ code: 'rolled_back', ids: [], reason: 'The server is older than what you have.' })
  room.share(second, says('two'))
  await until('over', () => room.health === 'over')
  expect(room.over).toBe('rolled-back')
  expect(room.window.statements.get(first)).toEqual(says('one'))
  expect(returned.map(item => [item.id, item.refusal.code])).toEqual([[second, 'rolled_back']])
})

test('B10 what others shared during a break is counted, own words are not', async () => {
  const { room } = await inStep()
  far.door = 1012
  far.hangUp(1012)
  await until('lost', () => room.health === 'lost')
  board().stamp(third, { person: 'p2', name: 'Sam Field', agency: 'School', role: 'practitioner' })
  board().stamp(fourth)
  far.door = null
  await until('in step', () => room.health === 'synced')
  expect(room.takeMissed('00000000-0000-4000-8000-0000000000a1')).toBe(1)
  expect(room.takeMissed('00000000-0000-4000-8000-0000000000a1')).toBe(0)
})
