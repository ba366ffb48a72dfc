import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { meetings, members, people, setupDrafts } from '../../drizzle/schema'
import type { SetupDraft } from '../../lib/meeting/setup/draft'
import { PEOPLE } from '../../lib/meeting/setup/testing'
import { setupProblems } from '../../lib/text/setup'
import { testDatabase } from '../db/testing'
import { testKeeper } from '../ledger/testing'
import { readEvidence } from '../read/evidence'
import { readHome } from '../read/home'
import { enter } from '../read/meetings'
import { loadFacts } from '../rooms/load'
import { after } from '../rooms/pace'
import { loadMembers } from '../rooms/people'
import { createRooms } from '../rooms/registry'
import { Room } from '../rooms/room'
import { noNews, VERSIONS } from '../rooms/testing'
import { organisers } from './testing.organisers'

const database = await testDatabase()
const world = await organisers(database)
const rooms = createRooms({
  ...world.deps,
  keeper: testKeeper(database, world.ledger),
  versions: VERSIONS,
  connection: database.connection,
  news: noNews,
  after,
})
afterAll(() => rooms.close())
const { setUp, chair, police, mother, full, db, ledger } = world

/** A form saved whole, ready to be set up. */
async function saved(draft: SetupDraft = full(), from: string | null = null) {
  const id = await setUp.begin(chair, from)
  if (!id) throw new Error('The set-up was not begun.')
  await setUp.save(chair, id, { version: 1, draft })
  return id
}
const made = async (draft?: SetupDraft) => {
  const id = await saved(draft)
  expect(await setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  return id
}
const withMother = (): SetupDraft => {
  const draft = full()
  const [first, ...others] = draft.people
  const seat = { seat: 'family', email: ` ${mother.person.email.toUpperCase()} ` } as const
  return { ...draft, people: [{ ...first!, ...seat }, ...others] }
}

test('H13 a complete form becomes a meeting under its own id: open, its first entry naming everyone’s role, and the draft is gone', async () => {
  const id = await made(withMother())
  expect(await db.select().from(setupDrafts).where(eq(setupDrafts.id, id))).toEqual([])
  const { entries } = await ledger.read(id)
  expect(entries).toHaveLength(1)
  expect(entries[0]?.fields).toMatchObject({
    type: 'act.create',
    actor: { name: 'Cara Chair' },
    content: {
      setup: { title: 'Initial child protection conference', children: [{ name: 'Ada Test' }] },
      places: [
        { name: 'Cara Chair', role: 'chair', admitted: true },
        { name: 'Pia Police', role: 'practitioner', admitted: true },
        { name: 'Leah Test', role: 'family', admitted: false },
      ],
    },
  })
  expect(await enter(world.deps, police, id)).toMatchObject({ facts: { status: 'open' }, me: { role: 'practitioner' } })
  const facts = await loadFacts(db, ledger, id)
  expect(facts?.setup.people.find(person => person.id === PEOPLE.mother)?.account).toBe(mother.person.id)
  expect(facts?.startsAt).toBe('2030-12-03T10:00:00.000Z')
})

test('H14 each member has role, expected way, deputy and end of access; professionals are let in until it begins, whoever lets people in at once, family only invited', async () => {
  const draft = withMother()
  draft.attendees[0]!.deputy = police.person.id
  const id = await made(draft)
  const rows = await db.select().from(members).where(eq(members.meetingId, id))
  const byPerson = new Map(rows.map(row => [row.personId, row]))
  expect(byPerson.get(chair.person.id)).toMatchObject({ role: 'chair', expected: 'room', deputyId: police.person.id })
  expect(byPerson.get(police.person.id)).toMatchObject({
    role: 'practitioner',
    expected: 'video',
    deputyId: null,
    early: true,
  })
  expect(byPerson.get(chair.person.id)).toMatchObject({ early: false, admittedAt: expect.any(Date) })
  expect(byPerson.get(mother.person.id)).toMatchObject({ role: 'family', admittedAt: null, removedAt: null })
  for (const row of rows) expect(row.accessUntil?.toISOString()).toBe('2030-12-31T12:00:00.000Z')
  expect((await readHome(world.deps, mother)).items).toEqual([])
})

test('H15 what guards people from one another is in no entry, export, list or state; the meeting’s sealed row alone has it', async () => {
  const draft = withMother()
  draft.terms = [{ id: randomUUID(), label: 'Her new home', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }]
  draft.apart = [{ id: randomUUID(), one: PEOPLE.mother, other: PEOPLE.father }]
  draft.attendees[1]!.shownAs = 'A person from Zandra'
  const id = await made(draft)
  const guarded = /quillon|new home|zandra/i
  expect((await loadFacts(db, ledger, id))?.setup.guarded).toMatchObject({
    terms: [{ value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }],
    apart: [[PEOPLE.mother, PEOPLE.father]],
    faces: { people: { [police.person.id]: { shownAs: 'A person from Zandra' } } },
  })
  const bundle = await readEvidence(world.deps, chair, id)
  expect(bundle).toContain('Ada Test')
  expect(bundle).not.toMatch(guarded)
  expect((await ledger.read(id)).entries[0]?.fields?.content?.guarded).toEqual({ terms: 1, apart: 1 })
  expect(JSON.stringify(await readHome(world.deps, police))).not.toMatch(guarded)
  const room = await rooms.open(id)
  if (!(room instanceof Room)) throw new Error('The room did not open.')
  const told: unknown[] = []
  room.listen({
    person: police.person.id,
    over: false,
    emit: (...event) => void told.push(event),
    close: () => undefined,
  })
  await room.ask()
  expect(JSON.stringify(told)).toContain('Ada Test')
  expect(JSON.stringify(told)).not.toMatch(guarded)
})

test('H16 what is not right comes back field by field, and nothing changes', async () => {
  const id = await saved({ ...full(), purpose: '', from: '25:00' })
  expect(await setUp.finish(chair, id, 2)).toMatchObject({
    ok: false,
    code: 'schema',
    problems: [{ at: 'from' }, { at: 'purpose' }],
  })
  expect(await setUp.finish(chair, id, 1)).toMatchObject({ ok: false, code: 'superseded' })
  expect((await setUp.open(chair, id))?.form.version).toBe(2)
  expect(await db.select().from(meetings).where(eq(meetings.id, id))).toEqual([])
})

test('H16 someone without an account, of another kind, or disabled since, is asked about beside their name', async () => {
  const leaver = await world.unit.person('Lena Leaves')
  const draft = withMother()
  const place = { ...draft.attendees[1]!, role: 'observer' } as const
  draft.attendees.push({ ...place, ...world.seat(leaver) }, { ...place, ...world.seat(mother) })
  draft.people[1] = { ...draft.people[1]!, seat: 'family', email: police.person.email }
  const id = await saved(draft)
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, leaver.person.id))
  expect(await setUp.finish(chair, id, 2)).toEqual({
    ok: false,
    code: 'schema',
    problems: [
      { at: 'attendees.2.person', sentence: setupProblems.gone },
      { at: 'attendees.3.person', sentence: setupProblems.gone },
      { at: 'people.1.email', sentence: setupProblems.noAccount },
    ],
  })
})

