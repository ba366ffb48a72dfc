import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { agencies } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { contribution, listener, type Options, on, type TestMeeting } from './testing'
import { wholeCast } from './testing.cast'

const made = wholeCast(await testDatabase())
const idOf = (m: TestMeeting, who: string) => m.places[who]!.person
const does = async (m: TestMeeting, who: string, verb: string, input: object = {}) => {
  const reply = await (await m.room()).act(idOf(m, who), { verb, input, key: randomUUID() })
  return reply.ok ? 'yes' : reply.code
}
const hear = async (m: TestMeeting, who: string) => listener(await m.room(), idOf(m, who))
/** What somebody who comes now is told. */
const state = async (m: TestMeeting, who: string) => (await hear(m, who)).until('state', () => true)
const roster = async (m: TestMeeting, who: string) => (await hear(m, who)).until('roster', () => true)
const floor = async (m: TestMeeting, who: string) => (await roster(m, who)).floor
const person = async (m: TestMeeting, who: string, of: string) =>
  (await roster(m, who)).people.find(one => one.person === idOf(m, of))
const entries = async (m: TestMeeting, verb: string) =>
  (await m.ledger.read(m.id)).entries.flatMap(({ fields }) => (fields?.type === `act.${verb}` ? [fields] : []))
const AGENDA = {
  agenda: [
    { part: 'introductions' as const, minutes: 5 },
    { part: 'accurate' as const, minutes: 10 },
  ],
}

/** Begun, with these people in it. */
async function begun(who: readonly string[] = ['chair', 'police.tom', 'mother'], options: Options = {}) {
  const m = await made(options)
  for (const one of who) expect(await does(m, one, 'join')).toBe('yes')
  expect(await does(m, 'chair', 'start')).toBe('yes')
  return m
}

test('Y1 a part of the agenda is entered by the chair: everyone is told, its clock starts, and showing something in it leaves it be', async () => {
  const m = await begun(undefined, { setup: AGENDA })
  const first = await state(m, 'mother')
  expect(first.agenda).toMatchObject({
    ...{ parts: AGENDA.agenda },
    now: { part: 'introductions', more: 0, stopped: null },
  })
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  expect(await does(m, 'police.tom', 'focus', { part: 'accurate' })).toBe('not_allowed')
  expect(await does(m, 'chair', 'focus', { part: 'timely' })).toBe('reference')
  expect(await does(m, 'chair', 'focus', { part: 'accurate' })).toBe('yes')
  const entered = await state(m, 'mother')
  expect(entered.place).toEqual({ heading: 'accurate', contribution: null })
  expect(entered.agenda.now).toMatchObject({ part: 'accurate', since: (await entries(m, 'focus'))[0]?.at })
  expect(await does(m, 'chair', 'focus', { heading: 'accurate', contribution: id })).toBe('yes')
  expect(await does(m, 'chair', 'focus', { heading: 'accurate' })).toBe('yes')
  expect((await state(m, 'police.tom')).agenda.now).toEqual(entered.agenda.now)
  await m.restart()
  expect((await state(m, 'mother')).agenda).toEqual(entered.agenda)
})

test('Y2 the chair alone stops the clock, lets it go on and gives more minutes; while the meeting is adjourned it stands still', async () => {
  const m = await begun()
  expect(await does(m, 'police.tom', 'timer', { more: 2 })).toBe('not_allowed')
  expect(await does(m, 'chair', 'timer', { more: 2 })).toBe('yes')
  expect(await does(m, 'chair', 'timer', { more: 5 })).toBe('yes')
  expect(await does(m, 'chair', 'timer', { running: false })).toBe('yes')
  const [stop] = (await entries(m, 'timer')).slice(-1)
  const stopped = (await state(m, 'mother')).agenda.now
  expect(stopped).toMatchObject({ more: 7, paused: 0, stopped: stop?.at })
  expect(await does(m, 'chair', 'timer', { running: true })).toBe('yes')
  const going = (await state(m, 'mother')).agenda.now
  const [went] = (await entries(m, 'timer')).slice(-1)
  expect(going).toMatchObject({ stopped: null, paused: Date.parse(went!.at) - Date.parse(stop!.at) })
  expect(await does(m, 'chair', 'adjourn')).toBe('yes')
  const [broken] = await entries(m, 'adjourn')
  expect((await state(m, 'mother')).agenda.now?.stopped).toBe(broken?.at)
  expect(await does(m, 'chair', 'start')).toBe('yes')
  const resumed = (await state(m, 'mother')).agenda.now
  expect(resumed).toMatchObject({ part: 'introductions', more: 7, stopped: null })
  await m.restart()
  expect((await state(m, 'mother')).agenda.now).toEqual(resumed)
})

