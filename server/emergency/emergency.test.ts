import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { audiences, emergencyReads, members, people } from '../../drizzle/schema'
import { refuse } from '../../lib/protocol/codes'
import type { EmergencyRequest } from '../../lib/protocol/emergency'
import { emergency as say } from '../../lib/text/emergency'
import { mail as words } from '../../lib/text/mail'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { createThrottle } from '../identity/throttle'
import { ACCESS_LOG } from '../ledger/ledger'
import { testKeeper } from '../ledger/testing'
import { enter } from '../read/meetings'
import { readTrail } from '../read/trail'
import { after } from '../rooms/pace'
import { createRooms } from '../rooms/registry'
import { Room } from '../rooms/room'
import { contribution, noNews, participant, VERSIONS } from '../rooms/testing'
import { inviteTo } from '../setup/invitations'
import { followLink, invite } from '../setup/links'
import { organisers } from '../setup/testing.organisers'
import { createEmergency, type EmergencyDeps } from './service'

const database = await testDatabase()
const world = await organisers(database)
const { chair, minutes, police, mother, db, ledger } = world
const rooms = createRooms({
  ...world.deps,
  keeper: testKeeper(database, ledger),
  versions: VERSIONS,
  connection: database.connection,
  news: noNews,
  after,
})
afterAll(() => rooms.close())

const sent: { to: string; subject: string; text: string }[] = []
const deps: EmergencyDeps = {
  ...world.deps,
  rooms,
  stepUp: () => null,
  mail: async (to, subject, text) => void sent.push({ to, subject, text }),
  appUrl: 'https://roundtable.invalid',
}
const emergency = createEmergency(deps)

const duty = await world.agency('social_care')
const partnership = await world.agency('partnership')
const runner = await partnership.person('Rhea Runner', { administers: 'deployment' })
const boss = await duty.person('Bea Boss', { administers: 'agency' })
const elsewhere = await (await world.agency('school')).person('Elle Else', { administers: 'agency' })
/** Somebody new on duty each time: nobody asks often. */
const worker = (name = 'Dara Duty') => duty.person(name)

