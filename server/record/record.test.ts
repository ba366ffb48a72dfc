import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { meetings, members, people } from '../../drizzle/schema'
import { correctionsBy } from '../../lib/meeting/clocks'
import { refusedAfter } from '../../lib/text/refused-after'
import { testDatabase } from '../db/testing'
import { readItem } from '../read/item'
import { readRecord } from '../read/record'
import { readRecordPdf } from '../read/record-pdf'
import { STRANGER } from '../read/testing'
import { CHILD, contribution } from '../rooms/testing'
import { createRecordCommands } from './service'
import { closedMeeting, DAY, TERM, type Wish } from './testing'
import { readApproved } from './versions'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const closed = async (options: Parameters<typeof closedMeeting>[1] = {}) => {
  const m = await closedMeeting(database, options)
  open.push(m)
  return m
}

test('V30 the chair or the minute taker says which children are somebody’s, and their version is made of it', async () => {
  const m = await closed()
  const his = async () => JSON.stringify((await m.preview('minutes', m.ids.father))?.version)
  expect(await his()).not.toContain('KEPT')
  expect(await m.wish('police', { do: 'say-whose', person: m.ids.father, children: [CHILD] })).toMatchObject({
    ok: false,
    code: 'not_allowed',
  })
  expect(await m.wish('minutes', { do: 'say-whose', person: randomUUID(), children: [] })).toMatchObject({
    code: 'reference',
  })
  expect(await m.wish('minutes', { do: 'say-whose', person: m.ids.father, children: [randomUUID()] })).toMatchObject({
    code: 'reference',
  })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await his()).toContain('KEPT')
  await m.restart()
  expect(await his()).toContain('KEPT')
})

test('V40 V43 nobody but the chair and the minute taker reads anything before it is approved; then everyone their own, and nothing else', async () => {
  const m = await closed()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const everyone = ['chair', 'minutes', 'police', 'mother', 'father', 'auditor']
  for (const who of everyone) expect(await m.read(who), who).toBeNull()
  for (const who of ['police', 'mother', 'father', 'auditor'])
    expect(await m.preview(who, 'professionals'), who).toBeNull()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  const text = async (who: string) => JSON.stringify(await m.read(who))
  expect(await text('police')).toContain('INNER')
  expect(await text('mother')).toContain('HERS')
  for (const word of ['INNER', 'HIS', 'father']) expect(await text('mother'), word).not.toContain(word)
  for (const who of ['father', 'auditor']) expect(await m.read(who), who).toBeNull()
  for (const who of ['police', 'mother'])
    expect(await m.read(who, { recipient: who === 'police' ? m.ids.mother : 'professionals' }), who).toBeNull()
  expect(await m.read('minutes', { recipient: m.ids.mother })).toMatchObject({
    version: { recipient: { name: 'mother' } },
  })
  expect(await readApproved(m.deps, STRANGER, m.id)).toBeNull()
  const readings = (await m.logged()).filter(({ type }) => type === 'act.read-record-version')
  expect(readings.map(({ content }) => content?.recipient)).toContain(m.ids.mother)
})

test('V40 only the chair approves, only what there is, and the meeting’s record is then approved', async () => {
  const m = await closed()
  const n = (await m.preview('chair', 'professionals'))?.n ?? 0
  const asked = (who: string, change: object = {}) =>
    m.wish(who, { do: 'approve-record', n, recipients: ['professionals'], ...change })
  for (const who of ['minutes', 'police', 'mother', 'auditor'])
    expect(await asked(who), who).toMatchObject({ code: 'not_allowed' })
  expect(await asked('chair', { recipients: [randomUUID()] })).toMatchObject({ code: 'reference' })
  expect(await asked('chair', { recipients: [] })).toMatchObject({ code: 'reference' })
  expect(await asked('chair', { n: n + 1 })).toMatchObject({ code: 'reference' })
  expect(await asked('chair', { n: 2 })).toMatchObject({ code: 'not_allowed' })
  expect(await asked('chair')).toMatchObject({ ok: true })
  expect((await (await m.room()).ask()).meeting.status).toBe('record_approved')
  expect(
    await createRecordCommands({ ...m.deps, rooms: m.rooms(), now: Date.now, tell: () => undefined })(STRANGER, m.id, {
      key: randomUUID(),
      wish: { do: 'approve-record', n, recipients: ['professionals'] },
    }),
  ).toBeNull()
  const over = { verb: 'approve-record', input: { n, recipients: [], until: '2026-12-07' }, key: randomUUID() }
  const room = await m.room()
  for (const table of ['act', 'keep'] as const)
    expect(await room[table](m.places.chair!.person, over)).toMatchObject({ ok: false, code: 'schema' })
})