test('Y3 "Show this" moves those who can read it; nobody else is sent a frame or told a time, and they stay where they were', async () => {
  const m = await begun(['chair', 'police.tom', 'school', 'mother'])
  const secret = randomUUID()
  await (await m.at('police.tom', 'professionals')).add(contribution({ heading: 'secure' }), secret)
  expect(await does(m, 'chair', 'focus', { heading: 'timely' })).toBe('yes')
  const mother = await hear(m, 'mother')
  const school = await hear(m, 'school')
  const before = await mother.until('state', s => s.place?.heading === 'timely')
  const count = mother.events.filter(({ event }) => event !== 'checkpoint').length
  expect(await does(m, 'chair', 'focus', { heading: 'secure', contribution: secret })).toBe('yes')
  await school.until('state', s => s.place?.contribution === secret)
  expect(mother.events.filter(({ event }) => event !== 'checkpoint')).toHaveLength(count)
  const { now: _sent, ...again } = await state(m, 'mother')
  const { now: _then, ...known } = before
  expect(again).toEqual(known)
  await m.restart()
  expect((await state(m, 'mother')).place).toEqual({ heading: 'timely', contribution: null })
  expect((await state(m, 'school')).place).toEqual({ heading: 'secure', contribution: secret })
})

test('Y4 where a contribution that is shown is withdrawn, its heading is the place that is left', async () => {
  const m = await begun()
  const id = randomUUID()
  const tom = await m.at('police.tom')
  await tom.add(contribution(), id)
  expect(await does(m, 'chair', 'focus', { heading: 'accurate', contribution: id })).toBe('yes')
  expect((await state(m, 'mother')).place).toEqual({ heading: 'accurate', contribution: id })
  expect(await tom.add({ kind: 'withdrawal', ...on(id), heading: 'accurate' })).toHaveProperty('stamp')
  expect((await state(m, 'mother')).place).toEqual({ heading: 'accurate', contribution: null })
})

test('Y5 the chair asks everyone to come; nobody else can, and the state says the server’s time', async () => {
  const now = Date.parse('2026-11-22T14:03:00Z')
  const m = await begun(undefined, { now: () => now })
  expect(await does(m, 'police.tom', 'gather')).toBe('not_allowed')
  const mother = await hear(m, 'mother')
  expect(await does(m, 'chair', 'gather')).toBe('yes')
  const called = await mother.until('state', s => s.agenda.called !== null)
  expect(called.agenda.called).toBe((await entries(m, 'gather'))[0]?.at)
  expect(called.now).toBe('2026-11-22T14:03:00.000Z')
})

test('Y10 people ask to speak and withdraw; whoever answers the chair is first and it says so; the chair calls, and ends a turn', async () => {
  const m = await begun(['chair', 'police.tom', 'school', 'mother'])
  const id = randomUUID()
  await (await m.at('school')).add(contribution(), id)
  for (const who of ['police.tom', 'mother']) expect(await does(m, who, 'raise-hand', { up: true })).toBe('yes')
  const asks = { kind: 'mark', ...on(id), relevance: null, proportionality: null, request: 'date' }
  expect(await (await m.at('chair', 'professionals')).add({ ...asks, reason: 'When was this?' })).toHaveProperty(
    'stamp',
  )
  expect(await does(m, 'school', 'raise-hand', { up: true })).toBe('yes')
  expect(await floor(m, 'police.tom')).toEqual({
    speaking: null,
    queue: [
      { person: idOf(m, 'school'), answering: true },
      { person: idOf(m, 'police.tom') },
      { person: idOf(m, 'mother') },
    ],
  })
  expect(await does(m, 'police.tom', 'call', { person: idOf(m, 'police.tom') })).toBe('not_allowed')
  expect(await does(m, 'chair', 'call', { person: idOf(m, 'school') })).toBe('yes')
  expect(await does(m, 'police.tom', 'raise-hand', { up: false })).toBe('yes')
  const speaks = { speaking: { person: idOf(m, 'school'), at: (await entries(m, 'call'))[0]?.at } }
  const waits = { ...speaks, queue: [{ person: idOf(m, 'mother') }] }
  expect(await floor(m, 'police.tom')).toEqual(waits)
  await m.restart()
  expect(await floor(m, 'police.tom')).toMatchObject({ speaking: speaks.speaking })
  expect(await does(m, 'chair', 'call', { person: null })).toBe('yes')
  expect((await floor(m, 'police.tom')).speaking).toBeNull()
})