/** A meeting about Ada with one contribution in it, and the child. */
async function made() {
  const id = (await world.setUp.begin(chair, null))!
  const full = world.full()
  const draft = { ...full, children: full.children.map(child => ({ ...child, name: `Ada ${id}` })) }
  await world.setUp.save(chair, id, { version: 1, draft })
  expect(await world.setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  const { id: person, name, agency, agencyId } = police.person
  const place = { person, name, agency, agencyId, role: 'practitioner', admitted: true } as const
  const board = await participant(await room(id), place, 'professionals')
  const said = contribution({ body: 'A bruise was seen: zephyrquill.', children: [draft.children[0]!.id] })
  expect(await board.add(said)).toHaveProperty('stamp')
  return { id, child: draft.children[0]! }
}
const room = async (id: string) => {
  const found = await rooms.open(id)
  if (!(found instanceof Room)) throw new Error('The room did not open.')
  return found
}
const ask = (which: Extract<EmergencyRequest, { verb: 'ask' }>['which'], hours: 1 | 4 = 4): EmergencyRequest => ({
  verb: 'ask',
  which,
  reason: 'Police have taken a child in: xanthequill.',
  hours,
})
const requestOf = async (who: Session) =>
  (await db.select().from(emergencyReads).where(eq(emergencyReads.personId, who.person.id))).at(-1)!
const waitingOf = (who: Session) =>
  db
    .select()
    .from(emergencyReads)
    .where(and(eq(emergencyReads.personId, who.person.id), isNull(emergencyReads.answeredAt)))
const saying = (done: Awaited<ReturnType<typeof emergency.do>>) => (done.ok ? 'yes' : done.refusal.code)
const lines = async (meeting: string) =>
  (await world.logged()).flatMap(one => ('meeting' in one && one.meeting === meeting ? [`${one.by} ${one.type}`] : []))
const acts = async (meeting: string) =>
  (await ledger.read(meeting)).entries.flatMap(({ fields }) =>
    fields?.type.startsWith('act.emergency') ? [{ type: fields.type, by: fields.actor?.name, ...fields.content }] : [],
  )
/** Every way in to a meeting for somebody without a place: its pages, its live connection and boards, its acts. */
async function waysIn(who: Session, meeting: string) {
  const reply = await (await room(meeting)).act(who.person.id, { verb: 'join', input: {}, key: randomUUID() })
  return {
    enter: await enter(world.deps, who, meeting),
    trail: await readTrail(world.deps, who, meeting, {}),
    sockets: await rooms.openFor(who.person.id, meeting),
    board: (await room(meeting)).mayRead(who.person.id, 'professionals'),
    act: reply.ok,
  }
}
const SHUT = { enter: null, trail: null, sockets: null, board: false, act: false }

test('A81 before a second person confirmed it nobody reads a word, by no way in; the same person cannot confirm it', async () => {
  const { id } = await made()
  const who = await duty.person('Dara Duty', { administers: 'agency' })
  expect(saying(await emergency.do(who, ask({ meeting: `https://roundtable.invalid/meetings/${id}` })))).toBe('yes')
  const { id: request } = await requestOf(who)
  expect(await emergency.read(who, id)).toBeNull()
  expect(await waysIn(who, id)).toEqual(SHUT)
  expect(await emergency.do(who, { verb: 'confirm', id: request })).toEqual(refuse('not_allowed', say.secondPerson))
  for (const other of [police, mother, elsewhere])
    expect(saying(await emergency.do(other, { verb: 'confirm', id: request }))).toBe('not_allowed')
  expect(saying(await emergency.do(boss, { verb: 'confirm', id: randomUUID() }))).toBe('not_allowed')
  expect(await emergency.read(who, id)).toBeNull()
  expect(await acts(id)).toEqual([])
})

test('A82 whether there is such a meeting is not told to whoever asks; families, whoever runs the installation and whoever has a place ask for none', async () => {
  const { id, child } = await made()
  const who = await worker()
  const answers = [
    await emergency.do(who, ask({ meeting: randomUUID() })),
    await emergency.do(who, ask({ meeting: 'the one about Ada' })),
    await emergency.do(who, ask({ child: 'Ada Nobody', dateOfBirth: '2019-05-01' })),
    await emergency.do(who, ask({ child: ` ${child.name.toUpperCase()} `, dateOfBirth: child.dateOfBirth })),
  ]
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: null })
  expect(await emergency.view(who)).toMatchObject({ may: true, open: [], asked: [] })
  expect((await requestOf(who)).meetingId).toBe(id)
  for (const other of [mother, runner])
    expect(saying(await emergency.do(other, ask({ meeting: id })))).toBe('not_allowed')
  expect(await emergency.do(police, ask({ meeting: id }))).toEqual(refuse('not_allowed', say.yourPlace))
  for (let i = 0; i < 5; i++) await emergency.do(who, ask({ meeting: randomUUID() }))
  expect(saying(await emergency.do(who, ask({ meeting: id })))).toBe('too_fast')
})

test('A83 confirmed, it is read and nothing else: no live connection, no board, no act, no other page; nobody reads more than before', async () => {
  const { id } = await made()
  const before = await db.select().from(audiences).where(eq(audiences.meetingId, id))
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  expect(saying(await emergency.do(boss, { verb: 'confirm', id: request }))).toBe('yes')
  const read = await emergency.read(who, id)
  expect(JSON.stringify(read)).toContain('zephyrquill')
  expect(read).toMatchObject({
    shared: [{ name: 'Pia Police', heading: 'accurate' }],
    concerns: ['Shouting at night.'],
  })
  expect(await waysIn(who, id)).toEqual(SHUT)
  expect(await db.select().from(audiences).where(eq(audiences.meetingId, id))).toEqual(before)
  expect(await emergency.view(who)).toMatchObject({ open: [{ id: request, meeting: id }] })
  expect(await emergency.read(await worker('Dag Duty'), id)).toBeNull()
  const { id: other } = await made()
  expect(await emergency.read(who, other)).toBeNull()
})

