import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase } from '../db/testing'
import { CommitUnknown } from '../ledger/faults'
import { contribution, listener, on, type TestMeeting, testMeeting } from './testing'

const database = await testDatabase()
const open: TestMeeting[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const meeting = async () => {
  const made = await testMeeting(database, {
    chair: 'chair',
    minutes: 'minute_taker',
    'police.tom': 'practitioner',
    'police.ann': 'practitioner',
    school: 'practitioner',
    student: 'observer',
    mother: 'family',
    auditor: 'auditor',
  })
  open.push(made)
  return made
}

test('R1 a statement reaches everyone in its audience, with a receipt that names who, when and where', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const mother = await m.at('mother')
  const id = randomUUID()
  const { stamp } = (await tom.add(contribution(), id)) as {
    stamp: { n: number; at: string; by: unknown; leaf: string }
  }
  expect(stamp.by).toEqual({
    person: tom.place.person,
    name: 'police.tom',
    agency: tom.place.agency,
    role: 'practitioner',
  })
  expect(stamp.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  expect(stamp.n).toBe(1)
  await mother.until(() => mother.stamps.get(id))
  expect(mother.statements.get(id)).toEqual(tom.statements.get(id))
})

test('R2 nothing is shown or acknowledged before the transaction that logs it has committed', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  const real = m.ledger.append.bind(m.ledger)
  let commit = () => {}
  m.ledger.append = async (...args) => {
    await new Promise<void>(resolve => {
      commit = resolve
    })
    return real(...args)
  }
  const before = school.frames.length
  const id = randomUUID()
  const shared = tom.add(contribution(), id)
  const room = await m.room()
  await new Promise(resolve => setImmediate(resolve))
  expect(school.frames.length).toBe(before)
  expect(tom.stamps.has(id)).toBe(false)
  m.ledger.append = real
  commit()
  await shared
  await room.ask()
  expect(school.stamps.has(id)).toBe(true)
})

test('W9 nobody is told that someone is here before the transaction that logs it has committed', async () => {
  const m = await meeting()
  const room = await m.room()
  const [chair, tom, school] = [await m.at('chair'), await m.at('police.tom'), await m.at('school')]
  const seen = listener(room, m.places.school!.person)
  const here = () => seen.last('roster')?.people.flatMap(person => (person.here ? person.name : []))
  await chair.act('join')
  const real = m.ledger.append.bind(m.ledger)
  let commit = () => {}
  await tom.act('join')
  m.ledger.append = async (...args) => {
    await new Promise<void>(resolve => {
      commit = resolve
    })
    return real(...args)
  }
  const joining = school.act('join')
  // Longer than the pace at which the roster is told.
  await new Promise(resolve => setTimeout(resolve, 400))
  expect(here()).not.toContain('school')
  m.ledger.append = real
  commit()
  await joining
  await seen.until('roster', roster => roster.people.some(({ name, here }) => here && name === 'school'))
})

test('R3 what queues while a commit is in flight goes into the next one, in order', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  const groups: number[] = []
  const real = m.ledger.append.bind(m.ledger)
  m.ledger.append = async (...args) => {
    const [first] = args[0]
    groups.push(Array.isArray(first?.drafts) ? first.drafts.length : 0)
    return real(...args)
  }
  const all = [tom, school, tom, school, tom].map(who => who.add(contribution()))
  const outcomes = await Promise.all(all)
  expect(groups.reduce((a, b) => a + b)).toBe(5)
  expect(groups.length).toBeLessThan(5)
  const ns = outcomes.map(o => ('stamp' in o ? o.stamp.n : 0)).sort()
  expect(ns).toEqual([1, 2, 3, 4, 5])
})

test('R4 where a group fails, each member is tried alone', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  await tom.add(contribution())
  const real = m.ledger.append.bind(m.ledger)
  let failed = 0
  m.ledger.append = async (...args) => {
    const drafts = args[0][0]?.drafts
    if (Array.isArray(drafts) && drafts.length > 1) {
      failed++
      throw new Error('disk full')
    }
    return real(...args)
  }
  const outcomes = await Promise.all([tom, school, school, tom].map(who => who.add(contribution())))
  expect(failed).toBeGreaterThan(0)
  expect(outcomes.every(o => 'stamp' in o)).toBe(true)
})