test('Q46 the life of an item says in whose copies of each approved record it is, as they were made then', async () => {
  const m = await closed()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  const copies = async (of: string) =>
    (await readItem(m.deps, m.session('auditor'), m.id, of))?.approved.map(one => one.copies)
  const [professionals, mother] = [{ name: 'Professionals' }, { name: 'mother' }]
  expect(await copies(m.said.kept)).toEqual([
    [
      { ...professionals, has: true },
      { ...mother, has: true },
    ],
  ])
  expect(await copies(m.said.inner)).toEqual([
    [
      { ...professionals, has: true },
      { ...mother, has: false },
    ],
  ])
  const late = randomUUID()
  expect(await (await m.at('police')).add(contribution({ body: 'LATE', late: true }), late)).toHaveProperty('stamp')
  expect(await m.approve('professionals')).toMatchObject({ ok: true })
  expect((await copies(late))?.map(all => all.map(({ has }) => has))).toEqual([[false, false], [true]])
})

test('V42 an approved version reads as it was whatever came since, earlier ones stay, and what was taken down is gone from it and said', async () => {
  const m = await closed()
  expect(await m.approve('professionals')).toMatchObject({ ok: true })
  const first = await m.read('police')
  const late = await m.at('police')
  expect(await late.add(contribution({ body: 'LATE', late: true }))).toHaveProperty('stamp')
  await m.restart()
  expect(await m.read('police')).toEqual(first)
  expect(await m.approve('professionals')).toMatchObject({ ok: true })
  expect(await m.read('police')).toMatchObject({ number: 2, asApproved: true })
  expect(JSON.stringify(await m.read('police'))).toContain('LATE')
  expect(await m.read('police', { number: 1 })).toMatchObject({
    version: first!.version,
    fingerprint: first!.fingerprint,
    asApproved: true,
  })
  expect(await m.read('police', { number: 3 })).toBeNull()
  const takeDown = { verb: 'take-down', input: { statement: m.said.kept, reason: 'excessive' }, key: randomUUID() }
  expect(await (await m.room()).keep(m.places.chair!.person, takeDown)).toMatchObject({ ok: true })
  for (const number of [1, 2]) {
    const now = await m.read('police', { number })
    expect(now?.asApproved).toBe(false)
    expect(JSON.stringify(now)).not.toContain('KEPT')
    expect(JSON.stringify(now)).toContain('INNER')
  }
})

test('V38 V39 V41 a version that is held back is approved by nobody, until two people let exactly that one go', async () => {
  const m = await closed({ purpose: `To plan the move to 22, QUILLON-terrace.` })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const his = m.ids.father
  const seen = await m.preview('chair', his)
  expect(seen?.blocked).toEqual([{ part: 'about', ref: '', words: '22, QUILLON-terrace' }])
  expect((await m.preview('chair', m.ids.mother))?.blocked).toEqual([])
  expect(await m.approve('professionals', his)).toMatchObject({ ok: false, code: 'protected' })
  expect(await m.read('police')).toBeNull()
  const what = { recipient: his, fingerprint: seen!.fingerprint }
  expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ code: 'superseded' })
  const propose = { do: 'propose-release', ...what, reason: 'The court told him.' } as const
  for (const who of ['police', 'father', 'auditor'])
    expect(await m.wish(who, propose), who).toMatchObject({ code: 'not_allowed' })
  expect(await m.wish('minutes', { ...propose, fingerprint: 'b'.repeat(64) })).toMatchObject({ code: 'superseded' })
  const hers = (await m.preview('chair', m.ids.mother))!.fingerprint
  expect(await m.wish('minutes', { ...propose, recipient: m.ids.mother, fingerprint: hers })).toMatchObject({
    code: 'reference',
  })
  expect(await m.wish('minutes', propose)).toMatchObject({ ok: true })
  expect(await m.approve(his)).toMatchObject({ code: 'protected' })
  expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ code: 'not_allowed' })
  expect(await m.wish('police', { do: 'confirm-release', ...what })).toMatchObject({ code: 'not_allowed' })
  expect(await m.wish('chair', { do: 'confirm-release', ...what })).toMatchObject({ ok: true })
  expect(await m.theirs('father', [])).toMatchObject({ ok: true })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.approve(his)).toMatchObject({ ok: true })
  expect(JSON.stringify(await m.read('father'))).toContain('QUILLON')
})