test('H16 of two who set the same draft up at once one makes the meeting', async () => {
  const id = await saved()
  const both = await Promise.all([setUp.finish(chair, id, 2), setUp.finish(world.minutes, id, 2)])
  expect(both.filter(answer => answer?.ok)).toHaveLength(1)
  expect((await ledger.read(id)).entries).toHaveLength(1)
})

test('H17 access ends at its time, but never while the meeting is going on, nor for who leads before the record went out', async () => {
  const id = await made()
  const over = { accessUntil: new Date(Date.now() - 1000) }
  await db.update(members).set(over).where(eq(members.meetingId, id))
  const there = async () => (await loadMembers(db, id)).size
  // The chair alone, until the record has gone out.
  for (const [status, count] of [
    ['open', 0],
    ['in_progress', 2],
    ['adjourned', 2],
    ['concluded', 1],
    ['record_approved', 1],
    ['circulated', 0],
  ] as const) {
    await db.update(meetings).set({ status }).where(eq(meetings.id, id))
    expect(await there(), status).toBe(count)
  }
})

test('H17 whoever is in a meeting when their access ends stays until it is over', async () => {
  const id = await made()
  const room = await rooms.open(id)
  if (!(room instanceof Room)) throw new Error('The room did not open.')
  const there = async () => {
    room.peopleChanged()
    await room.ask()
    return room.member(police.person.id) !== undefined
  }
  const act = (verb: string) =>
    room.act(chair.person.id, { verb, input: verb === 'close' ? { reason: 'All heard.' } : {}, key: randomUUID() })
  expect(await act('start')).toMatchObject({ ok: true })
  await db
    .update(members)
    .set({ accessUntil: new Date(Date.now() - 1000) })
    .where(eq(members.meetingId, id))
  expect(await there()).toBe(true)
  await db.update(meetings).set({ accessDays: null }).where(eq(meetings.id, id))
  expect(await act('close')).toMatchObject({ ok: true })
  expect(await there()).toBe(false)
})

