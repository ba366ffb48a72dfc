import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { meetingServer } from '../transport/testing'
import type { Rooms } from './registry'

// Within this process: the meeting is asked for again in the very turn in which its connections are closed.
const database = await testDatabase()
const [here, there] = [await meetingServer(database), await meetingServer(database)]
afterAll(async () => void (await Promise.all([here.stop(), there.stop()])))

const roomOf = async (rooms: Rooms, id: string) => {
  const room = await rooms.open(id)
  if (!room || room === 'busy') throw new Error(`no room: ${room}`)
  return room
}
/** Cuts the connection on which a process holds its meetings. */
const cutLease = (id: string) =>
  database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
     and ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 7)`,
    [id],
  )

test('T32 the meeting can be had again at once, and by one process only, however the connection broke', async () => {
  const { id } = await here.meeting({ tom: 'practitioner' })
  const room = await roomOf(here.rooms, id)
  const nobody = { person: '', audience: 'meeting', client: 9, ready: false, over: false }
  const reopened = new Promise<unknown>(resolve => {
    const close = () => void setImmediate(() => resolve(here.rooms.open(id)))
    room.connect({ ...nobody, send: () => undefined, refuse: () => undefined, close })
  })
  await cutLease(id)
  const next = await reopened
  await database.pool.query('select 1')
  expect(await roomOf(here.rooms, id)).toBe(next)
  expect(await there.rooms.open(id)).toBe('busy')
})