test('V39 V45 what two people let go was one version: another of the same recipient is held back, and an approved one that changed is shut', async () => {
  const m = await closed({ purpose: `To plan the move to ${TERM}.` })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const what = { recipient: m.ids.father, fingerprint: (await m.preview('chair', m.ids.father))!.fingerprint }
  expect(await m.wish('chair', { do: 'propose-release', ...what, reason: 'He knows.' })).toMatchObject({ ok: true })
  expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ ok: true })
  expect(await m.approve(m.ids.father)).toMatchObject({ ok: true })
  expect(await m.read('father')).not.toBeNull()
  const takeDown = { verb: 'take-down', input: { statement: m.said.kept, reason: 'excessive' }, key: randomUUID() }
  expect(await (await m.room()).keep(m.places.chair!.person, takeDown)).toMatchObject({ ok: true })
  expect(await m.read('father')).toBeNull()
  expect(await m.approve(m.ids.father)).toMatchObject({ code: 'protected' })
  expect(JSON.stringify((await m.logged()).map(({ content }) => content))).not.toContain('Quillon')
})

test('V103 what was let go is held back again once other words, or other names, are kept from people', async () => {
  const m = await closed({ purpose: `To plan the move to ${TERM}.` })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const what = { recipient: m.ids.father, fingerprint: (await m.preview('chair', m.ids.father))!.fingerprint }
  const letGo = async () => {
    expect(await m.wish('chair', { do: 'propose-release', ...what, reason: 'He knows.' })).toMatchObject({ ok: true })
    expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ ok: true })
  }
  const changed = async (...fields: string[]) => {
    const { id, name, agency } = m.session('chair').person
    const entry = {
      once: randomUUID(),
      type: 'act.set-up-changed',
      actor: { person: id, name },
      agency,
      role: 'chair',
      audience: null,
      recipients: null,
      content: { fields },
    }
    const room = await m.room()
    expect(await room.arrange({ refuses: () => null, entry, work: async () => undefined })).toMatchObject({ ok: true })
  }
  await letGo()
  expect(await m.approve(m.ids.father)).toMatchObject({ ok: true })
  await changed('agenda', 'place')
  expect(await m.read('father')).not.toBeNull()
  for (const field of ['terms', 'agencies', 'attendees', 'people']) {
    await changed(field)
    expect(await m.read('father'), field).toBeNull()
    expect(await m.approve(m.ids.father), field).toMatchObject({ code: 'protected' })
    await letGo()
    expect(await m.read('father'), field).not.toBeNull()
  }
})

test('V120 nobody approves for somebody of a family before it is said whose children are theirs', async () => {
  const m = await closed()
  const waits = async () => {
    const draft = await readRecord(m.deps, m.session('chair'), m.id)
    return Object.values(draft!.versions.papers).map(({ makeable }) =>
      makeable.filter(({ unsaid }) => unsaid).map(({ recipient }) => recipient.id),
    )
  }
  const { mother, father } = m.ids
  const n = (await m.preview('chair', 'professionals'))!.n
  // The mother’s relationship names the child; the father’s names none.
  expect(await waits()).toEqual([[father], [father]])
  for (const wanted of ['approve-record', 'approve-summary'] as const)
    expect(await m.wish('chair', { do: wanted, n, recipients: ['professionals', mother, father] })).toMatchObject({
      code: 'reference',
      reason: expect.stringMatching(/children the copy for father is/),
    })
  expect(await m.read('police')).toBeNull()
  expect(await m.theirs('father', [])).toMatchObject({ ok: true })
  expect(await waits()).toEqual([[], []])
  expect(await m.approve(mother, father)).toMatchObject({ ok: true })
})