test('A84 asking, confirming and every reading stand in the access log, the reading with how far it went; the meeting’s own log says who, why and who confirmed', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  await emergency.do(boss, { verb: 'confirm', id: request })
  await emergency.read(who, id)
  await emergency.read(who, id)
  expect((await lines(id)).filter(line => line.includes('emergency'))).toEqual([
    'Dara Duty act.emergency-asked',
    'Bea Boss act.emergency-opened',
    'Dara Duty act.emergency-read',
    'Dara Duty act.emergency-read',
  ])
  expect((await world.logged()).findLast(one => one.type === 'act.emergency-read')).toMatchObject({
    meeting: id,
    of: request,
    reached: { meeting: 0, professionals: 1 },
  })
  expect(await acts(id)).toMatchObject([
    {
      type: 'act.emergency-opened',
      by: 'Bea Boss',
      name: 'Dara Duty',
      reason: 'Police have taken a child in: xanthequill.',
      hours: 4,
    },
  ])
  expect(await world.dump()).not.toContain('xanthequill')
})

test('A84 what cannot be logged is not shown', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  await emergency.do(boss, { verb: 'confirm', id: (await requestOf(who)).id })
  const away = createEmergency({ ...deps, access: () => Promise.reject(new Error('The log is away.')) })
  await expect(away.read(who, id)).rejects.toThrow('The log is away.')
})

test('A85 whoever chairs is told at once, on whatever page and by an e-mail without content, until they say that they know; they end it, and so does whoever reads', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  const told = async (of = chair) => (await emergency.news(of)).told.filter(one => one.meeting === id)
  expect(await told()).toEqual([])
  sent.length = 0
  await emergency.do(boss, { verb: 'confirm', id: request })
  expect(await told()).toMatchObject([{ id: request, name: 'Dara Duty', over: false }])
  for (const other of [minutes, police, mother, runner]) expect(await told(other)).toEqual([])
  await expect.poll(() => sent.map(one => one.to)).toContain(chair.person.email)
  const { emergencyOpened } = words
  const text = emergencyOpened.text('https://roundtable.invalid')
  expect(sent.find(one => one.to === chair.person.email)).toMatchObject({ subject: emergencyOpened.subject, text })
  expect(JSON.stringify(sent)).not.toMatch(new RegExp(`xanthequill|\\bAda\\b|${id}`))
  await emergency.do(police, { verb: 'seen', id: request })
  expect(await told()).toHaveLength(1)
  await emergency.do(chair, { verb: 'seen', id: request })
  expect(await told()).toEqual([])
  expect(saying(await emergency.do(police, { verb: 'end', id: request }))).toBe('not_allowed')
  expect(await emergency.read(who, id)).not.toBeNull()
  expect((await emergency.view(chair)).chaired.filter(one => one.meeting === id)).toMatchObject([{ id: request }])
  expect(saying(await emergency.do(chair, { verb: 'end', id: request }))).toBe('yes')
  expect(await emergency.read(who, id)).toBeNull()
  expect((await acts(id)).map(one => one.type)).toEqual(['act.emergency-opened', 'act.emergency-ended'])
  const done = await worker('Dina Done')
  await emergency.do(done, ask({ meeting: id }))
  const { id: own } = await requestOf(done)
  await emergency.do(boss, { verb: 'confirm', id: own })
  expect(saying(await emergency.do(done, { verb: 'end', id: own }))).toBe('yes')
  expect(await emergency.read(done, id)).toBeNull()
})

