import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { entryKeys, logKeys, members, people } from '../../drizzle/schema'
import { finding } from '../../lib/checks/protected'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { verifyBundle } from '../../lib/ledger/verify'
import { londonDate } from '../../lib/text/dates'
import { testDatabase } from '../db/testing'
import { nodeHashes } from '../ledger/hashes'
import { testKeeper } from '../ledger/testing'
import { readEvidence } from '../read/evidence'
import { openReplay, Replaying, readMoment } from '../read/replay'
import { meetingToRead, STRANGER } from '../read/testing'
import { readTrail } from '../read/trail'
import { createKeep } from '../rooms/keep'
import { CHILD, contribution, on } from '../rooms/testing'
import { readDisposed } from './disposed'
import { readReviews } from './reviews'
import { readKeeping } from './view'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const NOW = Date.parse('2026-11-22T12:00:00Z')
const NO = { ok: false, code: 'not_allowed' }
const TERM = '14 Larch Close'
const BORN = { id: CHILD, name: 'Ada Test', dateOfBirth: '2020-03-01' }

async function meeting() {
  const m = await meetingToRead(
    database,
    {
      chair: 'chair',
      police: 'practitioner',
      school: 'practitioner',
      mother: 'family',
      auditor: 'auditor',
      second: 'auditor',
    },
    { now: () => NOW, setup: { children: [BORN] } },
  )
  open.push(m)
  const deps = { ...m.deps, now: () => NOW, replaying: new Replaying() }
  const command = createKeep({
    db: m.db,
    ledger: m.ledger,
    rooms: m.rooms(),
    stepUp: () => null,
    backupDays: 30,
    now: () => NOW,
  })
  const keep = (who: string, verb: string, input: unknown = {}, key: string = randomUUID()) =>
    command(m.session(who), m.id, { verb, input, key })
  const over = async () => {
    const chair = await m.at('chair')
    await chair.act('start')
    await chair.act('close', { reason: 'All heard.' })
  }
  /** The police share this with everybody, and the chair takes it down. */
  const takenDown = async (more: Record<string, unknown> = {}, audience = 'meeting') => {
    const police = await m.at('police', audience)
    const statement = randomUUID()
    const said = await police.add(contribution(more), statement)
    expect(said).toHaveProperty('stamp')
    expect(await keep('chair', 'take-down', { statement, reason: 'wrong-people' })).toMatchObject({ ok: true })
    return statement
  }
  const restored = async (statement: string, audience = 'meeting') => {
    const done = await keep('auditor', 'restore', { statement, audience })
    expect(done).toMatchObject({ ok: true })
    return (await (await m.room()).ask()).meeting.keeping.restored.get(statement) ?? ''
  }
  const view = async (who: string) => (await readKeeping(deps, m.session(who), m.id))!
  return { ...m, deps, keep, over, takenDown, restored, view }
}

test('K13 while a meeting is held nothing of it is destroyed, whoever asks; holding takes a proposal off, and lifting brings none back', async () => {
  const m = await meeting()
  const statement = await m.takenDown()
  await m.over()
  expect(await m.keep('chair', 'propose-disposal', { reason: 'opened-by-mistake' })).toMatchObject({ ok: true })
  expect(await m.keep('chair', 'legal-hold', { reason: 'The court may ask.' })).toMatchObject({ ok: true })
  const keys = async () => (await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))).length
  const before = await keys()
  const tries = [
    () => m.keep('auditor', 'dispose'),
    () => m.keep('second', 'dispose'),
    () => m.keep('auditor', 'propose-disposal', { reason: 'court-order' }),
    () => m.keep('auditor', 'purge', { statement }),
  ]
  for (const attempt of tries) expect(await attempt()).toMatchObject({ ...NO, reason: expect.stringContaining('held') })
  await m.restart()
  expect((await m.view('auditor')).hold).toMatchObject({ name: 'chair', reason: 'The court may ask.' })
  expect(await keys()).toBe(before)
  const again = createKeep({
    db: m.db,
    ledger: m.ledger,
    rooms: m.rooms(),
    stepUp: () => null,
    backupDays: 30,
    now: () => NOW,
  })
  const asked = (who: string, verb: string, input: unknown = {}) =>
    again(m.session(who), m.id, { verb, input, key: randomUUID() })
  for (const attempt of ['auditor', 'second'])
    expect(await asked(attempt, 'dispose')).toMatchObject({ ...NO, reason: expect.stringContaining('held') })
  expect(await asked('auditor', 'lift-hold', { reason: 'The court is done.' })).toMatchObject({ ok: true })
  expect(await asked('auditor', 'dispose')).toMatchObject(NO)
  expect((await m.view('auditor')).disposal).toBeNull()
  expect(await asked('auditor', 'purge', { statement })).toMatchObject({ ok: true })
})

