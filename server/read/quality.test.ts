import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agencies, meetings, people } from '../../drizzle/schema'
import type { AgencyType, Duty } from '../../lib/meeting/names'
import type { QualityAsked } from '../../lib/quality/windows'
import { testDatabase } from '../db/testing'
import { ACCESS_LOG } from '../ledger/ledger'
import { contribution } from '../rooms/testing'
import { createQuality } from './quality'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const BODY = 'WORDS that nobody may find'
const YEAR: QualityAsked = { months: 12, type: null }

/** A closed meeting in which the police shared two things and the school nothing. */
async function closed() {
  const m = await meetingToRead(database, {
    chair: 'chair',
    police: 'practitioner',
    school: 'practitioner',
    auditor: 'auditor',
  })
  open.push(m)
  const chair = await m.at('chair')
  await chair.act('start')
  const police = await m.at('police')
  expect(await police.add(contribution({ body: BODY, impact: 'WORDS' }))).toHaveProperty('stamp')
  expect(await police.add(contribution({ body: BODY }))).toHaveProperty('stamp')
  expect(await chair.act('close', { reason: 'Enough.' })).toMatchObject({ ok: true })
  return m
}
type Closed = Awaited<ReturnType<typeof closed>>

const reader = (m: Closed) => {
  const { read } = createQuality({ ...m.deps, now: () => Date.parse('2026-12-03T12:00:00Z') })
  return async (who: string, asked = YEAR) => (await read(m.session(who), asked))?.view ?? null
}
/** Makes of somebody what they are to be: of which kind of agency, and what they look after. */
async function make(m: Closed, who: string, type: AgencyType, administers: Duty | null = null) {
  const { person, agencyId } = m.places[who]!
  await database.drizzle.update(agencies).set({ type }).where(eq(agencies.id, agencyId))
  await database.drizzle.update(people).set({ administers }).where(eq(people.id, person))
}

test('Q57 the numbers of all meetings are for the people of the partnership who do not run the installation, each opening in the access log before; for nobody else there is nothing', async () => {
  const m = await closed()
  const read = reader(m)
  await make(m, 'auditor', 'partnership')
  await make(m, 'school', 'partnership', 'deployment')
  for (const who of ['chair', 'police', 'school']) expect(await read(who), who).toBeNull()
  expect(await createQuality({ ...m.deps, now: Date.now }).read(STRANGER, YEAR)).toBeNull()
  const lines = async () =>
    (await m.ledger.read(ACCESS_LOG)).entries.flatMap(({ fields }) =>
      fields?.type === 'act.read-quality' ? fields : [],
    )
  expect(await lines()).toEqual([])
  expect(await read('auditor')).toMatchObject({ now: null, before: null, left: false })
  expect(await lines()).toMatchObject([{ actor: { person: m.places.auditor!.person }, content: { months: 12 } }])
})

test('Q58 closed meetings of the time and the kind are counted, also what was said since it was last counted; nothing of what was said is in it, and what was disposed of is left out', async () => {
  const all = await Promise.all([closed(), closed(), closed(), closed(), closed()])
  const [m, last] = [all[0]!, all[4]!]
  const read = reader(m)
  await make(m, 'auditor', 'partnership')
  const view = await read('auditor')
  // One more is that of the test before.
  expect(view).toMatchObject({
    left: false,
    before: null,
    now: { meetings: 6, impact: { part: 6, all: 12 } },
  })
  expect(JSON.stringify(view)).not.toContain('WORDS')
  const late = await (await last.at('police')).add(contribution({ body: BODY, impact: 'WORDS', late: true }))
  expect(late).toHaveProperty('stamp')
  expect(await read('auditor')).toMatchObject({ now: { impact: { part: 7, all: 13 } } })
  expect(await read('auditor', { months: 3, type: 'marac' })).toMatchObject({ now: null })
  expect(await read('auditor', { months: 12, type: 'core_group' })).toMatchObject({ now: null })
  await database.drizzle
    .update(meetings)
    .set({ sealedSetup: Buffer.alloc(0) })
    .where(eq(meetings.id, last.id))
  await (await all[1]!.at('police')).add(contribution({ body: BODY, late: true }))
  expect(await reader(m)('auditor')).toMatchObject({ left: true, now: { meetings: 5 } })
})
