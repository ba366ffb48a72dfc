import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { people } from '../../drizzle/schema'
import { addDays } from '../../lib/meeting/calendar'
import { readsRecord } from '../../lib/policy/can'
import { mail as words } from '../../lib/text/mail'
import { testDatabase } from '../db/testing'
import { readHome } from '../read/home'
import { readRecord } from '../read/record'
import { readRecordPdf } from '../read/record-pdf'
import { STRANGER } from '../read/testing'
import { contribution, on } from '../rooms/testing'
import { createTell } from './circulation'
import { createRecordCommands } from './service'
import { closedMeeting, DAY, TERM, type Wish } from './testing'
import { readPreview } from './versions'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

type Meeting = Awaited<ReturnType<typeof closedMeeting>>

async function closed(options: Parameters<typeof closedMeeting>[1] = {}) {
  const m = await closedMeeting(database, options)
  open.push(m)
  return {
    ...m,
    send: (number: number, ...recipients: string[]) =>
      m.wish('chair', { do: 'circulate', form: 'record', number, recipients }),
    table: async (who = 'chair') => (await readRecord(m.deps, m.session(who), m.id, m.now()))?.versions.goings ?? null,
    home: (who: string) => readHome(m.deps, m.session(who), m.now()),
  }
}

const remove = async (m: Meeting, name: string) =>
  m.db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, m.places[name]!.person))

test('V78 the chair alone sends an approved version: who, which and when is in the log, once, and the record counts as sent', async () => {
  const m = await closed()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  for (const who of ['minutes', 'police', 'mother'])
    expect(
      await m.wish(who, { do: 'circulate', form: 'record', number: 1, recipients: ['professionals'] }),
      who,
    ).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await m.send(1, 'professionals')).toMatchObject({ ok: true })
  expect(await m.send(1, 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  const log = (await m.ledger.read(m.id)).entries.flatMap(({ fields }) => fields ?? [])
  expect(
    log.filter(({ type }) => type === 'act.circulate').map(({ content, actor }) => [actor?.name, content]),
  ).toEqual([
    ['chair', { form: 'record', number: 1, recipients: ['professionals'] }],
    ['chair', { form: 'record', number: 1, recipients: [m.ids.mother] }],
  ])
  expect((await m.home('chair')).items[0]?.status).toBe('circulated')
})

test('V79 nothing goes out that is not approved, not for them, replaced by a newer version, or held back since', async () => {
  const m = await closed({ place: TERM })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.send(1, 'professionals')).toMatchObject({ ok: false, code: 'reference' })
  const what = { recipient: m.ids.father, fingerprint: (await m.preview('chair', m.ids.father))!.fingerprint }
  expect(await m.wish('chair', { do: 'propose-release', ...what, reason: 'He knows.' })).toMatchObject({ ok: true })
  expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ ok: true })
  expect(await m.approve('professionals', m.ids.father)).toMatchObject({ ok: true })
  expect(await m.send(1, m.ids.mother)).toMatchObject({ ok: false, code: 'reference' })
  expect(await m.send(2, 'professionals')).toMatchObject({ ok: false, code: 'reference' })
  // What two people let go was one version, and his is another since his own words were taken down.
  const takeDown = { verb: 'take-down', input: { statement: m.said.his, reason: 'excessive' }, key: randomUUID() }
  expect(await (await m.room()).keep(m.places.chair!.person, takeDown)).toMatchObject({ ok: true })
  expect(await m.send(1, m.ids.father)).toMatchObject({ ok: false, code: 'protected' })
  expect(await m.approve('professionals')).toMatchObject({ ok: true })
  expect(await m.send(1, 'professionals')).toMatchObject({ ok: false, code: 'superseded' })
  expect((await m.table())?.every(({ sent }) => sent === null)).toBe(true)
  expect(await m.send(2, 'professionals')).toMatchObject({ ok: true })
})

