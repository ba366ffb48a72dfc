import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agencies, meetings, people } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { verifyPassphrase } from '../identity/passphrase'
import { createAccessLog } from '../ledger/access'
import { openSigner } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { testKeeper } from '../ledger/testing'
import { after } from '../rooms/pace'
import { createRooms } from '../rooms/registry'
import { Room } from '../rooms/room'
import { noNews, RING, VERSIONS } from '../rooms/testing'
import { DEMO_MEETING } from './ids'
import { markOf, statementOf } from './import'
import { actInRoom, Refused, Seat } from './participants'
import { parseScenario, readScenario } from './scenario'
import example from './scenario.json'
import { DEMO_PASSPHRASE, seedDemo } from './seed'
import { type FileOfForm, scenarioFiles } from './testing'

/** One start of the server after another on the same store. */
async function installation() {
  const database = await testDatabase()
  const db = database.drizzle
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, 'test.invalid')), 'test.invalid')
  await createAccessLog(db, ledger, RING)
  const start = () =>
    createRooms({
      db,
      ledger,
      keeper: testKeeper(database, ledger),
      versions: VERSIONS,
      connection: database.connection,
      news: noNews,
      after,
    })
  const entries = async (log = DEMO_MEETING) => (await ledger.read(log)).entries
  return { db, ledger, start, entries }
}
type Installation = Awaited<ReturnType<typeof installation>>

async function seed(
  { db, ledger, start }: Installation,
  scenario = readScenario(null),
  say: (line: string) => void = () => undefined,
) {
  const rooms = start()
  try {
    return await seedDemo({ db, ledger, ring: RING, rooms, scenario, say })
  } finally {
    await rooms.close()
  }
}

const [once, killed, two, gate, any] = [
  await installation(),
  await installation(),
  await installation(),
  await installation(),
  await installation(),
]

test('D11 the demo is seeded through the gate: accounts, the meeting open, what was shared before it by its authors, nothing marked', async () => {
  const lines: string[] = []
  const { accounts, meeting, imported, refused } = await seed(once, undefined, line => lines.push(line))
  expect(meeting).toBe(DEMO_MEETING)
  expect(refused).toEqual([])
  expect(accounts).toHaveLength(16)
  expect(accounts[0]).toEqual({
    email: 'margaret.oyelaran@harrowmere-safeguarding-reviewing.demo.invalid',
    name: 'Margaret Oyelaran',
    role: 'chair',
    agency: 'Harrowmere Safeguarding and Reviewing Unit',
  })
  expect(lines.join('\n')).not.toMatch(/Maya|Jude|Robin|Fenwick/)
  const entries = await once.entries()
  expect(entries.map(entry => entry.fields?.type)).toEqual(['act.create', ...Array(8).fill('statement.contribution')])
  const before = imported.shares.filter(share => share.phase === 'before')
  expect(entries.slice(1).map(entry => entry.once)).toEqual(before.map(share => share.id))
  expect(entries.slice(1).map(entry => entry.fields?.actor?.person)).toEqual(before.map(share => share.by.id))
  expect(entries[1]?.fields?.recipients).toHaveLength(13)
  const [row] = await once.db.select().from(meetings)
  expect(row?.status).toBe('open')
  const [person] = await once.db.select().from(people)
  expect(await verifyPassphrase(person?.passphraseHash ?? null, DEMO_PASSPHRASE)).toBe(true)
})

test('D12 seeding again changes nothing', async () => {
  const leaves = (await once.entries()).map(entry => Buffer.from(entry.leaf).toString('hex'))
  const [peopleBefore, agenciesBefore] = [await once.db.select().from(people), await once.db.select().from(agencies)]
  const { meeting, accounts } = await seed(once)
  expect(meeting).toBe(DEMO_MEETING)
  expect(accounts).toHaveLength(16)
  expect((await once.entries()).map(entry => Buffer.from(entry.leaf).toString('hex'))).toEqual(leaves)
  expect([await once.db.select().from(people), await once.db.select().from(agencies)]).toEqual([
    peopleBefore,
    agenciesBefore,
  ])
})

test('D13 seeding that was killed goes on where it stopped, wherever that was', async () => {
  const stop = () => {
    throw new Error('killed')
  }
  // Each start gets one step further: the accounts, the meeting, and the seven that were shared before it.
  for (let start = 1; start <= 9; start++) await expect(seed(killed, undefined, stop)).rejects.toThrow('killed')
  await seed(killed)
  const types = (await killed.entries()).map(entry => entry.fields?.type)
  expect(types).toEqual(['act.create', ...Array(8).fill('statement.contribution')])
})

test('D14 another file played in the same store has a meeting of its own; the first keeps the demo meeting’s id', async () => {
  const other = parseScenario({ ...example, meeting: { ...example.meeting, id: 'another' } }, 'other.json')
  expect((await seed(two, other)).meeting).toBe(DEMO_MEETING)
  const { meeting } = await seed(two)
  expect(meeting).not.toBe(DEMO_MEETING)
  expect((await seed(two, other)).meeting).toBe(DEMO_MEETING)
  expect((await seed(two)).meeting).toBe(meeting)
  expect(await two.db.select().from(meetings)).toHaveLength(2)
})

test('D15 a scripted person is refused like anyone: by the gate, and by the policy on acts', async () => {
  const { imported } = await seed(gate)
  const rooms = gate.start()
  const room = await rooms.open(DEMO_MEETING)
  if (!(room instanceof Room)) throw new Error('The room did not open.')
  const family = imported.people.find(person => person.role === 'family')
  const share = imported.shares.find(one => one.phase === 'during' && one.audience === 'meeting')
  if (!family || !share) throw new Error('The demo has a family member and more to share.')
  const seat = new Seat(room, family.id, 'meeting')
  await expect(seat.share(share.id, statementOf(share, 1))).rejects.toThrow(Refused)
  await expect(new Seat(room, family.id, 'professionals').share(share.id, statementOf(share, 1))).rejects.toThrow(
    'closed the connection',
  )
  await expect(actInRoom(room, family.id, 'start', {})).rejects.toThrow(Refused)
  expect(await gate.entries()).toHaveLength(9)
  await rooms.close()
})

test('D7 any file of the form is taken by the real gate, item by item and mark by mark', {
  timeout: 120_000,
}, async () => {
  const hold = async (file: FileOfForm) => {
    const scenario = parseScenario({ ...file, meeting: { ...file.meeting, id: randomUUID() } }, 'file.json')
    const rooms = any.start()
    const { meeting, imported, refused } = await seedDemo({
      db: any.db,
      ledger: any.ledger,
      ring: RING,
      rooms,
      scenario,
      say: () => undefined,
    })
    expect(refused).toEqual([])
    const room = await rooms.open(meeting)
    if (!(room instanceof Room)) throw new Error('The room did not open.')
    await actInRoom(room, imported.chair.id, 'start', {})
    const chair = new Seat(room, imported.chair.id, 'professionals')
    for (const share of imported.shares) {
      const mark = markOf(share, 1)
      await new Seat(room, share.by.id, share.audience).share(share.id, statementOf(share, 1))
      if (mark) await chair.share(mark.id, mark.statement)
    }
    await actInRoom(room, imported.chair.id, 'close', { reason: 'The time is over.' })
    await rooms.close()
  }
  await fc.assert(fc.asyncProperty(scenarioFiles, hold), { numRuns: 20, endOnFailure: true })
})
