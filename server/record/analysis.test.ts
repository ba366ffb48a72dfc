import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { RecordRequest } from '../../lib/protocol/record'
import { testDatabase } from '../db/testing'
import { textOf, writer } from '../drafts/testing'
import { readEvidence } from '../read/evidence'
import { readRecord } from '../read/record'
import { meetingToRead } from '../read/testing'
import { CHILD } from '../rooms/testing'
import { createRecordCommands } from './service'
import { readApproved, readPreview } from './versions'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const TERM = '22 Quillon Terrace'
type Wish = RecordRequest['wish']

/** A conference of two parents, of whom one may not know an address; closed, unless it still goes on. */
async function held({ close = true } = {}) {
  const ids = { mother: randomUUID(), father: randomUUID() }
  const m = await meetingToRead(
    database,
    {
      chair: 'chair',
      minutes: 'minute_taker',
      police: 'practitioner',
      mother: 'family',
      father: 'family',
      auditor: 'auditor',
      second: 'auditor',
    },
    {
      guard: places => ({
        people: [
          { id: ids.mother, name: 'mother', relationship: 'Mother', account: places.mother!.person },
          { id: ids.father, name: 'father', relationship: 'Father', account: places.father!.person },
        ],
        guarded: { terms: [{ value: TERM, hideFrom: [ids.father] }], apart: [] },
      }),
    },
  )
  open.push(m)
  const chair = await m.at('chair', 'professionals')
  await chair.act('start')
  const end = () => chair.act('close', { reason: 'Enough.' })
  if (close) expect(await end()).toMatchObject({ ok: true })
  const wish = (who: string, wanted: Wish) =>
    createRecordCommands({ ...m.deps, rooms: m.rooms(), now: Date.now, tell: () => undefined })(m.session(who), m.id, {
      key: randomUUID(),
      wish: wanted,
    })
  const write = async (who: string) => {
    const { person } = m.places[who]!
    return writer(await (await m.room()).drafts.of(m.id), person)
  }
  const draft = (who: string) => readRecord(m.deps, m.session(who), m.id)
  const preview = (who: string, recipient: string) => readPreview(m.deps, m.session(who), m.id, recipient)
  const read = (who: string, asked: { number?: number; recipient?: string } = {}) =>
    readApproved(m.deps, m.session(who), m.id, asked)
  const seen = async () => (await draft('chair'))!.versions
  const approve = async (now: Awaited<ReturnType<typeof seen>>, ...recipients: string[]) =>
    wish('chair', { do: 'approve-record', n: now.n, recipients, analysis: now.analysis.seen })
  const theirs = (who: 'mother' | 'father') => wish('chair', { do: 'say-whose', person: ids[who], children: [CHILD] })
  return { ...m, ids, end, wish, write, draft, preview, read, seen, approve, theirs }
}
type Writer = Awaited<ReturnType<typeof writer>>
const everybody = (by: Writer, id: string) =>
  by.doc.transact(() => {
    const one: unknown = by.doc.getMap('drafts').get(id)
    if (typeof one === 'object' && one !== null && 'set' in one && typeof one.set === 'function') {
      one.set('audience', 'meeting')
      one.set('audienceChosen', true)
    }
  })

test('V46 the chair and the minute taker write the analysis together from the close on; the room opens for nobody else, and while the meeting goes on for nobody', async () => {
  const m = await held({ close: false })
  const may = async () => {
    const { drafts } = await m.room()
    return Object.keys(m.places).filter(who => drafts.may(m.places[who]!.person, m.id))
  }
  expect(await may()).toEqual([])
  expect(await m.end()).toMatchObject({ ok: true })
  expect(await may()).toEqual(['chair', 'minutes'])
  const [chair, minutes] = [await m.write('chair'), await m.write('minutes')]
  const id = chair.begin({ body: 'Together.' })
  const other = minutes.begin({ body: 'Begun at the same moment.' })
  await Promise.all([chair.kept(), minutes.kept()])
  await minutes.until(() => minutes.doc.getMap('drafts').has(id))
  for (let i = 0; i < 10; i++) {
    chair.text(id).insert(0, `c${i} `)
    textOf(minutes.doc, id).insert(minutes.text(id).length, ` m${i}`)
  }
  await Promise.all([chair.kept(), minutes.kept()])
  await m.restart()
  const { record } = (await m.draft('minutes'))!
  expect(record.analysis).toHaveLength(2)
  const words = record
    .analysis!.map(({ body }) => body)
    .join(' ')
    .split(' ')
  for (let i = 0; i < 10; i++) expect(words).toEqual(expect.arrayContaining([`c${i}`, `m${i}`]))
  const again = await m.write('chair')
  expect(again.text(other).toString()).toBe('Begun at the same moment.')
  const room = await (await m.room()).drafts.of(m.id)
  const police = await writer(room, m.places.police!.person).catch(() => null)
  police?.begin({ body: 'FOREIGN' })
  await police?.kept()
  expect(JSON.stringify(await m.draft('chair'))).not.toContain('FOREIGN')
  expect((await m.room()).drafts.may(m.places.police!.person, m.id)).toBe(false)
})