test('V105 nothing is approved as it was before something was put right: whoever looked at it earlier looks again', async () => {
  const m = await closed()
  const approve = (wanted: 'approve-record' | 'approve-summary', n: number, ...recipients: string[]) =>
    m.wish('chair', { do: wanted, n, recipients })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const n = (await m.preview('chair', 'professionals'))!.n
  // In another window it is put right that the child is not his.
  expect(await m.theirs('father', [])).toMatchObject({ ok: true })
  for (const wanted of ['approve-record', 'approve-summary'] as const)
    expect(await approve(wanted, n, 'professionals', m.ids.father)).toMatchObject({
      ok: false,
      code: 'superseded',
      reason: refusedAfter.recordChanged,
    })
  expect(await m.read('police')).toBeNull()
  // What was entered since makes no other version of these.
  expect(await approve('approve-record', n, 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.wish('police', { do: 'ask-correction', number: 1, words: 'It was ten.' })).toMatchObject({ ok: true })
  const open = (await m.preview('chair', 'professionals'))!.n
  const [asked] = (await m.read('chair'))!.asked
  const decide = { do: 'decide-correction', correction: asked!.id, accepted: true, words: 'Ten.' } as const
  expect(await m.wish('chair', decide)).toMatchObject({ ok: true })
  expect(await approve('approve-record', open, 'professionals')).toMatchObject({ code: 'superseded' })
  expect(await m.approve('professionals', m.ids.father)).toMatchObject({ ok: true })
  expect((await m.read('police'))?.version.corrections).toHaveLength(1)
})

test('V106 of two people of whom one gave the other the way in to their account, neither lets go what the other put forward', async () => {
  const m = await closed({ purpose: `To plan the move to ${TERM}.` })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const { fingerprint } = (await m.preview('chair', m.ids.father))!
  const what = { recipient: m.ids.father, fingerprint }
  expect(await m.wish('minutes', { do: 'propose-release', ...what, reason: 'He was told.' })).toMatchObject({
    ok: true,
  })
  const [chair, minutes] = [m.places.chair!.person, m.places.minutes!.person]
  const letIn = (person: string, setUpBy: string | null) =>
    m.db.update(people).set({ setUpBy }).where(eq(people.id, person))
  const confirm = () => m.wish('chair', { do: 'confirm-release', ...what })
  const no = { ok: false, code: 'not_allowed', reason: refusedAfter.sameDoor }
  for (const [one, other] of [
    [chair, minutes],
    [minutes, chair],
  ] as const) {
    await letIn(one, other)
    expect(await confirm()).toMatchObject(no)
    await letIn(one, null)
  }
  expect(await m.approve(m.ids.father)).toMatchObject({ code: 'protected' })
  expect(await confirm()).toMatchObject({ ok: true })
  expect(await m.approve(m.ids.father)).toMatchObject({ ok: true })
})

test('V121 the chair sees whose version holds no decision, where there is one', async () => {
  const bareOf = async (decided?: 'meeting' | 'professionals') => {
    const m = await closed({ decided })
    expect(await m.theirs('father', [])).toMatchObject({ ok: true })
    const { versions } = (await readRecord(m.deps, m.session('chair'), m.id))!
    return Object.values(versions.papers).map(({ makeable }) =>
      makeable.flatMap(({ bare, recipient }) => (bare ? [recipient.name] : [])),
    )
  }
  expect(await bareOf()).toEqual([[], []])
  expect(await bareOf('meeting')).toEqual([['father'], ['father']])
  const [record, summary] = await bareOf('professionals')
  for (const names of [record, summary]) expect(names).toEqual(expect.arrayContaining(['mother', 'father']))
})

test('V44 readers ask for corrections of what they read, in time; the chair decides each once, and the next version says so', async () => {
  const m = await closed()
  const ask = (who: string, number = 1, words = `WRONG ${who}`) => m.wish(who, { do: 'ask-correction', number, words })
  expect(await ask('police')).toMatchObject({ code: 'closed' })
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect((await m.read('police'))?.approved.until).toBe(correctionsBy(m.today))
  for (const who of ['father', 'auditor']) expect((await ask(who))?.ok, who).toBe(false)
  for (const who of ['police', 'mother', 'minutes']) expect(await ask(who), who).toMatchObject({ ok: true })
  expect(await ask('police', 2)).toMatchObject({ code: 'reference' })
  expect((await m.read('mother'))?.asked.map(({ words }) => words)).toEqual(['WRONG mother'])
  const all = (await m.read('chair'))!.asked
  expect(all.map(({ words }) => words)).toEqual(['WRONG police', 'WRONG mother', 'WRONG minutes'])
  const decide = (who: string, at: number, words = 'ANSWER') =>
    m.wish(who, { do: 'decide-correction', correction: all[at]!.id, accepted: at === 1, words })
  for (const who of ['minutes', 'police', 'mother'])
    expect(await decide(who, 0), who).toMatchObject({ code: 'not_allowed' })
  expect(await decide('chair', 0)).toMatchObject({ ok: true })
  expect(await decide('chair', 0)).toMatchObject({ code: 'superseded' })
  expect(await decide('chair', 1)).toMatchObject({ ok: true })
  await m.restart()
  expect((await m.read('mother'))?.asked[0]?.decided).toMatchObject({ accepted: true, words: 'ANSWER' })
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  const told = async (who: string) => (await m.read(who))?.version.corrections.map(({ asked }) => asked)
  expect(await told('police')).toEqual(['WRONG police', 'WRONG mother'])
  expect(await told('mother')).toEqual(['WRONG mother'])
  expect(await ask('police', 1)).toMatchObject({ code: 'reference' })
  m.later(30)
  expect(await m.read('police')).toMatchObject({ mayAsk: false })
  expect(await ask('police', 2)).toMatchObject({ code: 'closed' })
})

test('V44 an answer of the chair that holds what is kept from whoever asked is not given', async () => {
  const m = await closed()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.approve(m.ids.father)).toMatchObject({ ok: true })
  expect(await m.wish('father', { do: 'ask-correction', number: 1, words: 'Where do they live?' })).toMatchObject({
    ok: true,
  })
  const [asked] = (await m.read('father'))!.asked
  const answer = {
    do: 'decide-correction',
    correction: asked!.id,
    accepted: false,
    words: `At 22 quillonterrace.`,
  } as const
  expect(await m.wish('chair', answer)).toMatchObject({ ok: false, code: 'protected' })
})