test('V80 whoever cannot sign in and read is sent nothing: how and when they were given their copy is said instead', async () => {
  const m = await closed()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.approve('professionals', m.ids.mother, m.ids.father)).toMatchObject({ ok: true })
  await remove(m, 'father')
  await m.restart()
  expect(await m.send(1, 'professionals', m.ids.father)).toMatchObject({ ok: false, code: 'reference' })
  expect((await m.table())?.every(({ sent }) => sent === null)).toBe(true)
  const give = (on: string, who = 'minutes') =>
    m.wish(who, { do: 'deliver', form: 'record', number: 1, recipient: m.ids.father, how: 'post', on })
  expect(await give(addDays(m.today, 1))).toMatchObject({ ok: false, code: 'reference' })
  expect(await give(addDays(m.today, -1))).toMatchObject({ ok: false, code: 'reference' })
  expect(await give(m.today, 'police')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await give(m.today)).toMatchObject({ ok: true })
  const row = (await m.table())?.find(({ recipient }) => recipient === m.ids.father)
  expect(row).toMatchObject({ sent: null, readers: [], handed: { how: 'post', on: m.today, by: 'minutes' } })
})

test('V81 that somebody opened what they were sent is kept: when first, and whether the page or the file; a later version keeps it', async () => {
  const m = await closed()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.send(1, 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  const row = async (number: number, recipient: string) =>
    (await m.table())?.find(one => one.number === number && one.recipient === recipient)
  expect(await row(1, m.ids.mother)).toMatchObject({ waiting: 0, readers: [{ name: 'mother', opened: null }] })
  m.later(3)
  expect(await row(1, m.ids.mother)).toMatchObject({ waiting: 3, latest: true })
  // That the chair looks at hers is no receipt.
  expect(await m.read('chair', { recipient: m.ids.mother })).not.toBeNull()
  expect((await row(1, m.ids.mother))?.readers[0]?.opened).toBeNull()
  expect(await readRecordPdf(m.deps, m.session('mother'), m.id)).not.toBeNull()
  const first = (await row(1, m.ids.mother))?.readers[0]?.opened
  expect(first).toMatchObject({ as: 'pdf' })
  expect(await m.read('mother')).toMatchObject({ receipt: { opened: first?.at } })
  expect((await row(1, m.ids.mother))?.readers[0]?.opened).toEqual(first)
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.send(2, m.ids.mother)).toMatchObject({ ok: true })
  await m.restart()
  expect(await row(1, m.ids.mother)).toMatchObject({ latest: false, readers: [{ opened: first }] })
  expect(await row(2, m.ids.mother)).toMatchObject({ latest: true, readers: [{ opened: null }] })
})

