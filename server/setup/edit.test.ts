import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { audiences, meetings, members, people } from '../../drizzle/schema'
import type { SetupDraft } from '../../lib/meeting/setup/draft'
import { PEOPLE } from '../../lib/meeting/setup/testing'
import { CLOSE } from '../../lib/protocol/codes'
import type { ChangedSetUp, MeetingForm } from '../../lib/protocol/set-up'
import { setUpAgain as say } from '../../lib/text/set-up-again'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { testKeeper } from '../ledger/testing'
import { readEvidence } from '../read/evidence'
import { enter } from '../read/meetings'
import { loadFacts } from '../rooms/load'
import { after } from '../rooms/pace'
import { createRooms } from '../rooms/registry'
import { Room } from '../rooms/room'
import { contribution, listener, noNews, participant, VERSIONS } from '../rooms/testing'
import { createSetUp } from './service'
import { organisers } from './testing.organisers'

const database = await testDatabase()
const world = await organisers(database)
const { chair, minutes, police, care, mother, full, db, ledger } = world
const father: Session = await (await world.agency('family')).person('Daniel Test')
const advocate: Session = await (await world.agency('family')).person('Ines Help')
const rooms = createRooms({
  ...world.deps,
  keeper: testKeeper(database, ledger),
  versions: VERSIONS,
  connection: database.connection,
  news: noNews,
  after,
})
afterAll(() => rooms.close())
const setUp = createSetUp({ ...world.deps, rooms })