test('A70 access that has not ended goes on when a record is approved, and when it is sent; an auditor’s does not', async () => {
  const m = await closed()
  const end = (who: string, until: Date) =>
    m.db
      .update(members)
      .set({ accessUntil: until })
      .where(and(eq(members.meetingId, m.id), eq(members.personId, m.places[who]!.person)))
  const ends = async () => {
    const rows = await m.db.select().from(members).where(eq(members.meetingId, m.id))
    return (who: string) => rows.find(({ personId }) => personId === m.places[who]!.person)?.accessUntil?.getTime() ?? 0
  }
  await m.db.update(meetings).set({ accessDays: 28 }).where(eq(meetings.id, m.id))
  const [soon, gone] = [new Date(Date.now() + 3_600_000), new Date(Date.now() - 3_600_000)]
  const again = async () => {
    for (const who of ['police', 'auditor']) await end(who, soon)
    await end('mother', gone)
  }
  const expectPutOff = async () => {
    const until = await ends()
    expect(until('police') - soon.getTime()).toBeGreaterThan(27 * DAY)
    expect([until('mother'), until('auditor')]).toEqual([gone.getTime(), soon.getTime()])
  }
  await again()
  expect(await m.approve('professionals')).toMatchObject({ ok: true })
  await expectPutOff()
  await again()
  const sent: Wish = { do: 'circulate', form: 'record', number: 1, recipients: ['professionals'] }
  expect(await m.wish('chair', sent)).toMatchObject({ ok: true })
  await expectPutOff()
})

test('V73 V77 an approved version’s PDF is for whom its page is, entered first, and says nothing that is not theirs', async () => {
  const m = await closed()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.approve('professionals', m.ids.father)).toMatchObject({ ok: true })
  const pdf = (who: string, asked: { number?: number; recipient?: string } = {}) =>
    readRecordPdf(m.deps, m.session(who), m.id, asked)
  for (const who of ['mother', 'auditor']) expect(await pdf(who), who).toBeNull()
  expect(await pdf('police', { number: 1, recipient: m.ids.father })).toBeNull()
  const said = async (file: Uint8Array | null) =>
    (await extractText(await getDocumentProxy(file ?? new Uint8Array()), { mergePages: true })).text
  const his = await said(await pdf('father'))
  for (const word of ['KEPT', 'HIS', 'For father']) expect(his).toContain(word)
  for (const word of ['INNER', 'HERS', TERM]) expect(his).not.toContain(word)
  expect(await said(await pdf('minutes', { number: 1, recipient: m.ids.father }))).toBe(his)
  expect(await said(await pdf('police'))).toContain('INNER')
  const readings = (await m.logged()).filter(({ type }) => type === 'act.read-record-version')
  expect(readings.map(({ role }) => role)).toEqual(['family', 'minute_taker', 'practitioner'])
  const { closing } = await m.ledger.read(m.id)
  expect((await m.read('police'))?.sealed).toEqual({ note: closing, since: expect.any(Number) })
  for (const who of ['father', 'minutes'] as const)
    expect((await m.read(who, { number: 1, recipient: m.ids.father }))?.sealed, who).toBeNull()
})