test('V82 the table of what was sent and opened is for whoever judges the draft; everybody else has their own receipt and no other', async () => {
  const m = await closed()
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  expect(await m.approve('professionals', m.ids.mother, m.ids.father)).toMatchObject({ ok: true })
  expect(await m.send(1, 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.table('minutes')).toHaveLength(3)
  for (const who of ['police', 'mother', 'father', 'auditor']) expect(await m.table(who), who).toBeNull()
  expect(await m.read('mother')).toMatchObject({ receipt: { opened: null } })
  const his = await m.read('father')
  expect(his?.receipt).toBeNull()
  expect((await m.read('chair', { recipient: m.ids.mother }))?.receipt).toBeNull()
  const opened = (await m.read('mother'))?.receipt?.opened
  expect(opened).toEqual(expect.any(String))
  for (const who of ['police', 'father']) expect(JSON.stringify(await m.read(who)), who).not.toContain(opened)
})

test('V83 whoever was sent a version is told at home until they open it; nobody else is, and nothing of what it says', async () => {
  const m = await closed()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  for (const who of ['police', 'mother']) expect((await m.home(who)).came, who).toEqual([])
  expect(await m.send(1, m.ids.mother)).toMatchObject({ ok: true })
  expect((await m.home('mother')).came).toEqual([
    { meeting: m.id, form: 'record', at: expect.any(String), reminded: false },
  ])
  for (const who of ['police', 'father', 'chair', 'auditor']) expect((await m.home(who)).came, who).toEqual([])
  expect((await readHome(m.deps, STRANGER, m.now())).came).toEqual([])
  expect(await m.read('mother')).not.toBeNull()
  expect((await m.home('mother')).came).toEqual([])
})

test('V84 those who can open it, and they alone, have an e-mail once it is entered, with nothing in it', async () => {
  const m = await closed()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.send(2, m.ids.mother)).toMatchObject({ ok: false })
  expect(m.told).toEqual([])
  expect(await m.send(1, m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.send(1, m.ids.mother)).toMatchObject({ ok: true })
  expect(m.told).toEqual([[m.places.mother!.person]])
  const came = new Promise<string[]>(done => {
    const mail = async (...all: string[]) => done(all)
    createTell({ db: m.db, mail, appUrl: 'https://roundtable.test' })(m.told[0]!)
  })
  const [row] = await m.db.select().from(people).where(eq(people.id, m.places.mother!.person))
  expect(await came).toEqual([
    row?.email,
    words.circulated.subject,
    words.circulated.text('https://roundtable.test/meetings'),
  ])
})

test('V107 sent again or from two windows at once, what goes out is one act and one e-mail', async () => {
  const m = await closed()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  const commands = createRecordCommands({
    ...m.deps,
    rooms: m.rooms(),
    now: m.now,
    tell: people => void m.told.push([...people]),
  })
  const ask = (key: string, wish: Wish) => commands(m.session('chair'), m.id, { key, wish })
  const send: Wish = { do: 'circulate', form: 'record', number: 1, recipients: [m.ids.mother] }
  const remind: Wish = { do: 'remind', form: 'record', number: 1, recipient: m.ids.mother }
  const [one, other, key] = [randomUUID(), randomUUID(), randomUUID()]
  const mother = [m.places.mother!.person]
  const sent = await Promise.all([ask(one, send), ask(one, send), ask(other, send)])
  expect(sent.every(answer => answer?.ok)).toBe(true)
  expect(m.told).toEqual([mother])
  for (let i = 0; i < 3; i += 1) expect(await ask(key, remind)).toMatchObject({ ok: true })
  expect(m.told).toEqual([mother, mother])
})

test('V85 whoever has not opened it is reminded, once a day; nobody who has', async () => {
  const m = await closed()
  const remind = (who: string, recipient: string) => m.wish(who, { do: 'remind', form: 'record', number: 1, recipient })
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await remind('chair', m.ids.mother)).toMatchObject({ ok: false, code: 'reference' })
  expect(await m.send(1, 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.read('police')).not.toBeNull()
  m.told.length = 0
  expect(await remind('minutes', 'professionals')).toMatchObject({ ok: true })
  expect(m.told[0]).not.toContain(m.places.police!.person)
  expect(await remind('mother', m.ids.mother)).toMatchObject({ code: 'not_allowed' })
  expect(await remind('chair', m.ids.mother)).toMatchObject({ ok: true })
  expect((await m.home('mother')).came).toMatchObject([{ reminded: true }])
  expect(await remind('chair', m.ids.mother)).toMatchObject({ code: 'too_fast' })
  m.later(2)
  expect(await m.read('mother')).not.toBeNull()
  expect(await remind('chair', m.ids.mother)).toMatchObject({ code: 'reference' })
})

test('V87 on the day the chair approves a summary of what was decided; each reads their own before there is a record, and nobody anything else', async () => {
  const m = await closed()
  const n = (await m.preview('chair', 'professionals'))?.n ?? 0
  const approve = (who: string) =>
    m.wish(who, { do: 'approve-summary', n, recipients: ['professionals', m.ids.mother] })
  for (const who of ['minutes', 'police', 'mother'])
    expect(await approve(who), who).toMatchObject({ ok: false, code: 'not_allowed' })
  for (const who of ['police', 'mother']) expect(await m.read(who, { form: 'summary' }), who).toBeNull()
  expect(await approve('chair')).toMatchObject({ ok: true })
  expect((await m.home('chair')).items[0]?.status).toBe('concluded')
  expect(
    await m.wish('chair', { do: 'circulate', form: 'summary', number: 1, recipients: ['professionals', m.ids.mother] }),
  ).toMatchObject({ ok: true })
  expect((await m.home('mother')).came).toMatchObject([{ form: 'summary' }])
  const hers = await m.read('mother', { form: 'summary' })
  expect(hers).toMatchObject({ form: 'summary', mayAsk: false, version: { summary: true, record: { family: [] } } })
  for (const word of ['KEPT', 'INNER', 'HERS', 'HIS']) expect(JSON.stringify(hers), word).not.toContain(word)
  for (const who of ['father', 'auditor']) expect(await m.read(who, { form: 'summary' }), who).toBeNull()
  expect(await m.read('mother', { form: 'summary', recipient: 'professionals' })).toBeNull()
  for (const who of ['police', 'mother']) expect(await m.read(who), who).toBeNull()
  const logged = (await m.logged()).filter(({ type }) => type === 'act.read-summary')
  expect(logged.map(({ actor, content }) => [actor?.name, content?.as])).toEqual([['mother', 'page']])
  const clocks = (await readRecord(m.deps, m.session('chair'), m.id, m.now() + DAY))?.clocks
  expect(clocks?.find(({ what }) => what === 'summary')).toMatchObject({ done: m.today })
  expect(clocks?.find(({ what }) => what === 'record')).toMatchObject({ done: null })
})

test('V88 no summary is approved or read that holds a kept term; one is let go by two people for itself, as a record is', async () => {
  const m = await closed({ place: TERM })
  expect(await m.theirs('father')).toMatchObject({ ok: true })
  const n = (await m.preview('chair', 'professionals'))?.n ?? 0
  const approve = () => m.wish('chair', { do: 'approve-summary', n, recipients: [m.ids.father] })
  const recipient = m.ids.father
  const letGo = async (form: 'record' | 'summary') => {
    const fingerprint = (await readPreview(m.deps, m.session('chair'), m.id, recipient, form))!.fingerprint
    const what = { form, recipient, fingerprint }
    expect(await m.wish('chair', { do: 'propose-release', ...what, reason: 'He knows.' })).toMatchObject({ ok: true })
    expect(await m.wish('minutes', { do: 'confirm-release', ...what })).toMatchObject({ ok: true })
  }
  expect(await approve()).toMatchObject({ ok: false, code: 'protected' })
  await letGo('record')
  expect(await approve()).toMatchObject({ ok: false, code: 'protected' })
  await letGo('summary')
  expect(await approve()).toMatchObject({ ok: true })
  expect(await m.read('father', { form: 'summary' })).toMatchObject({ asApproved: true })
  expect(await m.approve(m.ids.father)).toMatchObject({ ok: true })
})

test('V91 what is due after a meeting is told to whoever judges its record, on its page and at home, and to nobody else', async () => {
  const m = await closed()
  for (const who of ['chair', 'minutes']) {
    const { clocks } = await m.home(who)
    expect(
      clocks[m.id]?.map(({ what, days }) => [what, days]),
      who,
    ).toContainEqual(['record', 20])
    expect((await readRecord(m.deps, m.session(who), m.id, m.now()))?.clocks, who).toEqual(clocks[m.id])
  }
  for (const who of ['police', 'mother', 'auditor']) expect((await m.home(who)).clocks[m.id] ?? [], who).toEqual([])
})

test('V130 V131 what is put right after an approval is in the next version; the first is read throughout as it was, and who was sent it stays', async () => {
  const m = await closed()
  const led = async (who: string) => (await m.home(who)).items.map(item => readsRecord(item.me, item))
  expect(await led('mother')).toEqual([false])
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.send(1, m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.wish('mother', { do: 'ask-correction', number: 1, words: 'It was Monday.' })).toMatchObject({
    ok: true,
  })
  const [asked] = (await m.read('mother'))!.asked
  const put = { do: 'decide-correction', correction: asked!.id, accepted: true, words: 'Put right.' } as const
  expect(await m.wish('chair', put)).toMatchObject({ ok: true })
  const before = {
    police: (await m.read('police'))!.version,
    mother: (await m.read('mother'))!.version,
    minutes: (await m.read('minutes'))!.version,
  }
  const same = async (number?: number) => {
    for (const who of ['police', 'mother', 'minutes'] as const) {
      const read = await m.read(who, { number })
      expect(read, who).toMatchObject({ number: 1, asApproved: true, version: before[who] })
      expect(JSON.stringify(read), who).not.toContain('RIGHTED')
    }
    for (const who of ['police', 'mother']) expect(await led(who), who).toEqual([true])
    for (const who of ['father', 'auditor']) expect(await m.read(who, { number }), who).toBeNull()
  }

  expect(await m.chair.act('reopen', { reason: '' })).toMatchObject({ ok: false, code: 'schema' })
  for (const who of ['police', 'minutes', 'mother'])
    expect(await (await m.at(who)).act('reopen', { reason: 'Wrong.' }), who).toMatchObject({ code: 'not_allowed' })
  expect(await m.chair.act('reopen', { reason: 'A day is wrong.' })).toMatchObject({ ok: true })
  await m.restart()
  const [chair, police] = [await m.at('chair', 'professionals'), await m.at('police')]
  const next = randomUUID()
  const corrected = { ...contribution({ body: 'RIGHTED' }), kind: 'correction', ...on(m.said.kept) }
  expect(await police.add(corrected, next)).toHaveProperty('stamp')
  const mark = { kind: 'mark', relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await chair.add({ ...mark, ...on(m.said.kept, next) })).toHaveProperty('stamp')
  await same()
  expect(await m.preview('chair', 'professionals')).toBeNull()
  expect(await m.approve('professionals')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect((await m.home('chair')).came).toEqual([])

  expect(await chair.act('close', { reason: 'Put right.' })).toMatchObject({ ok: true })
  await same()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  for (const who of ['police', 'mother']) {
    const read = await m.read(who)
    expect(read, who).toMatchObject({ number: 2, asApproved: true })
    expect(JSON.stringify(read?.version), who).toContain('RIGHTED')
    expect(JSON.stringify(read?.version), who).not.toContain('KEPT')
  }
  await m.restart()
  await same(1)
  const going = (await m.table())?.find(({ number, recipient }) => number === 1 && recipient === m.ids.mother)
  expect(going).toMatchObject({ sent: { by: 'chair' }, latest: false })
  const last = await m.at('chair')
  expect(await last.act('reopen', { reason: 'Once more.' })).toMatchObject({ ok: true })
})

test('V131 whoever was sent a version and did not open it is told so while the meeting is opened again', async () => {
  const m = await closed()
  expect(await m.approve('professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.send(1, 'professionals', m.ids.mother)).toMatchObject({ ok: true })
  expect(await m.chair.act('reopen', { reason: 'A day is wrong.' })).toMatchObject({ ok: true })
  for (const who of ['police', 'mother']) expect((await m.home(who)).came, who).toMatchObject([{ form: 'record' }])
  for (const who of ['chair', 'father', 'auditor']) expect((await m.home(who)).came, who).toEqual([])
})

test('V131 where nothing was approved nobody is led to a record of a meeting that was opened again', async () => {
  const m = await closed()
  expect(await m.chair.act('reopen', { reason: 'More came in.' })).toMatchObject({ ok: true })
  for (const who of ['police', 'mother', 'chair']) {
    expect((await m.home(who)).items.map(item => readsRecord(item.me, item))).toEqual([false])
    expect(await m.read(who), who).toBeNull()
  }
})