test('K14 whoever leads or oversees a meeting holds it, with a reason; only whoever oversees it lifts the hold or reviews it', async () => {
  const m = await meeting()
  const reason = { reason: 'An inquiry.' }
  for (const who of ['police', 'mother']) expect(await m.keep(who, 'legal-hold', reason)).toMatchObject(NO)
  for (const input of [{}, { reason: '' }, { reason: ' ' }, { reason: 'x'.repeat(501) }])
    expect(await m.keep('chair', 'legal-hold', input)).toMatchObject({ ok: false, code: 'schema' })
  expect(await m.keep('auditor', 'lift-hold', reason)).toMatchObject(NO)
  expect(await m.keep('chair', 'legal-hold', reason)).toMatchObject({ ok: true })
  for (const who of ['chair', 'police', 'mother']) expect(await m.keep(who, 'lift-hold', reason)).toMatchObject(NO)
  expect(await m.keep('auditor', 'lift-hold', {})).toMatchObject({ ok: false, code: 'schema' })
  expect(await m.keep('second', 'lift-hold', reason)).toMatchObject({ ok: true })
  const review = { day: '2050-01-01', ...reason }
  expect(await m.keep('auditor', 'keep-until', review)).toMatchObject(NO)
  await m.over()
  expect(await m.keep('chair', 'keep-until', review)).toMatchObject(NO)
  expect(await m.keep('auditor', 'keep-until', review)).toMatchObject({ ok: true })
})

test('K40 nothing is disposed of while somebody waits for what the meeting holds', async () => {
  const m = await meeting()
  await m.over()
  const room = await m.room()
  const asking = (verb: string, input: object) =>
    room.request(m.places.auditor!.person, { verb, input, key: randomUUID() })
  const day = londonDate(new Date(NOW).toISOString())
  const request = randomUUID()
  const asked = { request, asker: 'court', name: 'Family Court', basis: 'court-order', received: day, due: day }
  expect(await asking('record-request', asked)).toMatchObject({ ok: true })
  expect(await m.keep('auditor', 'propose-disposal', { reason: 'court-order' })).toMatchObject({ ok: true })
  expect(await m.keep('second', 'dispose')).toMatchObject({ ...NO, reason: expect.stringContaining('request') })
  expect(await asking('finish-request', { request, outcome: 'taken-back', on: day })).toMatchObject({ ok: true })
  expect(await m.keep('second', 'dispose')).toMatchObject({ ok: true })
})

test('K15 of two who propose at once one stands; neither they nor somebody whom they gave the way in carries it out', async () => {
  const m = await meeting()
  await m.over()
  const propose = (who: string) => m.keep(who, 'propose-disposal', { reason: 'opened-by-mistake' })
  expect(await Promise.all([propose('auditor'), propose('second')])).toMatchObject([{ ok: true }, { ok: true }])
  const { disposal } = await m.view('chair')
  const [first, other] = disposal?.name === 'auditor' ? ['auditor', 'second'] : ['second', 'auditor']
  expect((await m.ledger.read(m.id)).entries.filter(e => e.fields?.type === 'act.propose-disposal')).toHaveLength(1)
  expect(await m.keep(first!, 'dispose')).toMatchObject(NO)
  expect(await m.keep('chair', 'dispose')).toMatchObject(NO)
  const [mine, theirs] = [m.places[first!]!.person, m.places[other!]!.person]
  await m.db.update(people).set({ setUpBy: mine }).where(eq(people.id, theirs))
  expect(await m.keep(other!, 'dispose')).toMatchObject({ ...NO, reason: expect.stringContaining('way in') })
  await m.db.update(people).set({ setUpBy: null }).where(eq(people.id, theirs))
  await m.db.update(people).set({ setUpBy: theirs }).where(eq(people.id, mine))
  expect(await m.keep(other!, 'dispose')).toMatchObject({ ...NO, reason: expect.stringContaining('way in') })
  await m.db.update(people).set({ setUpBy: null }).where(eq(people.id, mine))
  expect((await m.db.select().from(logKeys).where(eq(logKeys.log, m.id))).length).toBe(1)
  expect(await m.keep(other!, 'dispose')).toMatchObject({ ok: true, heldUntil: expect.any(String) })
})