test('V47 before an approval no word of it is in the log, in a row of the database, in the evidence or in anything that anybody else reads', async () => {
  const m = await held()
  const minutes = await m.write('minutes')
  everybody(minutes, minutes.begin({ body: 'MARKER-ANALYSIS' }))
  await minutes.kept()
  expect(JSON.stringify(await m.draft('chair'))).toContain('MARKER-ANALYSIS')
  for (const who of ['police', 'mother', 'father', 'auditor']) {
    expect(await m.draft(who), who).toBeNull()
    expect(await m.preview(who, 'professionals'), who).toBeNull()
    expect(await m.read(who), who).toBeNull()
  }
  const { entries } = await m.ledger.read(m.id)
  expect(JSON.stringify(entries.map(({ fields }) => fields))).not.toContain('MARKER')
  expect(await readEvidence(m.deps, m.session('auditor'), m.id)).not.toContain('MARKER')
  const tables = (
    await database.pool.query(`select table_name as name from information_schema.tables where table_schema = 'public'`)
  ).rows
  for (const { name } of tables) {
    const { rows } = await database.pool.query(`select t::text as row from "${name}" t`)
    const text = rows.map(({ row }) => String(row)).join('\n')
    for (const form of ['MARKER-ANALYSIS', Buffer.from('MARKER-ANALYSIS').toString('hex')])
      expect(text.includes(form), name).toBe(false)
  }
})