test('Y15 an agency that the chair asked something of its own answers first too, until it has answered; what another agency asked does not count', async () => {
  const m = await begun(['chair', 'police.tom', 'school', 'mother'])
  const asks = (who: 'chair' | 'police.tom', id: string, agency: string) =>
    m.at(who, 'professionals').then(at => at.add({ kind: 'question', v: 1, seen: 1, agency, body: 'Since when?' }, id))
  const [police, school] = [m.places['police.tom']!.agency, m.places.school!.agency]
  expect(await asks('chair', ASKED, school)).toHaveProperty('stamp')
  const up = (who: string) => does(m, who as 'school', 'raise-hand', { up: true })
  const queue = async () => (await floor(m, 'police.tom')).queue
  expect([await up('police.tom'), await up('school')]).toEqual(['yes', 'yes'])
  expect(await queue()).toEqual([{ person: idOf(m, 'school'), answering: true }, { person: idOf(m, 'police.tom') }])
  expect(await does(m, 'school', 'raise-hand', { up: false })).toBe('yes')
  const answer = { kind: 'answer', v: 1, seen: 1, asked: ASKED, body: 'Since May.' }
  expect(await (await m.at('school', 'professionals')).add(answer)).toHaveProperty('stamp')
  expect(await asks('police.tom', randomUUID(), school)).toHaveProperty('stamp')
  expect(await up('school')).toBe('yes')
  expect(await queue()).toEqual([{ person: idOf(m, 'police.tom') }, { person: idOf(m, 'school') }])
  expect(police).not.toBe(school)
})
const ASKED = randomUUID()

test('Y11 the chair or the minute taker puts somebody without a screen in the queue, and it says who did; nobody else does that, and not for an observer', async () => {
  const m = await begun(['chair', 'minutes', 'police.tom'], { invited: ['school'] })
  const school = { up: true, person: idOf(m, 'school') }
  expect(await does(m, 'police.tom', 'raise-hand', school)).toBe('not_allowed')
  expect(await does(m, 'student', 'raise-hand', { up: true })).toBe('not_allowed')
  expect(await does(m, 'minutes', 'raise-hand', { up: true, person: idOf(m, 'student') })).toBe('reference')
  expect(await does(m, 'minutes', 'raise-hand', { up: true, person: randomUUID() })).toBe('reference')
  expect(await does(m, 'minutes', 'raise-hand', school)).toBe('yes')
  expect((await floor(m, 'police.tom')).queue).toEqual([{ person: idOf(m, 'school'), by: 'minutes' }])
  expect(await does(m, 'chair', 'call', { person: idOf(m, 'school') })).toBe('yes')
  expect((await floor(m, 'police.tom')).speaking?.person).toBe(idOf(m, 'school'))
})

test('Y12 family see in the queue those whom their roster shows, in order, and neither who answers nor who put them in', async () => {
  const m = await begun(['chair', 'police.tom', 'mother'])
  for (const who of ['school', 'police.tom'])
    expect(await does(m, 'chair', 'raise-hand', { up: true, person: idOf(m, who) })).toBe('yes')
  expect((await floor(m, 'police.tom')).queue).toHaveLength(2)
  expect(await floor(m, 'mother')).toEqual({ speaking: null, queue: [{ person: idOf(m, 'police.tom') }] })
  expect(await does(m, 'chair', 'call', { person: idOf(m, 'school') })).toBe('yes')
  expect((await floor(m, 'mother')).speaking).toBeNull()
  expect(JSON.stringify(await roster(m, 'mother'))).not.toContain(idOf(m, 'school'))
})