test('A86 it ends by itself at its hour, with the account, and where it was turned down it never begins; what was asked a day ago is nobody’s', async () => {
  const { id } = await made()
  const [who, leaver, turned] = [await worker(), await worker('Lena Leaves'), await worker('Tom Turned')]
  for (const one of [who, leaver, turned]) await emergency.do(one, ask({ meeting: id }, 1))
  for (const one of [who, leaver]) await emergency.do(boss, { verb: 'confirm', id: (await requestOf(one)).id })
  const { until, answeredAt } = await requestOf(who)
  expect(until!.getTime() - answeredAt!.getTime()).toBe(3_600_000)
  expect(await emergency.read(who, id)).not.toBeNull()
  await db.update(emergencyReads).set({ until: sql`now()` }).where(eq(emergencyReads.personId, who.person.id))
  expect(await emergency.read(who, id)).toBeNull()
  expect(await emergency.view(who)).toMatchObject({ open: [] })
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, leaver.person.id))
  expect(await emergency.read(leaver, id)).toBeNull()
  const { id: request } = await requestOf(turned)
  expect(saying(await emergency.do(boss, { verb: 'turn-down', id: request }))).toBe('yes')
  expect(saying(await emergency.do(boss, { verb: 'confirm', id: request }))).toBe('taken')
  expect(await emergency.read(turned, id)).toBeNull()
  const old = await worker('Otto Old')
  await emergency.do(old, ask({ meeting: id }))
  await db
    .update(emergencyReads)
    .set({ askedAt: sql`now() - interval '2 days'` })
    .where(eq(emergencyReads.personId, old.person.id))
  expect(saying(await emergency.do(boss, { verb: 'confirm', id: (await requestOf(old)).id }))).toBe('taken')
  expect(await emergency.read(old, id)).toBeNull()
})

test('A87 whoever confirms sees who asks, why and for how long, and nothing of the meeting but its day, where it is their own unit’s', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  for (const [second, startsAt] of [
    [runner, null],
    [boss, null],
    [minutes, '2030-12-03T10:00:00.000Z'],
  ] as const) {
    const view = await emergency.view(second)
    const asked = view.asked.find(one => one.id === request)
    const reason = expect.stringContaining('xanthequill')
    expect(asked).toMatchObject({ name: 'Dara Duty', hours: 4, startsAt, reason })
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`zephyrquill|\\bAda\\b|${id}|conference`, 'i'))
    expect(await emergency.read(second, id)).toBeNull()
  }
  expect((await emergency.view(elsewhere)).asked.filter(one => one.id === request)).toEqual([])
  const unproven = refuse('step-up', 'Confirm that it is you.')
  const careful = createEmergency({ ...deps, stepUp: () => unproven.refusal })
  expect(saying(await careful.do(boss, { verb: 'confirm', id: request }))).toBe('step-up')
  expect(saying(await emergency.do(runner, { verb: 'confirm', id: request }))).toBe('yes')
  expect(await emergency.read(runner, id)).toBeNull()
  expect(await emergency.read(who, id)).not.toBeNull()
})

test('A87 of two who confirm at once one does, and it stands in the log once', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const request = { verb: 'confirm', id: (await requestOf(who)).id } as const
  const both = await Promise.all([emergency.do(boss, request), emergency.do(minutes, request)])
  expect(both.map(saying).sort()).toEqual(['taken', 'yes'])
  expect(await acts(id)).toHaveLength(1)
})

test('A88 whoever gave somebody the way in to their account, by a link of the administration or of an invitation, confirms nothing for them', async () => {
  const { id } = await made()
  const setUp = {
    db,
    ledger,
    sessions: { endAllOf: async () => undefined },
    stepUp: () => null,
    mail: null,
    appUrl: '',
  }
  const follow = async (who: Session, link: string) => {
    const input = { token: link.split('#')[1], email: who.person.email, passphrase: 'four quiet lamps at dusk' }
    const done = await followLink({ ...setUp, throttle: createThrottle() }, null, input, 'here')
    expect(done).toEqual({ ok: true, value: null })
  }
  const puppet = await duty.person('Pat Puppet', { setUpAt: null })
  const given = await invite(setUp, boss, { id: puppet.person.id, mail: false })
  if (!given.ok) throw new Error('There was no link.')
  await follow(puppet, given.value.link)
  await emergency.do(puppet, ask({ meeting: id }))
  const { id: request } = await requestOf(puppet)
  expect(await emergency.do(boss, { verb: 'confirm', id: request })).toEqual(refuse('not_allowed', say.sameDoor))
  expect((await emergency.view(boss)).asked.filter(one => one.id === request)).toEqual([])
  expect(await emergency.read(puppet, id)).toBeNull()
  expect(saying(await emergency.do(runner, { verb: 'confirm', id: request }))).toBe('yes')

  const invited = await world.unit.person('Uma Unit', { setUpAt: null })
  const place = { meetingId: id, personId: invited.person.id, agencyId: invited.person.agencyId, role: 'practitioner' }
  await db.insert(members).values(place)
  const theirs = await inviteTo({ ...setUp, factorRule: 'offered' }, minutes, id, {
    person: invited.person.id,
    mail: false,
  })
  if (!theirs?.ok) throw new Error('There was no invitation.')
  await follow(invited, theirs.value.link)
  const { id: other } = await made()
  await emergency.do(invited, ask({ meeting: other }))
  const confirm = { verb: 'confirm', id: (await requestOf(invited)).id } as const
  expect(await emergency.do(minutes, confirm)).toEqual(refuse('not_allowed', say.sameDoor))
  expect(await emergency.read(invited, other)).toBeNull()
  expect(saying(await emergency.do(chair, confirm))).toBe('yes')
})