test('R5 where the outcome of a commit is unknown, nothing is stamped or refused: everyone is told to come back', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  m.ledger.append = async () => {
    throw new CommitUnknown(new Error('connection lost'))
  }
  const id = randomUUID()
  expect(await tom.add(contribution(), id)).toEqual({ closed: 1012 })
  expect(tom.refusals).toEqual([])
  expect(await school.until(() => school.closes[0])).toBe(1012)
})

test('R22 an act whose commit is unknown is answered "try again", and trying again with its key does it once', async () => {
  const m = await meeting()
  const chair = await m.at('chair')
  const real = m.ledger.append.bind(m.ledger)
  m.ledger.append = async (...args) => {
    await real(...args)
    throw new CommitUnknown(new Error('connection lost after the commit'))
  }
  const key = randomUUID()
  expect(await chair.act('start', {}, key)).toMatchObject({ ok: false, code: 'try_again' })
  m.ledger.append = real
  expect(await (await m.at('chair')).act('start', {}, key)).toMatchObject({ ok: true })
  const { entries } = await m.ledger.read(m.id)
  expect(entries.filter(e => e.fields?.type === 'act.start')).toHaveLength(1)
})

test('R6 after a restart the documents are byte-identical, corrections, withdrawals and marks included', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const chair = await m.at('chair', 'professionals')
  const [a, b, x] = [randomUUID(), randomUUID(), randomUUID()]
  await tom.add(contribution(), a)
  await tom.add(contribution(), b)
  await chair.add({ kind: 'mark', ...on(a), relevance: 'relevant', proportionality: null, request: 'none' })
  await tom.add({ ...contribution({ body: 'Corrected.' }), kind: 'correction', ...on(a) }, x)
  await chair.add({
    kind: 'mark',
    ...on(a, x),
    relevance: 'relevant',
    proportionality: 'proportionate',
    request: 'none',
  })
  await tom.add({ kind: 'withdrawal', ...on(b), heading: 'accurate' })
  const before = [(await m.at('school')).hash(), (await m.at('school', 'professionals')).hash()]
  await m.restart()
  const after = [(await m.at('school')).hash(), (await m.at('school', 'professionals')).hash()]
  expect(after).toEqual(before)
  expect(tom.doc.toJSON()).toEqual((await m.at('school')).doc.toJSON())
})

test('R7 superseded and withdrawn words leave every document; their receipts stay', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  const id = randomUUID()
  await tom.add(contribution({ body: 'MARKER-OLD' }), id)
  await tom.add({ ...contribution({ body: 'New.' }), kind: 'correction', ...on(id) })
  await school.until(() => !school.statements.has(id))
  expect(school.stamps.has(id)).toBe(true)
  expect(Buffer.from(Y.encodeStateAsUpdate(school.doc)).includes('MARKER-OLD')).toBe(false)
  const late = await m.at('student')
  expect(late.frames.some(frame => Buffer.from(frame).includes('MARKER-OLD'))).toBe(false)
})

test('R8 only the author corrects or withdraws; anyone of the author’s agency replies, nobody else', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  const correction = { ...contribution(), kind: 'correction', ...on(id) }
  expect(await (await m.at('police.ann')).add(correction)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('chair')).add({ kind: 'withdrawal', ...on(id), heading: 'accurate' })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const reply = { kind: 'reply', ...on(id), body: 'Seen first-hand.' }
  expect(await (await m.at('school', 'professionals')).add(reply)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('police.ann', 'professionals')).add(reply)).toHaveProperty('stamp')
})

test('R9 only the chair marks, and only among the professionals', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await (await m.at('chair')).add(mark)).toMatchObject({ refusal: { code: 'wrong_audience' } })
  expect(await (await m.at('police.tom', 'professionals')).add(mark)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await (await m.at('minutes', 'professionals')).add(mark)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('chair', 'professionals')).add({ ...mark, relevance: 'not-relevant' })).toMatchObject({
    refusal: { code: 'schema' },
  })
  expect(await (await m.at('chair', 'professionals')).add(mark)).toHaveProperty('stamp')
})

test('R10 a statement made for an older audience is refused: someone has joined since', async () => {
  const m = await meeting()
  const outcome = await (await m.at('police.tom')).add(contribution({ seen: 0 }))
  expect(outcome).toMatchObject({ refusal: { code: 'audience_grew' } })
})