/** A meeting with the mother and her advocate; whoever `apart` names is kept apart from somebody. */
async function made(change: (draft: SetupDraft) => SetupDraft = draft => draft) {
  const draft = full()
  const coming = [mother, father, advocate]
  draft.people.forEach((person, i) => {
    const seat = i === 2 ? ('supporter' as const) : ('family' as const)
    Object.assign(person, { seat, email: coming[i]!.person.email, comesWith: i === 2 ? PEOPLE.mother : '' })
  })
  const id = (await setUp.begin(chair, null))!
  await setUp.save(chair, id, { version: 1, draft: change(draft) })
  expect(await setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  return id
}
const apart = (draft: SetupDraft): SetupDraft => ({
  ...draft,
  apart: [{ id: randomUUID(), one: PEOPLE.mother, other: PEOPLE.father }],
})
const form = async (id: string, who = chair): Promise<MeetingForm> => {
  const opened = await setUp.openMeeting(who, id)
  if (!opened) throw new Error('The form did not open.')
  return opened.form
}
const changed = async (id: string, to: (draft: SetupDraft) => SetupDraft, who = chair) => {
  const { version, draft } = await form(id, who)
  return setUp.change(who, id, { version, draft: to(draft) })
}
const done = (answer: ChangedSetUp | null) => {
  if (!answer?.ok) throw new Error(`It was not changed: ${JSON.stringify(answer)}`)
  return answer
}
const where = (answer: ChangedSetUp | null) =>
  answer && !answer.ok && answer.code === 'schema' ? answer.problems.map(one => one.at) : answer
const room = async (id: string) => {
  const found = await rooms.open(id)
  if (!(found instanceof Room)) throw new Error('The room did not open.')
  return found
}
const at = async (id: string, { person: { id: person, name, agency, agencyId } }: Session, audience: string) =>
  participant(await room(id), { person, name, agency, agencyId, role: 'practitioner', admitted: true }, audience)
const act = async (id: string, who: Session, verb: string, input: object = {}) =>
  (await room(id)).act(who.person.id, { verb, input, key: randomUUID() })
const row = async (id: string, who: Session) =>
  (
    await db
      .select()
      .from(members)
      .where(and(eq(members.meetingId, id), eq(members.personId, who.person.id)))
  )[0]!
const invitee = (draft: SetupDraft, who: Session): SetupDraft => ({
  ...draft,
  attendees: [
    ...draft.attendees,
    { ...world.seat(who), role: 'practitioner', expected: 'room', deputy: '', shownAs: '', hideFrom: [] },
  ],
  agencies: [...draft.agencies, { agency: who.person.agencyId, shownAs: '', hideFrom: [] }],
})
const entries = async (id: string) =>
  (await ledger.read(id)).entries.flatMap(({ fields }) => (fields?.type === 'act.set-up-changed' ? [fields] : []))

test('H40 the form of a meeting is opened and changed by whoever chairs, takes the minutes or belongs to its unit; for others there is none', async () => {
  const id = await made()
  expect(await setUp.openMeeting(police, id)).toBeNull()
  expect(await setUp.openMeeting(mother, id)).toBeNull()
  expect(await setUp.openMeeting(chair, randomUUID())).toBeNull()
  const { version, draft } = await form(id)
  expect(await setUp.change(police, id, { version, draft: { ...draft, place: 'Elsewhere' } })).toBeNull()
  expect(done(await changed(id, d => ({ ...d, place: 'Room 4' }), minutes)).form.draft.place).toBe('Room 4')
  expect(done(await changed(id, d => ({ ...d, purpose: 'To look again.' }))).form.draft.purpose).toBe('To look again.')
  const logged = (await world.logged()).filter(one => 'meeting' in one && one.meeting === id)
  expect(logged).toContainEqual(expect.objectContaining({ type: 'act.set-up-opened', by: 'Milo Minutes' }))
})

test('H40 each change is one entry: who, when, which fields, whose places; never what guards people from one another', async () => {
  const id = await made(apart)
  const guarded = { id: randomUUID(), label: '', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }
  done(await changed(id, d => ({ ...invitee(d, care), terms: [guarded] }), minutes))
  done(await changed(id, d => d))
  expect(await entries(id)).toMatchObject([
    {
      actor: { name: 'Milo Minutes' },
      role: null,
      content: {
        fields: ['terms', 'agencies', 'attendees'],
        guarded: { terms: 1, apart: 1 },
        places: [{ name: 'Sol Care', role: 'practitioner', become: 'invited' }],
      },
    },
  ])
  expect(await readEvidence(world.deps, chair, id)).not.toMatch(/quillon/i)
  expect((await loadFacts(db, ledger, id))?.setup.guarded?.terms).toMatchObject([{ value: '22 Quillon Terrace' }])
})

test('H41 until it begins nearly everything can be changed, and every screen follows', async () => {
  const id = await made()
  const line = listener(await room(id), police.person.id)
  await line.until('state', ({ meeting }) => meeting.place === 'Civic Centre, room 3')
  const to = (d: SetupDraft): SetupDraft => ({
    ...d,
    title: 'Another title',
    date: '2030-12-10',
    place: 'By video',
    children: [{ ...d.children[0]!, name: 'Ada Other' }],
    attendees: d.attendees.map(one => ({ ...one, deputy: one.role === 'chair' ? police.person.id : '' })),
    accessDays: '7',
  })
  const after = done(await changed(id, to))
  const { meeting } = await line.until('state', ({ meeting }) => meeting.title === 'Another title')
  expect(meeting).toMatchObject({
    place: 'By video',
    startsAt: '2030-12-10T10:00:00.000Z',
    children: [{ name: 'Ada Other' }],
  })
  expect(await row(id, chair)).toMatchObject({ deputyId: police.person.id, role: 'chair' })
  expect((await row(id, mother)).accessUntil?.toISOString()).toBe('2030-12-17T12:00:00.000Z')
  expect(await form(id)).toEqual(after.form)
})

test('H41 whoever is taken out loses the meeting at once, by every way in; whoever is invited again starts anew', async () => {
  const id = await made()
  const [board, line] = [await at(id, police, 'meeting'), listener(await room(id), police.person.id)]
  await line.until('state', () => true)
  done(
    await changed(id, d => ({
      ...d,
      attendees: d.attendees.filter(one => one.person !== police.person.id),
      agencies: d.agencies.filter(face => face.agency !== police.person.agencyId),
    })),
  )
  expect(await board.until(() => board.closes.at(-1))).toBe(CLOSE.notAllowed)
  expect((await room(id)).mayListen(police.person.id)).toBe(false)
  expect(await act(id, police, 'join')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await enter(world.deps, police, id)).toBeNull()
  expect(await rooms.openFor(police.person.id, id)).toBeNull()
  done(await changed(id, d => invitee(d, police)))
  expect(await row(id, police)).toMatchObject({ removedAt: null, role: 'practitioner', early: true })
  expect(await enter(world.deps, police, id)).not.toBeNull()
  expect(await act(id, chair, 'start')).toMatchObject({ ok: true })
  expect(await row(id, police)).toMatchObject({ admittedAt: null, early: false })
  expect((await room(id)).mayListen(police.person.id)).toBe(false)
})

test('H41 whoever is invited to a meeting that is held later than planned, or whose access never ends, reads all the same', async () => {
  const id = await made()
  const past = { startsAt: new Date('2026-01-05T10:00:00Z'), endsAt: new Date('2026-01-05T12:00:00Z') }
  await db.update(meetings).set(past).where(eq(meetings.id, id))
  done(await changed(id, d => invitee(d, care)))
  expect((await row(id, care)).accessUntil!.getTime()).toBeGreaterThan(Date.now())
  expect(await enter(world.deps, care, id)).not.toBeNull()
  await db.update(meetings).set({ accessDays: null }).where(eq(meetings.id, id))
  const other = await world.unit.person('Olga Other')
  done(await changed(id, d => invitee(d, other)))
  expect((await row(id, other)).accessUntil).toBeNull()
})

test('H41 whoever has a place that the form does not name keeps it', async () => {
  const id = await made()
  const [other] = await db.select().from(members).where(eq(members.personId, mother.person.id)).limit(1)
  const extra = await (await world.agency('family')).person('Uncle Test')
  const place = { ...other!, meetingId: id, personId: extra.person.id, agencyId: extra.person.agencyId }
  await db.insert(members).values(place)
  done(await changed(id, d => ({ ...d, place: 'Room 4' })))
  expect(await row(id, extra)).toMatchObject({ removedAt: null, role: 'family' })
})

test('H42 somebody who comes to read what others read is shown by name, and words written before that are asked about again', async () => {
  const id = await made()
  const board = await at(id, police, 'professionals')
  const line = listener(await room(id), police.person.id)
  const { audiences: before } = await line.until('state', () => true)
  const seen = before.find(one => one.id === 'professionals')!.version
  expect(done(await changed(id, d => invitee(d, care))).invited).toBe(1)
  const state = await line.until(
    'state',
    s => !!s.audiences.find(one => one.id === 'professionals' && one.version > seen),
  )
  const now = state.audiences.find(one => one.id === 'professionals')!
  expect(now.readers?.map(one => one.name)).toContain('Sol Care')
  const children = [full().children[0]!.id]
  expect(await board.add(contribution({ children, seen }))).toMatchObject({ refusal: { code: 'audience_grew' } })
})

test('H43 once it has begun only what takes nothing from anybody is changed; whoever is invited then waits at the door', async () => {
  const id = await made()
  const before = await form(id)
  expect(await act(id, chair, 'start')).toMatchObject({ ok: true })
  const tooLate = { ...before.draft, purpose: 'Another.' }
  expect(where(await setUp.change(chair, id, { version: before.version, draft: tooLate }))).toEqual(['purpose'])
  const without = (d: SetupDraft) => d.attendees.filter(one => one.person !== police.person.id)
  expect(where(await changed(id, d => ({ ...d, attendees: without(d) })))).toEqual(['attendees'])
  done(await changed(id, d => ({ ...invitee(d, care), place: 'Room 9' })))
  expect(await row(id, care)).toMatchObject({ admittedAt: null, early: false })
  expect((await room(id)).mayListen(care.person.id)).toBe(false)
  await act(id, chair, 'close', { reason: 'All heard.' })
  expect(await setUp.openMeeting(chair, id)).toBeNull()
})

test('H43 what only fits until it begins is not stored once it has begun meanwhile', async () => {
  const id = await made()
  const opened = await form(id)
  const open = async () => {
    await act(id, chair, 'start')
    return room(id)
  }
  const late = { ...world.deps, rooms: { open } }
  const answer = await createSetUp(late).change(chair, id, {
    version: opened.version,
    draft: { ...opened.draft, purpose: 'Another.' },
  })
  expect(answer).toMatchObject({ ok: false, code: 'superseded', theirs: { begun: true } })
  expect(await entries(id)).toEqual([])
})

const own = async (id: string) =>
  (
    await db
      .select()
      .from(audiences)
      .where(and(eq(audiences.meetingId, id), eq(audiences.kind, 'own')))
  ).map(one => [...(one.people ?? [])].sort())

test('H44 people who are to be kept apart from now on leave the common session at once, each for their own', async () => {
  const id = await made()
  for (const who of [mother, father, advocate])
    await act(id, chair, 'admit', { person: who.person.id, identity: true, confidentiality: true })
  const [hers, his] = [await at(id, mother, 'meeting'), await at(id, father, 'meeting')]
  done(await changed(id, apart))
  for (const board of [hers, his]) expect(await board.until(() => board.closes.at(-1))).toBe(CLOSE.notAllowed)
  expect(await own(id)).toEqual(
    expect.arrayContaining([[father.person.id], [mother.person.id, advocate.person.id].sort()]),
  )
  const here = await room(id)
  for (const who of [mother, father, advocate]) expect(here.mayRead(who.person.id, 'meeting')).toBe(false)
})

test('H44 no change brings people together who are kept apart: not by the pair, not by whom they come with, not by another row', async () => {
  const id = await made(apart)
  const before = await own(id)
  const person = (d: SetupDraft, of: string, to: object) =>
    d.people.map(one => (one.id === of ? { ...one, ...to } : one))
  expect(where(await changed(id, d => ({ ...d, apart: [] })))).toEqual(['apart'])
  const withHim = (d: SetupDraft) => ({ ...d, people: person(d, PEOPLE.advocate, { comesWith: PEOPLE.father }) })
  expect(await changed(id, withHim)).toMatchObject({
    code: 'schema',
    problems: [{ at: 'people', sentence: say.sharesOther }],
  })
  const swapped = (d: SetupDraft) => ({
    ...d,
    people: person({ ...d, people: person(d, PEOPLE.father, { seat: '', email: '' }) }, PEOPLE.advocate, {
      email: father.person.email,
    }),
  })
  expect(where(await changed(id, swapped))).toEqual(['people'])
  expect(await own(id)).toEqual(before)
  const here = await room(id)
  for (const who of [mother, father, advocate]) expect(here.mayRead(who.person.id, 'meeting')).toBe(false)
})

test('H45 of two who change it at once the later is told who was first, gets theirs, and nothing of it is stored', async () => {
  const id = await made()
  const [hers, his] = [await form(id), await form(id, minutes)]
  const both = await Promise.all([
    setUp.change(chair, id, { version: hers.version, draft: { ...hers.draft, place: 'Room 4' } }),
    setUp.change(minutes, id, { version: his.version, draft: { ...his.draft, purpose: 'To look again.' } }),
  ])
  expect(both.filter(answer => answer?.ok)).toHaveLength(1)
  const [first] = both.flatMap(answer => (answer?.ok ? [answer] : []))
  const [later] = both.flatMap(answer => (answer && !answer.ok ? [answer] : []))
  const by = (await entries(id))[0]?.actor?.name
  expect(later).toMatchObject({ code: 'superseded', theirs: { version: first?.form.version }, by })
  expect(await entries(id)).toHaveLength(1)
  expect((await form(id)).version).toBe(first?.form.version)
})

test('H45 somebody removed meanwhile does not come back by an older form', async () => {
  const id = await made()
  const open = await form(id)
  await act(id, chair, 'remove', { person: police.person.id, reason: 'Invited by mistake.' })
  const answer = await setUp.change(chair, id, { version: open.version, draft: { ...open.draft, place: 'Room 4' } })
  expect(answer).toMatchObject({ ok: false, code: 'superseded' })
  expect((await row(id, police)).removedAt).not.toBeNull()
})

test('H46 nobody’s place becomes one of another kind, even after it was taken away', async () => {
  const id = await made()
  const as = (role: 'guest' | 'practitioner' | 'observer') => (d: SetupDraft) => ({
    ...d,
    attendees: d.attendees.map(one => (one.person === police.person.id ? { ...one, role } : one)),
  })
  expect(where(await changed(id, as('guest')))).toEqual([expect.stringMatching(/^attendees\.\d\.person$/)])
  done(await changed(id, as('observer')))
  expect(await row(id, police)).toMatchObject({ role: 'observer' })
  await act(id, chair, 'remove', { person: police.person.id, reason: 'Invited by mistake.' })
  expect(where(await changed(id, d => as('guest')(invitee(d, police))))).toEqual(['attendees.1.person'])
})

test('H46 where the form names another chair, the role follows, and a hand-over before it is over', async () => {
  const id = await made()
  expect(await act(id, chair, 'hand-over', { person: police.person.id })).toMatchObject({ ok: true })
  const to = (d: SetupDraft) => ({
    ...d,
    attendees: d.attendees.map(one => ({
      ...one,
      role: one.person === police.person.id ? ('chair' as const) : ('practitioner' as const),
    })),
  })
  done(await changed(id, to, minutes))
  expect(await row(id, police)).toMatchObject({ role: 'chair', seat: null })
  expect(await row(id, chair)).toMatchObject({ role: 'practitioner', seat: null })
  expect(await act(id, chair, 'start')).toMatchObject({ ok: false, code: 'not_allowed' })
})

test('H53 whoever runs the installation opens and changes no set-up, whatever place they had; nor does anybody whose access is over', async () => {
  const id = await made()
  const opened = await form(id)
  const administers = (duty: 'deployment' | null) =>
    db.update(people).set({ administers: duty }).where(eq(people.id, chair.person.id))
  await administers('deployment')
  expect(await setUp.openMeeting(chair, id)).toBeNull()
  const draft = { ...opened.draft, place: 'Elsewhere' }
  expect(await setUp.change(chair, id, { version: opened.version, draft })).toBeNull()
  await administers(null)
  const other = care.person
  const as = { ...invitee(opened.draft, care) }
  as.attendees = as.attendees.map(one => (one.person === other.id ? { ...one, role: 'minute_taker' as const } : one))
  done(await setUp.change(chair, id, { version: opened.version, draft: as }))
  expect(await setUp.openMeeting(care, id)).not.toBeNull()
  const theirs = and(eq(members.meetingId, id), eq(members.personId, other.id))
  await db
    .update(members)
    .set({ accessUntil: new Date('2026-01-01T00:00:00Z') })
    .where(theirs)
  expect(await setUp.openMeeting(care, id)).toBeNull()
})

/** The same, where something happens just before the change is queued. */
const justBefore = (work: (id: string) => Promise<unknown>) =>
  createSetUp({
    ...world.deps,
    rooms: {
      open: async id => {
        await work(id)
        return room(id)
      },
    },
  })

test('H48 whoever lost the meeting while their change waited is told only that it is not theirs, not what it says now', async () => {
  const id = await made()
  const as = (d: SetupDraft): SetupDraft => {
    const all = invitee(d, care)
    const attendees = all.attendees.map(one =>
      one.person === care.person.id ? { ...one, role: 'minute_taker' as const } : one,
    )
    return { ...all, attendees }
  }
  done(await changed(id, as))
  const { version, draft } = await form(id, care)
  const late = justBefore(() => act(id, chair, 'remove', { person: care.person.id, reason: 'Invited by mistake.' }))
  expect(await late.change(care, id, { version, draft: { ...draft, place: 'Room 9' } })).toBeNull()
  expect((await form(id)).draft.place).not.toBe('Room 9')
})

test('H49 people who came onto one list while the change waited that keeps them apart are not kept apart half', async () => {
  const id = await made()
  for (const who of [mother, father])
    await act(id, chair, 'admit', { person: who.person.id, identity: true, confidentiality: true })
  const { version, draft } = await form(id)
  const list = [chair, mother, father].map(one => one.person.id)
  const late = justBefore(async () =>
    expect(await act(id, chair, 'make-list', { people: list })).toMatchObject({ ok: true }),
  )
  expect(await late.change(chair, id, { version, draft: apart(draft) })).toMatchObject({
    ok: false,
    code: 'superseded',
  })
  expect(await own(id)).toEqual([])
  expect(where(await setUp.change(chair, id, { version, draft: apart(draft) }))).toEqual(['apart'])
})

test('H50 whoever was here and is taken out is not here any more, in the log too', async () => {
  const id = await made()
  const line = listener(await room(id), police.person.id)
  await line.until('state', () => true)
  expect(await act(id, police, 'join')).toMatchObject({ ok: true })
  done(
    await changed(id, d => ({
      ...d,
      attendees: d.attendees.filter(one => one.person !== police.person.id),
      agencies: d.agencies.filter(face => face.agency !== police.person.agencyId),
    })),
  )
  const left = async () => {
    const { entries } = await ledger.read(id)
    return entries.some(({ fields }) => fields?.type === 'act.leave' && fields.actor?.person === police.person.id)
  }
  await expect.poll(left).toBe(true)
  expect((await (await room(id)).ask()).meeting.present.has(police.person.id)).toBe(false)
})

test('H52 a change of which one row cannot be stored leaves nothing of it, and is made whole once it can be', async () => {
  const id = await made()
  const before = await form(id)
  const places = await db.select().from(members).where(eq(members.meetingId, id))
  await db.execute(
    sql`create function no_more() returns trigger language plpgsql as $$ begin raise 'The disk is full.'; end $$`,
  )
  await db.execute(sql`create trigger no_more before insert on members for each row execute function no_more()`)
  const to = (d: SetupDraft): SetupDraft => ({ ...apart(invitee(d, care)), place: 'Room 4' })
  const answer = await setUp
    .change(chair, id, { version: before.version, draft: to(before.draft) })
    .finally(() => db.execute(sql`drop trigger no_more on members`))
  expect(answer).toMatchObject({ ok: false, code: 'try_again' })
  expect(await form(id)).toEqual(before)
  expect(await own(id)).toEqual([])
  expect(await entries(id)).toEqual([])
  expect(await db.select().from(members).where(eq(members.meetingId, id))).toEqual(places)
  done(await setUp.change(chair, id, { version: before.version, draft: to(before.draft) }))
  expect(await own(id)).toHaveLength(2)
  expect(await row(id, care)).toMatchObject({ removedAt: null })
})

test('H54 whoever is invited after words kept from them were shared is not let in to them, and is once they are gone', async () => {
  const hidden = (d: SetupDraft): SetupDraft => ({
    ...d,
    people: d.people.map(one => (one.id === PEOPLE.father ? { ...one, seat: '', email: '' } : one)),
    terms: [{ id: randomUUID(), label: '', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }],
  })
  const id = await made(hidden)
  const board = await at(id, police, 'meeting')
  const children = [full().children[0]!.id]
  const said = randomUUID()
  const words = contribution({ children, body: 'They sleep at 22, Quillon terrace.' })
  expect(await board.add(words, said)).toHaveProperty('stamp')
  const comes = (d: SetupDraft): SetupDraft => ({
    ...d,
    people: d.people.map(one =>
      one.id === PEOPLE.father ? { ...one, seat: 'family', email: father.person.email } : one,
    ),
  })
  done(await changed(id, comes))
  const admit = () => act(id, chair, 'admit', { person: father.person.id, identity: true, confidentiality: true })
  const refused = await admit()
  expect(refused).toMatchObject({ ok: false, code: 'protected' })
  expect(refused).toHaveProperty('reason', expect.stringContaining('Daniel Test'))
  expect((await room(id)).mayListen(father.person.id)).toBe(false)
  expect((await row(id, father)).admittedAt).toBeNull()
  expect(
    await act(id, chair, 'admit', { person: mother.person.id, identity: true, confidentiality: true }),
  ).toMatchObject({
    ok: true,
  })
  const withdrawal = {
    kind: 'withdrawal',
    v: 1,
    seen: words.seen,
    contribution: said,
    version: said,
    heading: words.heading,
    reason: 'Not here.',
  }
  const { audiences: now } = (await (await room(id)).ask()).meeting
  const seen = now.get('meeting')!.version
  expect(await (await at(id, police, 'meeting')).add({ ...withdrawal, seen })).toHaveProperty('stamp')
  expect(await admit()).toMatchObject({ ok: true })
  expect((await room(id)).mayRead(father.person.id, 'meeting')).toBe(true)
})

test('H54 words that are protected later keep nobody out who wrote them, and nobody from whom they are not kept', async () => {
  const id = await made()
  for (const who of [father, mother])
    await act(id, chair, 'admit', { person: who.person.id, identity: true, confidentiality: true })
  expect(await act(id, chair, 'start')).toMatchObject({ ok: true })
  const seen = (await (await room(id)).ask()).meeting.audiences.get('meeting')!.version
  const view = { kind: 'family-view', v: 1, seen, body: 'I know that she is at 22 Quillon Terrace.' }
  expect(await (await at(id, father, 'meeting')).add(view)).toHaveProperty('stamp')
  const term = { id: randomUUID(), label: '', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }
  done(await changed(id, d => ({ ...d, terms: [term] })))
  expect(await act(id, chair, 'open-closed-part', { reason: 'To plan.', stays: [] })).toMatchObject({ ok: true })
  expect(await act(id, chair, 'end-closed-part')).toMatchObject({ ok: true })
  for (const who of [father, mother])
    expect(
      await act(id, chair, 'admit', { person: who.person.id, identity: true, confidentiality: true }),
    ).toMatchObject({
      ok: true,
    })
})

test('H55 whoever a change brings into a session that is there waits at the door; what it opens stands in the log', async () => {
  const as = (seat: 'family' | 'supporter', comesWith: string) => (d: SetupDraft) => ({
    ...d,
    people: d.people.map(one => (one.id === PEOPLE.advocate ? { ...one, seat, comesWith } : one)),
  })
  const id = await made(d => as('family', '')(apart(d)))
  const admit = (who: Session) =>
    act(id, chair, 'admit', { person: who.person.id, identity: true, confidentiality: true })
  for (const who of [mother, advocate]) expect(await admit(who)).toMatchObject({ ok: true })
  const sessions = await db
    .select()
    .from(audiences)
    .where(and(eq(audiences.meetingId, id), eq(audiences.kind, 'own')))
  const hers = sessions.find(one => one.people?.includes(mother.person.id))!.id
  const seen = (await (await room(id)).ask()).meeting.audiences.get(hers)!.version
  const words = contribution({ children: [full().children[0]!.id], seen })
  expect(await (await at(id, police, hers)).add(words)).toHaveProperty('stamp')
  const here = await room(id)
  expect(here.mayRead(advocate.person.id, 'meeting')).toBe(true)
  done(await changed(id, as('supporter', PEOPLE.mother)))
  for (const audience of ['meeting', hers]) expect(here.mayRead(advocate.person.id, audience)).toBe(false)
  expect(here.mayRead(mother.person.id, hers)).toBe(true)
  expect(await admit(advocate)).toMatchObject({ ok: true })
  const admitted = (await ledger.read(id)).entries.findLast(({ fields }) => fields?.type === 'act.admit')
  expect(admitted?.fields?.content?.opens).toEqual({ [hers]: { from: 1, to: 1 } })
  expect(here.mayRead(advocate.person.id, hers)).toBe(true)
})