test('A70 access goes on after the close for as many days as the set-up says, however late that is; an auditor’s ends at its own time', async () => {
  const id = await made()
  const until = async () =>
    new Map((await db.select().from(members).where(eq(members.meetingId, id))).map(row => [row.role, row.accessUntil]))
  const soon = new Date(Date.now() + 60_000)
  const auditor = police.person
  await db.update(members).set({ accessUntil: soon }).where(eq(members.meetingId, id))
  await db
    .update(members)
    .set({ role: 'auditor' })
    .where(and(eq(members.meetingId, id), eq(members.personId, auditor.id)))
  const room = await rooms.open(id)
  if (!(room instanceof Room)) throw new Error('The room did not open.')
  const act = (verb: string) =>
    room.act(chair.person.id, { verb, input: verb === 'close' ? { reason: 'All heard.' } : {}, key: randomUUID() })
  await act('start')
  const before = Date.now()
  expect(await act('close')).toMatchObject({ ok: true })
  const DAYS = 28 * 86_400_000
  const ends = await until()
  expect(ends.get('auditor')).toEqual(soon)
  expect(ends.get('chair')!.getTime()).toBeGreaterThanOrEqual(before + DAYS - 1000)
  expect(ends.get('chair')!.getTime()).toBeLessThanOrEqual(Date.now() + DAYS + 1000)
})

test('H90 whoever reviews a meeting and was given no day is there as long as it is kept; with a day, until then', async () => {
  const ends = async (until?: string) => {
    const draft = full()
    const attendees = draft.attendees.map(one =>
      one.person === police.person.id ? { ...one, role: 'auditor' as const, ...(until ? { until } : {}) } : one,
    )
    const id = await made({ ...draft, attendees })
    const rows = await db.select().from(members).where(eq(members.meetingId, id))
    await db
      .update(members)
      .set({ accessUntil: new Date(0) })
      .where(and(eq(members.meetingId, id), eq(members.role, 'chair')))
    const there = [...(await loadMembers(db, id)).values()].map(({ role }) => role)
    return { until: rows.find(({ role }) => role === 'auditor')?.accessUntil ?? null, there }
  }
  expect(await ends()).toEqual({ until: null, there: ['auditor'] })
  expect((await ends('2031-01-31')).until).toEqual(new Date('2031-01-31T23:59:00Z'))
})

test('H18 the next meeting begins from an earlier one: the same children, family, protection and people, as a review without a day', async () => {
  const draft = withMother()
  draft.terms = [{ id: randomUUID(), label: '', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }]
  draft.apart = [{ id: randomUUID(), one: PEOPLE.mother, other: PEOPLE.father }]
  draft.attendees[0]!.deputy = police.person.id
  const from = await made(draft)
  const copy = (await setUp.open(chair, (await setUp.begin(chair, from))!))!.form.draft
  expect(copy).toMatchObject({
    copiedFrom: from,
    type: 'review_child_protection_conference',
    date: '',
    purpose: '',
    children: draft.children,
    concerns: draft.concerns,
    agenda: draft.agenda,
    terms: [{ value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }],
    apart: [{ one: PEOPLE.mother, other: PEOPLE.father }],
  })
  expect(copy.people[0]).toEqual({ ...draft.people[0], email: mother.person.email })
  expect(copy.attendees).toEqual(expect.arrayContaining(draft.attendees))
  expect(copy.agencies.map(face => face.agency).sort()).toEqual([chair, police].map(who => who.person.agencyId).sort())
  const next = await made({ ...copy, date: '2031-03-03', from: '10:00', to: '11:30', purpose: 'To review the plan.' })
  expect((await loadFacts(db, ledger, next))?.setup.copiedFrom).toBe(from)
})

test('H18 only whoever chaired it or took its minutes begins from it', async () => {
  const from = await made()
  expect(await setUp.begin(police, from)).toBeNull()
  expect(await setUp.begin(world.minutes, from)).toBeNull()
  expect(await setUp.begin(chair, randomUUID())).toBeNull()
})