test('V51 an approval enters the analysis as it stands, and its versions read word for word so whatever is written since; the next one has the newer', async () => {
  const m = await held()
  expect(await m.theirs('mother')).toMatchObject({ ok: true })
  const minutes = await m.write('minutes')
  const id = minutes.begin({ body: 'FIRST' })
  const inner = minutes.begin({ body: 'INNER' })
  everybody(minutes, id)
  await minutes.kept()
  expect(await m.approve(await m.seen(), 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  const text = async (who: string, asked = {}) => JSON.stringify(await m.read(who, asked))
  expect(await text('police')).toContain('INNER')
  expect(await text('mother')).toContain('FIRST')
  expect(await text('mother')).not.toContain('INNER')
  const entered = (await m.ledger.read(m.id)).entries.at(-1)?.fields
  expect(entered?.type).toBe('act.approve-record')
  // Begun at one instant, they stand in the order of their ids.
  expect(entered?.content?.analysis).toEqual(
    [
      { id, title: '', body: 'FIRST', everybody: true, children: [] },
      { id: inner, title: '', body: 'INNER', everybody: false, children: [] },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const first = await m.read('police')
  minutes.text(id).insert(0, 'SECOND ')
  minutes.doc.getMap('drafts').delete(inner)
  await minutes.kept()
  await m.restart()
  expect(await m.read('police')).toEqual(first)
  expect(first).toMatchObject({ asApproved: true })
  expect(await m.approve(await m.seen(), 'professionals')).toMatchObject({ ok: true })
  expect(await text('police')).toContain('SECOND FIRST')
  expect(await text('police')).not.toContain('INNER')
  expect(await m.read('police', { number: 1 })).toMatchObject({
    version: first!.version,
    fingerprint: first!.fingerprint,
    asApproved: true,
  })
})

test('V52 an analysis that the approver has not read as it stands is not approved; who wrote since is said', async () => {
  const m = await held()
  const [chair, minutes] = [await m.write('chair'), await m.write('minutes')]
  const nothing = await m.seen()
  const id = chair.begin({ body: 'Mine.' })
  await chair.kept()
  const unread: Wish = { do: 'approve-record', n: nothing.n, recipients: ['professionals'] }
  expect(await m.wish('chair', unread)).toMatchObject({ ok: false, code: 'superseded' })
  expect(await m.approve(nothing, 'professionals')).toMatchObject({ ok: false, code: 'superseded' })
  const seen = await m.seen()
  await minutes.until(() => minutes.doc.getMap('drafts').has(id))
  minutes.text(id).insert(0, 'Theirs. ')
  await minutes.kept()
  const refused = await m.approve(seen, 'professionals')
  expect(refused).toMatchObject({ ok: false, code: 'superseded' })
  expect(refused).toHaveProperty('reason', expect.stringContaining('minutes has written'))
  const read = await m.seen()
  minutes.text(id).delete(0, 1)
  await minutes.kept()
  const shorter = await m.approve(read, 'professionals')
  expect(shorter).toHaveProperty('reason', expect.stringContaining('was changed'))
  for (const vector of ['', '!', 'AA', '/////w=='])
    expect(await m.wish('chair', { ...unread, analysis: { fingerprint: 'a'.repeat(64), vector } })).toMatchObject({
      code: 'superseded',
    })
  expect(await m.read('police')).toBeNull()
  expect(await m.approve(await m.seen(), 'professionals')).toMatchObject({ ok: true })
  expect(JSON.stringify(await m.read('police'))).toContain('heirs. Mine.')
})

test('V50 the guard looks through the analysis: a copy that holds what is kept from its reader is held back, and let go by two people exactly as it stands', async () => {
  const m = await held()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const minutes = await m.write('minutes')
  const id = minutes.begin({ headline: 'Where to: 22 Quil', body: 'lon-TERRACE, they hope.' })
  await minutes.kept()
  expect((await m.preview('chair', m.ids.father))?.blocked).toEqual([])
  everybody(minutes, id)
  await minutes.kept()
  const seen = await m.preview('chair', m.ids.father)
  expect(seen?.blocked).toMatchObject([{ part: 'analysis', ref: '1' }])
  expect((await m.preview('chair', m.ids.mother))?.blocked).toEqual([])
  expect(await m.approve(await m.seen(), m.ids.father)).toMatchObject({ ok: false, code: 'protected' })
  const what = { recipient: m.ids.father, fingerprint: seen!.fingerprint }
  expect(await m.wish('chair', { do: 'propose-release', ...what, reason: 'He was told.' })).toMatchObject({ ok: true })
  minutes.text(id).insert(0, '.')
  await minutes.kept()
  expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ code: 'superseded' })
  minutes.text(id).delete(0, 1)
  await minutes.kept()
  expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ ok: true })
  expect(await m.approve(await m.seen(), m.ids.father)).toMatchObject({ ok: true })
  expect(JSON.stringify(await m.read('father'))).toContain('TERRACE')
})

test('V53 with the meeting’s disposal the analysis goes too: what was being written, and what was approved', async () => {
  const m = await held()
  const minutes = await m.write('minutes')
  minutes.begin({ body: 'APPROVED' })
  await minutes.kept()
  expect(await m.approve(await m.seen(), 'professionals')).toMatchObject({ ok: true })
  const keep = async (who: string, verb: string, input: object) =>
    (await m.room()).keep(m.places[who]!.person, { verb, input, key: randomUUID() })
  expect(await keep('auditor', 'propose-disposal', { reason: 'retention-over' })).toMatchObject({ ok: true })
  expect(await keep('second', 'dispose', {})).toMatchObject({ ok: true })
  await m.keeper.swept()
  for (const table of ['draft_changes', 'draft_keys', 'draft_writers'])
    expect((await database.pool.query(`select 1 from ${table} where meeting_id = $1`, [m.id])).rows).toEqual([])
  expect(await m.draft('chair')).toBeNull()
  expect(await m.read('police')).toBeNull()
})