test('K16 a disposal that was entered and not carried out when the process was killed is carried out at the next start, before anyone reads', async () => {
  const m = await meeting()
  await m.over()
  const [key] = await m.db.select().from(logKeys).where(eq(logKeys.log, m.id))
  const entries = await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))
  expect(await m.keep('chair', 'propose-disposal', { reason: 'opened-by-mistake' })).toMatchObject({ ok: true })
  expect(await m.keep('auditor', 'dispose')).toMatchObject({ ok: true })
  await m.keeper.swept()
  // As it stood between the commit and the key: the log says so, and everything is still there.
  await m.db.insert(logKeys).values(key!)
  await m.db.insert(entryKeys).values(entries)
  m.ledger.forget(m.id)
  const keeper = testKeeper(database, m.ledger)
  expect(await keeper.again()).toBe(1)
  await keeper.swept()
  expect(await m.db.select().from(logKeys).where(eq(logKeys.log, m.id))).toEqual([])
  expect(await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))).toEqual([])
  expect(await readDisposed(m.deps, m.session('chair'), m.id)).toMatchObject({
    certificate: { reason: 'opened-by-mistake' },
  })
})

test('K17 once it is disposed of everyone with a place is told that it is gone, and whoever led or oversaw it by whom, why, and where its log stood; nobody else hears of it', async () => {
  const m = await meeting()
  await m.takenDown()
  await m.over()
  for (const who of ['chair', 'auditor', 'police', 'mother'])
    expect(await readDisposed(m.deps, m.session(who), m.id)).toBeNull()
  await m.keep('chair', 'propose-disposal', { reason: 'court-order' })
  await m.keep('auditor', 'dispose')
  await m.keeper.swept()
  const text = (await readEvidence(m.deps, m.session('auditor'), m.id)) ?? ''
  const verdict = await verifyBundle(Buffer.from(text), { hashes: nodeHashes, verify: nobleVerify })
  expect(verdict).toMatchObject({ verdict: 'authentic' })
  const size = verdict.verdict === 'authentic' ? verdict.size : 0
  const certificate = {
    by: { name: 'auditor' },
    proposed: { name: 'chair' },
    reason: 'court-order',
    size,
    checkpoint: JSON.parse(text).checkpoint,
  }
  const told = { id: m.id, at: expect.any(String) }
  for (const who of ['auditor', 'second', 'chair'])
    expect(await readDisposed(m.deps, m.session(who), m.id)).toMatchObject({ ...told, certificate })
  for (const who of ['police', 'mother'])
    expect(await readDisposed(m.deps, m.session(who), m.id)).toMatchObject({ ...told, certificate: null })
  for (const id of [m.id, randomUUID(), 'senseless']) expect(await readDisposed(m.deps, STRANGER, id)).toBeNull()
  expect(await readKeeping(m.deps, m.session('auditor'), m.id)).toBeNull()
  expect(JSON.stringify(await readDisposed(m.deps, m.session('auditor'), m.id))).not.toContain('Ada')
})