test('Y13 whoever leaves waits no longer, whoever loses the connection does; when the meeting is adjourned, or the professionals’ part begins or ends, nobody waits or speaks', async () => {
  const m = await begun(['chair', 'police.tom', 'school'])
  for (const who of ['police.tom', 'school']) expect(await does(m, who, 'raise-hand', { up: true })).toBe('yes')
  expect(await does(m, 'school', 'leave')).toBe('yes')
  ;(await m.room()).lost(idOf(m, 'police.tom'))
  expect((await floor(m, 'chair')).queue).toEqual([{ person: idOf(m, 'police.tom') }])
  for (const [verb, input] of [
    ['open-closed-part', { reason: 'A police matter.' }],
    ['end-closed-part', {}],
    ['adjourn', {}],
  ] as const) {
    expect(await does(m, 'minutes', 'raise-hand', { up: true })).toBe('yes')
    expect(await does(m, 'chair', 'call', { person: idOf(m, 'school') })).toBe('yes')
    expect(await does(m, 'chair', verb, input)).toBe('yes')
    expect(await floor(m, 'chair')).toEqual({ speaking: null, queue: [] })
  }
  expect(await does(m, 'school', 'raise-hand', { up: true })).toBe('not_started')
})

test('Y14 an agency has nothing further under a heading, or has after all; professionals alone are told, and those who let people in say it for others', async () => {
  const m = await begun(['chair', 'minutes', 'police.tom', 'mother'])
  const mother = await hear(m, 'mother')
  await mother.until('roster', () => true)
  const count = mother.events.length
  const { agency } = m.places.school!
  const nothing = { heading: 'accurate', nothing: true }
  expect(await does(m, 'police.tom', 'nothing-further', { ...nothing, agency })).toBe('not_allowed')
  expect(await does(m, 'minutes', 'nothing-further', { ...nothing, agency: 'Nobody' })).toBe('reference')
  expect(await does(m, 'minutes', 'nothing-further', { ...nothing, agency })).toBe('yes')
  expect(await does(m, 'police.tom', 'nothing-further', nothing)).toBe('yes')
  const told = async () => (await state(m, 'chair')).finished?.map(one => one.agency)
  expect(await told()).toEqual([agency, m.places['police.tom']!.agency])
  expect(await does(m, 'police.tom', 'nothing-further', { ...nothing, nothing: false })).toBe('yes')
  expect(await told()).toEqual([agency])
  expect(await state(m, 'mother')).not.toHaveProperty('finished')
  expect(mother.events).toHaveLength(count)
})

test('Y20 whoever lets people in marks somebody without a screen as present: everyone is told, nothing opens to them, and they can still be typed for', async () => {
  const m = await begun(['chair', 'minutes', 'mother'], { invited: ['police.ann'] })
  const school = { person: idOf(m, 'school'), here: true, how: 'phone' }
  expect(await does(m, 'mother', 'attend', school)).toBe('not_allowed')
  expect(await does(m, 'minutes', 'attend', { person: idOf(m, 'school') })).toBe('schema')
  expect(await does(m, 'minutes', 'attend', school)).toBe('yes')
  const since = (await entries(m, 'attend'))[0]?.at
  const there = { here: true, joinedAt: since, attendance: { how: 'phone', marked: true, came: since, late: 0 } }
  expect(await person(m, 'chair', 'school')).toMatchObject(there)
  const shown = await person(m, 'mother', 'school')
  expect(shown).toMatchObject({ here: true })
  expect(shown).not.toHaveProperty('attendance')
  expect(await does(m, 'minutes', 'attend', { person: idOf(m, 'police.ann'), here: true })).toBe('yes')
  expect((await m.room()).mayListen(idOf(m, 'police.ann'))).toBe(false)
  const spoken = contribution({ onBehalf: { person: idOf(m, 'school'), readBack: true } })
  expect(await (await m.at('minutes')).add(spoken)).toHaveProperty('stamp')
  await m.restart()
  expect(await person(m, 'chair', 'school')).toMatchObject(there)
  expect(await does(m, 'minutes', 'attend', { ...school, here: false })).toBe('yes')
  expect(await person(m, 'chair', 'school')).toMatchObject({ here: false, attendance: { came: since } })
  expect(await person(m, 'mother', 'school')).toBeUndefined()
})