test('A89 a reading that ends while the meeting is looked at shows nothing of it, and stands in no log', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  await emergency.do(boss, { verb: 'confirm', id: request })
  const slow = createEmergency({
    ...deps,
    access: async (line, within) => {
      expect(saying(await emergency.do(chair, { verb: 'end', id: request }))).toBe('yes')
      return deps.access(line, within)
    },
  })
  expect(await slow.read(who, id)).toBeNull()
  expect(await lines(id)).not.toContain('Dara Duty act.emergency-read')
})

test('A90 a request is answered once and a reading ended once: whoever is slower hears so, and no log says otherwise', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  const slower = createEmergency({
    ...deps,
    access: async (line, within) => {
      if (line.type === 'act.emergency-turned-down') await emergency.do(minutes, { verb: 'confirm', id: request })
      return deps.access(line, within)
    },
  })
  expect(saying(await slower.do(boss, { verb: 'turn-down', id: request }))).toBe('taken')
  expect(await lines(id)).not.toContain('Bea Boss act.emergency-turned-down')
  expect(await emergency.read(who, id)).not.toBeNull()
  const late = createEmergency({
    ...deps,
    rooms: {
      open: async meeting => {
        await emergency.do(chair, { verb: 'end', id: request })
        return rooms.open(meeting)
      },
    },
  })
  expect(await late.do(who, { verb: 'end', id: request })).toEqual(refuse('not_allowed', say.over))
  expect((await acts(id)).map(one => one.type)).toEqual(['act.emergency-opened', 'act.emergency-ended'])
  await Promise.all([emergency.do(who, ask({ meeting: id })), emergency.do(who, ask({ meeting: id }))])
  expect(await waitingOf(who)).toHaveLength(1)
})

test('A91 of a meeting that was disposed of nothing is asked, told or read any more, and everyone’s page opens', async () => {
  const { id } = await made()
  const [who, late] = [await worker(), await worker('Lara Late')]
  await emergency.do(who, ask({ meeting: id }))
  await emergency.do(boss, { verb: 'confirm', id: (await requestOf(who)).id })
  await emergency.do(late, ask({ meeting: id }))
  const { id: request } = await requestOf(late)
  expect(await emergency.read(who, id)).not.toBeNull()
  expect(await testKeeper(database, ledger).dispose({ log: id, reason: 'Its time is over.' })).toBe(true)
  expect(await emergency.read(who, id)).toBeNull()
  expect(await emergency.view(who)).toMatchObject({ open: [] })
  expect((await emergency.view(boss)).asked.filter(one => one.id === request)).toEqual([])
  expect((await emergency.news(chair)).told.filter(one => one.meeting === id)).toEqual([])
  expect(saying(await emergency.do(boss, { verb: 'confirm', id: request }))).toBe('not_allowed')
  expect(await emergency.do(await worker(), ask({ meeting: id }))).toEqual({ ok: true, value: null })
})