test('R11 what points at words this audience cannot read is refused', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom', 'professionals')).add(contribution(), id)
  const correction = { ...contribution(), kind: 'correction', ...on(id) }
  expect(await (await m.at('police.tom')).add(correction)).toMatchObject({ refusal: { code: 'wrong_audience' } })
  const nowhere = { kind: 'reply', ...on(randomUUID()), body: 'To nothing.' }
  expect(await (await m.at('police.tom', 'professionals')).add(nowhere)).toMatchObject({
    refusal: { code: 'reference' },
  })
  expect(await (await m.at('police.tom')).add(contribution({ children: [randomUUID()] }))).toMatchObject({
    refusal: { code: 'reference' },
  })
})

test('R12 of an update with several statements, one that is refused refuses all, and leaves no trace', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const [good, bad] = [randomUUID(), randomUUID()]
  tom.doc.transact(() => {
    tom.statements.set(good, contribution())
    tom.statements.set(bad, contribution({ nature: 'rumour' }))
  })
  expect(await tom.outcome(good)).toMatchObject({ refusal: { code: 'schema', ids: [bad] } })
  const again = await m.at('police.tom')
  expect(again.statements.size).toBe(0)
  expect(await again.add(contribution(), good)).toMatchObject({ stamp: { n: 1 } })
  const { meeting: state } = await (await m.room()).ask()
  expect([...state.contributions.keys()]).toEqual([good])
})

test('R13 an id that is on the board already is refused as already shared, in either audience', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  expect(await (await m.at('police.ann')).add(contribution(), id)).toMatchObject({ stamp: { n: 1 } })
  const other = await m.at('police.ann', 'professionals')
  expect(await other.add(contribution(), id)).toMatchObject({ refusal: { code: 'already_shared', ids: [id] } })
})

test('R14 once the meeting is closed nothing is added, and what is known already is still taken as nothing new', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const chair = await m.at('chair')
  await tom.add(contribution())
  expect(await chair.act('close')).toMatchObject({ ok: false, code: 'not_started' })
  expect(await chair.act('start')).toMatchObject({ ok: true })
  expect(await chair.act('close')).toMatchObject({ ok: false, code: 'schema' })
  expect(await chair.act('close', { reason: 'Marked at the review.' })).toMatchObject({ ok: true })
  tom.send(Y.encodeStateAsUpdate(tom.doc, Y.encodeStateVector(tom.doc)))
  expect(tom.refusals).toEqual([])
  expect(await tom.add(contribution())).toMatchObject({ refusal: { code: 'closed' } })
  const access = await m.ledger.read('00000000-0000-4000-8000-00000000acce')
  const closing = access.entries.find(
    e => e.fields?.type === 'act.meeting-closed' && e.fields.content?.meeting === m.id,
  )
  expect(closing?.fields?.content?.checkpoint).toBe((await m.ledger.read(m.id)).closing)
})

test('R15 the same act with the same key is done once, whoever repeats it and whenever', async () => {
  const m = await meeting()
  const chair = await m.at('chair')
  const key = randomUUID()
  const first = await chair.act('start', {}, key)
  expect(await chair.act('start', {}, key)).toEqual(first)
  await m.restart()
  expect(await (await m.at('chair')).act('start', {}, key)).toEqual(first)
  expect(await (await m.at('police.tom')).act('start', {}, key)).toMatchObject({ ok: false, code: 'not_allowed' })
})

test('R16 a share names everyone who could read it at that instant, its writer excluded', async () => {
  const m = await meeting()
  await (await m.at('police.tom')).add(contribution())
  await (await m.at('police.tom', 'professionals')).add(contribution())
  const { entries } = await m.ledger.read(m.id)
  const named = entries
    .filter(e => e.fields?.type === 'statement.contribution')
    .map(e => e.fields?.recipients?.map(r => r.name).sort())
  expect(named).toEqual([
    ['chair', 'minutes', 'mother', 'police.ann', 'school', 'student'],
    ['chair', 'minutes', 'police.ann', 'school', 'student'],
  ])
})