test('Y21 people say how they are there; professionals are told when each came and went, and who came late', async () => {
  const m = await begun(['chair', 'police.tom'])
  expect(await does(m, 'police.tom', 'attend', { how: 'video' })).toBe('yes')
  expect(await does(m, 'police.tom', 'attend', { how: 'phone', person: idOf(m, 'chair') })).toBe('not_allowed')
  expect(await does(m, 'police.tom', 'attend', { here: true })).toBe('not_allowed')
  const joined = (await entries(m, 'join'))[1]?.at
  expect((await person(m, 'chair', 'police.tom'))?.attendance).toEqual({ how: 'video', came: joined })
  expect(await does(m, 'school', 'join')).toBe('yes')
  const came = (await entries(m, 'join'))[2]?.at
  expect((await person(m, 'chair', 'school'))?.attendance).toEqual({ came, late: 0 })
  expect(await does(m, 'school', 'leave')).toBe('yes')
  const went = (await entries(m, 'leave'))[0]?.at
  const gone = { came, late: 0, went }
  expect((await person(m, 'chair', 'school'))?.attendance).toEqual(gone)
  expect(await does(m, 'chair', 'close', { reason: 'All has been said.' })).toBe('yes')
  await m.restart()
  expect((await person(m, 'chair', 'school'))?.attendance).toEqual(gone)
  expect((await person(m, 'chair', 'police.tom'))?.attendance).toEqual({ how: 'video', came: joined })
})

test('Y22 apologies and their reason are told to professionals alone; whoever lets people in enters those of others', async () => {
  const m = await begun(['chair', 'police.tom', 'school', 'mother'])
  const mother = await hear(m, 'mother')
  const known = await mother.until('roster', r => r.people.length === 4)
  const count = mother.events.length
  const reason = 'At court: zephyrquill.'
  expect(await does(m, 'police.tom', 'apologies', { person: idOf(m, 'school'), reason })).toBe('not_allowed')
  expect(await does(m, 'mother', 'apologies', { reason })).toBe('not_allowed')
  expect(await does(m, 'school', 'apologies', { reason })).toBe('yes')
  expect((await person(m, 'police.tom', 'school'))?.attendance).toHaveProperty('apologies', reason)
  expect(mother.events).toHaveLength(count)
  expect(await roster(m, 'mother')).toEqual(known)
  expect(await does(m, 'chair', 'apologies', { person: idOf(m, 'school'), reason: null })).toBe('yes')
  expect((await person(m, 'police.tom', 'school'))?.attendance).not.toHaveProperty('apologies')
})

test('Y23 quorum is social care and as many other agencies as the set-up says; going on with fewer is the chair’s, with a reason, and logged', async () => {
  const m = await begun(['chair', 'police.tom', 'police.ann'], { setup: { quorum: 'Two besides.', quorumAgencies: 1 } })
  const quorum = async () => (await roster(m, 'police.tom')).quorum
  const missing = { rule: 'Two besides.', needed: 1, others: 1, socialCare: false, met: false }
  expect(await quorum()).toEqual(missing)
  expect(await roster(m, 'mother')).not.toHaveProperty('quorum')
  expect(await does(m, 'police.tom', 'proceed', { reason: 'So.' })).toBe('not_allowed')
  expect(await does(m, 'chair', 'proceed', {})).toBe('schema')
  expect(await does(m, 'chair', 'proceed', { reason: 'A full report was sent.' })).toBe('yes')
  const [entry] = await entries(m, 'proceed')
  const proceeds = { reason: 'A full report was sent.', at: entry?.at, by: 'chair' }
  expect(entry?.content).toEqual({ reason: proceeds.reason, needed: 1, others: 1, socialCare: false })
  expect(await quorum()).toEqual({ ...missing, proceeds })
  await m.db.update(agencies).set({ type: 'social_care' }).where(eq(agencies.id, m.places.school!.agencyId!))
  await m.restart()
  expect(await does(m, 'police.tom', 'join')).toBe('yes')
  expect(await does(m, 'minutes', 'attend', { person: idOf(m, 'school'), here: true })).toBe('yes')
  expect(await quorum()).toEqual({ ...missing, socialCare: true, met: true, proceeds })
  expect(await does(m, 'chair', 'proceed', { reason: 'So.' })).toBe('not_allowed')
})

test('Y24 whoever is removed stands in no queue and no roster, and cannot be called', async () => {
  const m = await begun(['chair', 'police.tom', 'school'])
  expect(await does(m, 'school', 'raise-hand', { up: true })).toBe('yes')
  expect(await does(m, 'chair', 'remove', { person: idOf(m, 'school'), reason: 'Invited by mistake.' })).toBe('yes')
  expect((await floor(m, 'police.tom')).queue).toEqual([])
  expect(await person(m, 'police.tom', 'school')).toBeUndefined()
  expect(await does(m, 'chair', 'call', { person: idOf(m, 'school') })).toBe('reference')
})
