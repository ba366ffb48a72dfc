import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../db/testing'
import { createInvitations } from '../setup/invitations'
import { createDoor } from './door'
import { exportEvidence } from './evidence'
import { enter } from './meetings'
import { readRecord } from './record'
import { meetingToRead, STRANGER } from './testing'
import { readTrail } from './trail'

const database = await testDatabase()
const m = await meetingToRead(database, { chair: 'chair', police: 'practitioner' })
afterAll(() => m.close())
const { db, ledger } = m
const door = createDoor(m.deps, { knock: async () => undefined })
const invitations = createInvitations({ db, ledger, mail: null, appUrl: 'https://x.invalid', factorRule: 'required' })
/** Nobody's wish is logged here: that line is written while the answer is on its way already. */
const quiet = { ...m.deps, logRefused: async () => undefined }

const WAYS = {
  entering: id => enter(quiet, STRANGER, id),
  'the door': id => door.at(STRANGER, id),
  knocking: id => door.knock(STRANGER, id),
  'the record': id => readRecord(quiet, STRANGER, id),
  'the trail': id => readTrail(quiet, STRANGER, id, {}),
  evidence: id => exportEvidence(quiet, STRANGER, id, () => null),
  invitations: id => invitations.view(STRANGER, id),
} satisfies Record<string, (id: string) => Promise<unknown>>

/** The questions that one wish takes to the store, without what is asked about. */
async function asked(way: (id: string) => Promise<unknown>, id: string) {
  const query = vi.spyOn(database.pool, 'query')
  const answer = await way(id)
  const texts = query.mock.calls.map(([question]) => JSON.stringify(question).replace(/"values":.*/, ''))
  query.mockRestore()
  return { answer, texts }
}

test.each(Object.entries(WAYS))(
  'I75 to whoever has no place, a meeting that is there and one that is not take the same questions to the store: %s',
  async (_name, way) => {
    const there = await asked(way, m.id)
    const not = await asked(way, randomUUID())
    expect(there.answer).toBeNull()
    expect(not.answer).toBeNull()
    expect(there.texts.length).toBeGreaterThan(0)
    expect(there.texts).toEqual(not.texts)
  },
)