test('A92 a confirmation stands in both logs and with the request, or nothing of it happened', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const confirm = { verb: 'confirm', id: (await requestOf(who)).id } as const
  await db.execute(
    sql`create function no_more() returns trigger language plpgsql as $$ begin raise 'The disk is full.'; end $$`,
  )
  const full = sql.raw(
    `create trigger no_more before insert on entries for each row when (new.log = '${ACCESS_LOG}') execute function no_more()`,
  )
  await db.execute(full)
  const answer = await emergency.do(boss, confirm).finally(() => db.execute(sql`drop trigger no_more on entries`))
  expect(saying(answer)).toBe('too_fast')
  expect(await acts(id)).toEqual([])
  expect(await emergency.read(who, id)).toBeNull()
  // Killed as soon as the meeting's log has it: nothing was left to be done.
  const killed = createEmergency({ ...deps, access: () => Promise.reject(new Error('killed')) })
  await killed.do(boss, confirm).catch(() => null)
  expect(await acts(id)).toHaveLength(1)
  expect((await lines(id)).filter(line => line.includes('opened'))).toContain('Bea Boss act.emergency-opened')
  expect(await emergency.read(who, id)).not.toBeNull()
})

test('A93 whoever may no longer confirm at the moment it is entered does not, and whoever no longer chairs ends nothing', async () => {
  const { id } = await made()
  const who = await worker()
  const second = await duty.person('Sam Second', { administers: 'agency' })
  await emergency.do(who, ask({ meeting: id }))
  const request = await requestOf(who)
  const after = (work: () => Promise<unknown>) =>
    createEmergency({
      ...deps,
      rooms: {
        open: async meeting => {
          await work()
          return rooms.open(meeting)
        },
      },
    })
  const dismissed = after(() => db.update(people).set({ administers: null }).where(eq(people.id, second.person.id)))
  expect(saying(await dismissed.do(second, { verb: 'confirm', id: request.id }))).toBe('not_allowed')
  expect(await emergency.read(who, id)).toBeNull()
  expect(await acts(id)).toEqual([])
  await emergency.do(boss, { verb: 'confirm', id: request.id })
  const role = (of: Session, to: string) =>
    db
      .update(members)
      .set({ role: to })
      .where(and(eq(members.meetingId, id), eq(members.personId, of.person.id)))
  const handed = after(async () => {
    await role(police, 'acting_chair')
    await role(chair, 'practitioner')
  })
  expect(saying(await handed.do(chair, { verb: 'end', id: request.id }))).toBe('not_allowed')
  expect(await emergency.read(who, id)).not.toBeNull()
})

test('A94 where nobody in office chairs any more, the unit that set the meeting up is told, and can end it', async () => {
  const { id } = await made()
  const who = await worker()
  await emergency.do(who, ask({ meeting: id }))
  const { id: request } = await requestOf(who)
  await emergency.do(boss, { verb: 'confirm', id: request })
  const told = async (of: Session) => (await emergency.news(of)).told.filter(one => one.meeting === id)
  expect(await told(minutes)).toEqual([])
  const left = (disabledAt: Date | null) => db.update(people).set({ disabledAt }).where(eq(people.id, chair.person.id))
  await left(new Date())
  expect(await told(minutes)).toMatchObject([{ id: request, name: 'Dara Duty', over: false }])
  for (const other of [police, mother, runner, boss]) expect(await told(other)).toEqual([])
  expect(saying(await emergency.do(police, { verb: 'end', id: request }))).toBe('not_allowed')
  expect(saying(await emergency.do(minutes, { verb: 'end', id: request }))).toBe('yes')
  await left(null)
  expect(await told(minutes)).toEqual([])
  expect(await emergency.read(who, id)).toBeNull()
})

test('A95 whoever asks gets no e-mail of it, which would say that there is such a meeting; others who can confirm do', async () => {
  const { id, child } = await made()
  const who = await duty.person('Ada Min', { administers: 'agency' })
  sent.length = 0
  await emergency.do(who, ask({ child: child.name, dateOfBirth: child.dateOfBirth }))
  expect((await requestOf(who)).meetingId).toBe(id)
  await expect.poll(() => sent.map(one => one.to)).toContain(boss.person.email)
  await expect.poll(() => sent.map(one => one.to)).toContain(runner.person.email)
  expect(sent.map(one => one.to)).not.toContain(who.person.email)
})
