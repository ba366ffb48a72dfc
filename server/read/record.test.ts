import { randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { readAudiences } from '../rooms/people'
import { CHILD, contribution, on } from '../rooms/testing'
import { readRecord } from './record'
import { readRecordPdf } from './record-pdf'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

/** A short conference on a real database, and its close. */
async function held() {
  const m = await meetingToRead(database, {
    chair: 'chair',
    minutes: 'minute_taker',
    police: 'practitioner',
    school: 'practitioner',
    mother: 'family',
    auditor: 'auditor',
  })
  open.push(m)
  const chair = await m.at('chair', 'professionals')
  await chair.act('start')
  const [common, inner, mother] = await Promise.all([m.at('police'), m.at('school', 'professionals'), m.at('mother')])
  const said = { kept: randomUUID(), aside: randomUUID(), gone: randomUUID() }
  await common.add(contribution({ body: 'KEPT' }), said.kept)
  await inner.add(contribution({ body: 'ASIDE' }), said.aside)
  await common.add(contribution({ body: 'TAKEN' }), said.gone)
  const mark = { kind: 'mark', relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await chair.add({ ...mark, ...on(said.kept) })).toHaveProperty('stamp')
  const aside = { ...mark, ...on(said.aside), relevance: 'not-relevant', reason: 'No bearing on her.' }
  expect(await chair.add(aside)).toHaveProperty('stamp')
  const decision = { kind: 'decision', v: 1, seen: 1, child: CHILD, outcome: 'child_in_need', reasons: 'WHY' }
  const relies = { reliesOn: [{ contribution: said.kept, version: said.kept }] }
  expect(await chair.add({ ...decision, ...relies })).toHaveProperty('stamp')
  expect(await mother.add({ kind: 'family-view', v: 1, seen: 1, body: 'HERS' })).toHaveProperty('stamp')
  const room = await m.room()
  const takeDown = { verb: 'take-down', input: { statement: said.gone, reason: 'excessive' }, key: randomUUID() }
  expect(await room.keep(m.places.chair!.person, takeDown)).toMatchObject({ ok: true })
  const list = await m.at('chair', 'professionals')
  const close = async () => expect(await list.act('close', { reason: 'Enough.' })).toMatchObject({ ok: true })
  return { ...m, chair, close, read: (who: string) => readRecord(m.deps, m.session(who), m.id) }
}

test('V20 the draft is for the chair and the minute taker once the meeting is closed, and entered before it is read', async () => {
  const m = await held()
  for (const who of ['chair', 'minutes', 'police', 'mother', 'auditor']) expect(await m.read(who), who).toBeNull()
  await m.close()
  for (const who of ['police', 'school', 'mother', 'auditor']) expect(await m.read(who), who).toBeNull()
  expect(await readRecord(m.deps, STRANGER, m.id)).toBeNull()
  expect((await m.logged()).map(({ type }) => type)).not.toContain('act.read-record')
  for (const who of ['chair', 'minutes']) expect(await m.read(who), who).not.toBeNull()
  const readings = (await m.logged()).filter(({ type }) => type === 'act.read-record')
  expect(readings.map(({ role }) => role)).toEqual(['chair', 'minute_taker'])
  const away = { ...m.deps, access: () => Promise.reject(new Error('The log is away.')) }
  await expect(readRecord(away, m.session('chair'), m.id)).rejects.toThrow('The log is away.')
})

test('V20 what the board held at the close is drafted from the log, under the close’s own signature', async () => {
  const m = await held()
  await m.close()
  const view = await m.read('chair')
  expect(view?.record.headings.map(({ kept }) => kept.map(({ content }) => content.body))).toEqual([['KEPT']])
  expect(view?.record).toMatchObject({ setAside: 1, family: [{ body: 'HERS' }], decisions: [{ reasons: 'WHY' }] })
  expect(view?.record.closedAt).not.toBeNull()
  expect(view?.sealed?.since).toBe(0)
  const late = await m.at('police')
  expect(await late.add(contribution({ body: 'LATE', late: true }))).toHaveProperty('stamp')
  const again = await m.read('minutes')
  expect(again?.record.late.map(({ content }) => content.body)).toEqual(['LATE'])
  expect(again?.sealed).toEqual({ note: view?.sealed?.note, since: 1 })
})

test('V26 nothing on a named list, taken down or set aside is in it; lists are told of to those on one alone', async () => {
  const m = await held()
  const people = [m.places.chair!.person, m.places.school!.person]
  expect(await m.chair.act('make-list', { people })).toMatchObject({ ok: true })
  const made = [...(await readAudiences(m.db, m.id)).values()].find(({ kind }) => kind === 'named')
  const list = await m.at('school', made?.id)
  expect(await list.add(contribution({ body: 'LISTED' }))).toHaveProperty('stamp')
  await m.close()
  for (const [who, apart] of [
    ['chair', true],
    ['minutes', false],
  ] as const) {
    const view = await m.read(who)
    expect(view?.apart).toBe(apart)
    const text = JSON.stringify(view)
    expect(text).toContain('KEPT')
    for (const word of ['LISTED', 'TAKEN', 'ASIDE']) expect(text).not.toContain(word)
  }
})

test('V77 the PDF is for whom the page is, entered before as a reading of it, and says no word of what was set aside', async () => {
  const m = await held()
  const pdf = (who: string) => readRecordPdf(m.deps, m.session(who), m.id)
  for (const who of ['chair', 'minutes']) expect(await pdf(who), who).toBeNull()
  await m.close()
  for (const who of ['police', 'school', 'mother', 'auditor']) expect(await pdf(who), who).toBeNull()
  expect(await readRecordPdf(m.deps, STRANGER, m.id)).toBeNull()
  const away = { ...m.deps, access: () => Promise.reject(new Error('The log is away.')) }
  await expect(readRecordPdf(away, m.session('chair'), m.id)).rejects.toThrow('The log is away.')
  expect((await m.logged()).map(({ type }) => type)).not.toContain('act.read-record')
  const file = await pdf('chair')
  const readings = (await m.logged()).filter(({ type }) => type === 'act.read-record')
  expect(readings.map(({ role }) => role)).toEqual(['chair'])
  const { text } = await extractText(await getDocumentProxy(file ?? new Uint8Array()), { mergePages: true })
  for (const word of ['KEPT', 'HERS', 'WHY']) expect(text).toContain(word)
  for (const word of ['ASIDE', 'TAKEN']) expect(text).not.toContain(word)
  // No version was approved, so there is none for anybody, by whatever number they ask.
  for (const who of ['chair', 'police', 'mother'])
    expect(await readRecordPdf(m.deps, m.session(who), m.id, { number: 1 }), who).toBeNull()
})