test('K18 what was taken down waits on one page: its words for whoever reviews it alone, the rest for whoever leads; nobody else opens it, and each reading is logged', async () => {
  const m = await meeting()
  const statement = await m.takenDown({ body: 'MARKER-words' })
  const [mine] = (await m.view('auditor')).taken
  expect(mine).toMatchObject({
    statement,
    type: 'statement.contribution',
    author: { name: 'police' },
    by: { name: 'chair' },
    reason: 'wrong-people',
    words: 'MARKER-words',
    standing: 'waits',
  })
  expect(mine?.to.map(({ id }) => id).sort()).toEqual(['meeting', 'professionals'])
  const theirs = await m.view('chair')
  expect(theirs.taken).toMatchObject([{ statement, words: null }])
  expect(JSON.stringify(theirs)).not.toContain('MARKER')
  for (const who of ['police', 'mother']) expect(await readKeeping(m.deps, m.session(who), m.id)).toBeNull()
  expect(await readKeeping(m.deps, STRANGER, m.id)).toBeNull()
  expect((await m.logged()).map(({ type, actor }) => [type, actor?.name])).toEqual(
    expect.arrayContaining([
      ['act.read-keeping', 'auditor'],
      ['act.read-keeping', 'chair'],
      ['act.read-keeping-refused', 'police'],
      ['act.read-keeping-refused', 'mother'],
    ]),
  )
})

test('K19 what is restored stands again in its author’s name before those who lost it, at once and after a restart; its readers are named anew', async () => {
  const m = await meeting()
  const [school, mother] = [await m.at('school'), await m.at('mother')]
  const statement = await m.takenDown({ body: 'MARKER-back' })
  for (const who of [school, mother]) await who.until(() => who.stamps.has(statement) && !who.statements.has(statement))
  const as = await m.restored(statement)
  for (const who of [school, mother]) {
    await who.until(() => who.statements.has(as))
    expect(who.statements.get(as)).toMatchObject({ kind: 'contribution', body: 'MARKER-back' })
    expect(who.stamps.get(as)?.by).toEqual(who.stamps.get(statement)?.by)
    expect(who.statements.has(statement)).toBe(false)
  }
  const key = randomUUID()
  for (const _ of [1, 2])
    expect(await m.keep('second', 'restore', { statement, audience: 'meeting' }, key)).toMatchObject({ ok: true })
  const { entries } = await m.ledger.read(m.id)
  expect(entries.filter(e => e.fields?.type === 'act.restore').map(e => e.fields?.actor?.name)).toEqual(['auditor'])
  const entered = entries.find(({ once }) => once === as)
  expect(entered?.fields).toMatchObject({ actor: { name: 'police' }, type: 'statement.contribution' })
  expect(entered?.fields?.recipients?.map(({ name }) => name).sort()).toEqual(['chair', 'mother', 'school'])
  const live = await (await m.room()).ask()
  const bytes = new Map([...live.documents].map(([id, document]) => [id, Buffer.from(document.encode())]))
  const said = live.meeting.said
  await m.restart()
  const again = await (await m.room()).ask()
  for (const [id, document] of again.documents) expect(Buffer.from(document.encode())).toEqual(bytes.get(id))
  expect(again.meeting.said).toEqual(said)
  expect((await m.at('school')).statements.get(as)).toMatchObject({ body: 'MARKER-back' })
  const police = await m.at('police')
  expect(await police.add({ ...contribution(), kind: 'correction', ...on(as) })).toHaveProperty('stamp')
  expect((await m.view('auditor')).taken).toMatchObject([
    { statement, standing: 'restored', to: [], restoredTo: 'meeting' },
  ])
})