test('R17 the roster, the chair’s place and the audiences are told to each person as far as they may know them', async () => {
  const m = await meeting()
  const room = await m.room()
  const secret = randomUUID()
  await (await m.at('police.tom', 'professionals')).add(contribution(), secret)
  const mother = listener(room, m.places.mother!.person)
  const school = listener(room, m.places.school!.person)
  const chair = await m.at('chair')
  await chair.act('join')
  await chair.act('focus', { heading: 'accurate', contribution: secret })
  expect((await school.until('state', s => s.place !== null)).place).toEqual({
    heading: 'accurate',
    contribution: secret,
  })
  const seen = await mother.until('state', s => s.place !== null)
  expect(seen.place).toEqual({ heading: 'accurate', contribution: null })
  expect(seen.audiences.map(a => a.id)).toEqual(['meeting'])
  expect(seen.audiences[0]).not.toHaveProperty('readers')
  expect(seen.reached).toEqual({ meeting: 0 })
  expect(mother.last('roster')?.people.map(p => p.name)).toEqual(['chair'])
  expect(school.last('state')?.audiences.map(a => a.readers?.length)).toEqual([7, 6])
  expect(JSON.stringify(mother.events)).not.toContain(secret)
})

test('W5 family are told of the agencies that are here or whose words they read, and of no others', async () => {
  const m = await meeting()
  const room = await m.room()
  await (await m.at('police.tom', 'professionals')).add(contribution())
  const mother = listener(room, m.places.mother!.person)
  const school = listener(room, m.places.school!.person)
  const names = (who: typeof mother) => who.last('state')?.meeting.agencies.map(agency => agency.shortName)
  const chair = await m.at('chair')
  await chair.act('join')
  await mother.until('state', s => s.meeting.agencies.length === 2)
  expect(names(mother)).toEqual(['chair', 'mother'])
  expect(names(school)).toContain('police')
  await (await m.at('police.tom')).add(contribution())
  await chair.act('focus', { heading: 'accurate' })
  await mother.until('state', s => s.meeting.agencies.length === 3)
  expect(names(mother)).toEqual(['chair', 'mother', 'police'])
})

test('R23 who is here and what was signed is told at a pace, and the newest of it always arrives', async () => {
  const m = await meeting()
  const room = await m.room()
  const chair = listener(room, m.places.chair!.person)
  const school = await m.at('school')
  for (let i = 0; i < 12; i++) await school.add(contribution())
  const { note, reached } = await chair.until('checkpoint', c => c.reached.meeting === 12)
  expect(note.split('\n')[1]).toBe(String(reached.meeting))
  for (const who of ['chair', 'school', 'police.tom', 'mother']) await (await m.at(who)).act('join')
  const here = (people: { here: boolean }[]) => people.filter(person => person.here).length
  expect(here((await chair.until('roster', r => here(r.people) === 4)).people)).toBe(4)
})

test('R18 someone whose last connection is gone is entered as having lost it; a restart does so for all who were here', async () => {
  const m = await meeting()
  await (await m.at('school')).act('join')
  await (await m.at('chair')).act('join')
  await m.restart()
  const { meeting: state } = await (await m.room()).ask()
  expect([...state.present]).toEqual([])
  const { entries } = await m.ledger.read(m.id)
  const lost = entries.filter(e => e.fields?.content?.how === 'connection-lost')
  expect(lost.map(e => e.fields?.actor?.name).sort()).toEqual(['chair', 'school'])
})

test('R19 an observer and a family member add nothing', async () => {
  const m = await meeting()
  expect(await (await m.at('student')).add(contribution())).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('mother')).add(contribution())).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect((await m.room()).mayRead(m.places.mother!.person, 'professionals')).toBe(false)
  expect((await m.room()).mayRead(m.places.auditor!.person, 'meeting')).toBe(false)
})

test('R20 a correction of a version that is no longer current is refused, with the newer one to look at first', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const id = randomUUID()
  await tom.add(contribution(), id)
  await tom.add({ ...contribution(), kind: 'correction', ...on(id) })
  expect(await tom.add({ ...contribution(), kind: 'correction', ...on(id) })).toMatchObject({
    refusal: { code: 'superseded' },
  })
})

test('R21 a client id belongs to whoever wrote under it first, also after a restart', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  await tom.add(contribution())
  await m.restart()
  const thief = await m.at('school', 'meeting', tom.doc.clientID)
  expect(await thief.add(contribution())).toMatchObject({ refusal: { code: 'client_taken' } })
})