test('K20 words are restored to those who had them or to fewer, never wider, and only by a second person; not what its author took back, was destroyed, or holds words kept from a reader', async () => {
  const m = await meeting()
  const inner = await m.takenDown({ body: 'MARKER-inner' }, 'professionals')
  const restore = (who: string, statement: string, audience: string) => m.keep(who, 'restore', { statement, audience })
  expect(await restore('auditor', inner, 'meeting')).toMatchObject({ ok: false, code: 'wrong_audience' })
  expect(await restore('auditor', inner, randomUUID())).toMatchObject({ ok: false, code: 'wrong_audience' })
  for (const who of ['chair', 'police', 'mother']) expect(await restore(who, inner, 'professionals')).toMatchObject(NO)
  const protectedSince = await m.takenDown({ body: `Seen near ${TERM}.` })
  const { meeting: state } = await (await m.room()).ask()
  Object.assign(state, { guards: [{ find: finding([TERM]), from: new Set([m.places.mother!.person]) }] })
  expect(await restore('auditor', protectedSince, 'meeting')).toMatchObject({ ok: false, code: 'protected' })
  expect(await restore('auditor', protectedSince, 'professionals')).toMatchObject({ ok: true })
  expect((await m.at('mother')).statements.size).toBe(0)
  const back = randomUUID()
  await (await m.at('police')).add(contribution({ body: 'MARKER-mine' }), back)
  expect(await (await m.at('police')).act('take-back', { statement: back })).toMatchObject({ ok: true })
  expect(await restore('auditor', back, 'meeting')).toMatchObject(NO)
  const gone = await m.takenDown({ body: 'MARKER-gone' })
  await m.keep('auditor', 'purge', { statement: gone })
  expect(await restore('auditor', gone, 'meeting')).toMatchObject({ ok: false, code: 'withdrawn' })
  const stands = randomUUID()
  await (await m.at('police')).add(contribution(), stands)
  expect(await restore('auditor', stands, 'meeting')).toMatchObject(NO)
  expect(await restore('auditor', randomUUID(), 'meeting')).toMatchObject({ ok: false, code: 'reference' })
})

test('K21 what is restored says what the ledger has, whatever whoever asks may send', async () => {
  const m = await meeting()
  const statement = await m.takenDown({ body: 'MARKER-true' })
  const forged = {
    statement,
    audience: 'meeting',
    as: randomUUID(),
    client: 5000,
    words: contribution({ body: 'Forged' }),
  }
  expect(await m.keep('auditor', 'restore', forged)).toMatchObject({ ok: false, code: 'schema' })
  for (const input of [{ statement }, null, 'x', { statement, audience: 'meeting', more: 1 }])
    expect(await m.keep('auditor', 'restore', input)).toMatchObject({ ok: false, code: 'schema' })
  const as = await m.restored(statement)
  expect((await (await m.room()).ask()).documents.get('meeting')?.get(as)?.value).toMatchObject({ body: 'MARKER-true' })
})

test('K22 restored before the same people the first words are held no longer in replay and trail; before fewer they are; what stands again is not destroyed under its first id', async () => {
  const m = await meeting()
  const [same, fewer] = [await m.takenDown({ body: 'MARKER-same' }), await m.takenDown({ body: 'MARKER-fewer' })]
  const chairs = async () => JSON.stringify(await readTrail(m.deps, m.session('chair'), m.id, {}))
  expect(await chairs()).not.toContain('MARKER')
  const as = await m.restored(same)
  const inner = await m.restored(fewer, 'professionals')
  expect(await m.keep('auditor', 'purge', { statement: same })).toMatchObject(NO)
  const n = (await m.ledger.read(m.id)).entries.length
  const seqOf = async (once: string) => (await m.ledger.read(m.id)).entries.find(e => e.once === once)!.seq
  await openReplay(m.deps, m.session('chair'), m.id, {})
  const shown = async (at: number, who: string) => {
    const moment = await readMoment(m.deps, m.session('chair'), m.id, { n: at, as: m.places[who]!.person })
    return new Map(moment?.windows.flatMap(({ statements }) => statements) ?? [])
  }
  expect([...(await shown(await seqOf(same), 'mother')).keys()]).toEqual([same])
  expect([...(await shown(n, 'mother')).keys()]).toEqual([as])
  expect([...(await shown(n, 'school')).keys()].sort()).toEqual([as, inner].sort())
  expect((await shown(await seqOf(fewer), 'school')).has(fewer)).toBe(false)
  expect((await chairs()).match(/MARKER-same/g)).toHaveLength(2)
  expect((await chairs()).match(/MARKER-fewer/g)).toHaveLength(1)
  expect(await m.keep('chair', 'take-down', { statement: as, reason: 'inaccurate' })).toMatchObject({ ok: true })
  expect(await chairs()).not.toContain('MARKER-same')
  expect(await m.keep('auditor', 'purge', { statement: same })).toMatchObject({ ok: true })
})

test('K24 whoever reviews a meeting keeps it until a day that is still to come; the newest review holds and takes a proposal off', async () => {
  const m = await meeting()
  await m.over()
  expect((await m.view('auditor')).review).toMatchObject({
    day: '2045-03-01',
    standing: 'kept',
    rule: { from: 'birth' },
  })
  const review = (day: string) => m.keep('auditor', 'keep-until', { day, reason: 'An inquiry.' })
  for (const day of ['2026-11-22', '1999-01-01']) expect(await review(day)).toMatchObject(NO)
  for (const day of ['2026-02-30', 'soon', '']) expect(await review(day)).toMatchObject({ ok: false, code: 'schema' })
  await m.keep('chair', 'propose-disposal', { reason: 'opened-by-mistake' })
  expect((await m.view('chair')).review?.standing).toBe('proposed')
  expect(await review('2099-01-01')).toMatchObject({ ok: true })
  expect(await review('2027-01-01')).toMatchObject({ ok: true })
  expect(await m.view('auditor')).toMatchObject({
    review: { day: '2027-01-01', standing: 'soon' },
    until: { name: 'auditor', reason: 'An inquiry.' },
    disposal: null,
  })
  expect(await m.keep('second', 'dispose')).toMatchObject(NO)
})

test('K26 that its time is over is no reason to destroy a meeting before the day of its review; on that day it is', async () => {
  const m = await meeting()
  await m.over()
  const over = { reason: 'retention-over' }
  expect(await m.keep('chair', 'propose-disposal', over)).toMatchObject({
    ...NO,
    reason: expect.stringContaining('day'),
  })
  expect(await m.keep('auditor', 'keep-until', { day: '2026-11-23', reason: 'Looked at.' })).toMatchObject({ ok: true })
  expect(await m.keep('chair', 'propose-disposal', over)).toMatchObject(NO)
  const rooms = m.rooms()
  const now = () => Date.parse('2026-11-23T00:00:00Z')
  const nextDay = createKeep({ db: m.db, ledger: m.ledger, rooms, stepUp: () => null, backupDays: 30, now })
  const wish = { verb: 'propose-disposal', input: over, key: randomUUID() }
  expect(await nextDay(m.session('chair'), m.id, wish)).toMatchObject({ ok: true })
})

test('K25 the list of what is to be reviewed: closed meetings that somebody oversees, soonest first, with what holds them; those disposed of apart; nothing for others', async () => {
  const [m, later] = [await meeting(), await meeting()]
  const { person } = m.session('auditor')
  const place = later.places.auditor!
  await m.db.insert(members).values({
    meetingId: later.id,
    personId: person.id,
    agencyId: place.agencyId,
    role: 'auditor',
    admittedAt: new Date(),
  })
  const list = () => readReviews(m.deps, m.session('auditor'))
  expect(await list()).toMatchObject({ today: '2026-11-22', due: [], disposed: [] })
  await m.over()
  await later.over()
  await m.keep('auditor', 'keep-until', { day: '2100-01-01', reason: 'An inquiry.' })
  await later.keep('auditor', 'legal-hold', { reason: 'A claim.' })
  expect((await list()).due).toMatchObject([
    { id: later.id, day: '2045-03-01', standing: 'held' },
    { id: m.id, day: '2100-01-01', standing: 'kept' },
  ])
  for (const who of ['chair', 'police', 'mother'])
    expect(await readReviews(m.deps, m.session(who))).toMatchObject({ due: [], disposed: [] })
  await m.keep('chair', 'propose-disposal', { reason: 'court-order' })
  expect((await list()).due[1]).toMatchObject({ id: m.id, standing: 'proposed' })
  await m.keep('auditor', 'dispose')
  await m.keeper.swept()
  expect(await list()).toMatchObject({ due: [{ id: later.id }], disposed: [{ id: m.id }] })
  for (const who of ['chair', 'police']) expect((await readReviews(m.deps, m.session(who))).disposed).toEqual([])
})
