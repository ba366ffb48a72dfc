import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { ReplayMoment } from '../../lib/protocol/replay'
import { testDatabase } from '../db/testing'
import { erase } from '../ledger/testing'
import { contribution, listener, on, participant } from '../rooms/testing'
import { openReplay, Replaying, readMoment } from './replay'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const CAST = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  school: 'practitioner',
  student: 'observer',
  mother: 'family',
  expert: 'guest',
  auditor: 'auditor',
} as const
type Name = keyof typeof CAST
const NAMES = ['chair', 'minutes', 'police.tom', 'police.ann', 'school', 'student', 'mother', 'expert'] as const

async function meeting() {
  const m = await meetingToRead(database, CAST, { invited: ['expert'] })
  open.push(m)
  const deps = { ...m.deps, replaying: new Replaying() }
  const person = (who: Name) => m.places[who]!.person
  const act = async (who: Name, verb: string, input: object = {}) =>
    (await m.room()).act(person(who), { verb, input, key: randomUUID() })
  const seen = async (audience: string) => (await m.room()).people.audiences.get(audience)?.version ?? 1
  const say = async (who: Name, audience: string, statement: object, of: string = randomUUID()) => {
    const from = await participant(await m.room(), m.places[who]!, audience)
    await from.add({ ...statement, seen: await seen(audience) }, of)
    from.leave()
    return of
  }
  const letIn = (who: Name) => act('chair', 'admit', { person: person(who), identity: true, confidentiality: true })
  const moment = (n: number, as: Name, by: Name = 'auditor') =>
    readMoment(deps, m.session(by), m.id, { n, as: person(as) })
  const now = async () => (await (await m.room()).ask()).size
  return { ...m, deps, person, act, say, letIn, moment, now }
}
type Held = Awaited<ReturnType<typeof meeting>>

const inOrder = <T>(pairs: Iterable<[string, T]>) => [...pairs].sort(([a], [b]) => (a < b ? -1 : 1))

/** What a moment says of the meeting, apart from what only a live connection has. */
function shown(said: Pick<ReplayMoment, 'state' | 'roster' | 'windows'>) {
  const { now: _now, build: _build, since: _since, reached: _r, audiences, me, ...state } = said.state!
  const { door: _door, writing: _writing, reached: _q, people, ...roster } = said.roster!
  const byPerson = (a: { person: string }, b: { person: string }) => (a.person < b.person ? -1 : 1)
  const { agencyId: _agency, ...mine } = me
  return {
    state: {
      ...state,
      me: mine,
      meeting: { ...state.meeting, agencies: state.meeting.agencies.toSorted((a, b) => (a.code < b.code ? -1 : 1)) },
      spoke: undefined,
      audiences: audiences
        .map(({ version: _version, readers, ...one }) => ({ ...one, readers: readers?.toSorted(byPerson) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
    roster: {
      ...roster,
      people: people.toSorted(byPerson),
    },
    windows: said.windows
      .map(({ audience, statements, stamps }) => ({
        audience,
        statements: inOrder(statements),
        stamps: inOrder(stamps),
      }))
      .sort((a, b) => (a.audience < b.audience ? -1 : 1)),
  }
}

/** What somebody's machine has of the meeting at this moment; null where nothing of it reaches them. */
async function lived(m: Held, who: Name) {
  const room = await m.room()
  if (!room.mayListen(m.person(who))) return null
  const live = listener(room, m.person(who))
  const roster = await live.until('roster', () => true)
  const state = live.last('state')!
  live.hangUp()
  const windows = []
  for (const { id: audience } of state.audiences) {
    const { statements, stamps, leave } = await participant(room, m.places[who]!, audience)
    leave()
    windows.push({ audience, statements: [...statements.entries()], stamps: [...stamps.entries()] })
  }
  return shown({ state, roster, windows })
}

const AUTHORS = ['chair', 'police.tom', 'police.ann', 'school'] as const
const step = fc.record({
  does: fc.constantFrom(
    ...([
      'share',
      'share',
      'share',
      'inside',
      'correct',
      'withdraw',
      'mark',
      'hold',
      'reply',
      'list',
      'join',
      'leave',
    ] as const),
    ...([
      'admit',
      'closed',
      'ended',
      'focus',
      'code',
      'hand-over',
      'hand-back',
      'remove',
      'take-down',
      'hand',
      'decide',
    ] as const),
  ),
  who: fc.constantFrom(...AUTHORS),
  other: fc.constantFrom(...NAMES),
  pick: fc.nat(30),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
/** Whatever came before, this does. */
const last = (does: Step['does'], who: Step['who'], other: Step['other']): Step => ({ does, who, other, pick: 0 })
const LAST = [
  ...[last('ended', 'chair', 'chair'), last('admit', 'chair', 'mother'), last('share', 'school', 'chair')],
  ...[last('mark', 'chair', 'chair'), last('closed', 'chair', 'chair'), last('inside', 'school', 'chair')],
  ...[last('ended', 'chair', 'chair'), last('admit', 'chair', 'mother'), last('list', 'police.tom', 'chair')],
]
type Said = { id: string; version: string; who: Name; audience: string }

async function does(m: Held, said: Said[], { does, who, other, pick }: Step) {
  const one = said[pick % Math.max(1, said.length)]
  const about = one && { ...on(one.id, one.version) }
  const among = one?.audience === 'meeting' ? 'professionals' : (one?.audience ?? 'professionals')
  const judged = { relevance: 'less-relevant', proportionality: null, reason: 'Why.', request: 'clarify' }
  const share = async (audience: string, readable = true) => {
    const id = await m.say(who, audience, contribution())
    if (readable) said.push({ id, version: id, who, audience })
  }
  const chairs = [...(await m.room()).people.members.values()].find(
    ({ role }) => role === 'chair' || role === 'acting_chair',
  )
  const chair = NAMES.find(name => m.person(name) === chairs?.person) ?? 'chair'
  switch (does) {
    case 'share':
      return share('meeting')
    case 'inside':
      return share('professionals')
    case 'list': {
      const people = [...new Set(['chair', chair, who] as const)].map(m.person)
      await m.act(who, 'make-list', { people })
      const list = [...(await m.room()).people.audiences.values()].findLast(({ kind }) => kind === 'named')
      return list && share(list.id, list.people?.has(m.person(who)))
    }
    case 'correct': {
      if (!one || !about) return
      const version = randomUUID()
      await m.say(
        one.who,
        one.audience,
        { ...contribution(), kind: 'correction', ...about, reason: 'Better.' },
        version,
      )
      one.version = version
      return
    }
    case 'withdraw':
      return one && m.say(one.who, one.audience, { kind: 'withdrawal', ...about, heading: 'accurate' })
    case 'mark':
      return one && m.say(chair, among, { kind: 'mark', ...about, ...judged })
    case 'hold':
      return one && m.act('minutes', 'hold-mark', { contribution: one.id, version: one.version, ...judged })
    case 'reply':
      return one && m.say(one.who, among, { kind: 'reply', ...about, body: 'Because.' })
    case 'take-down':
      return (
        one &&
        (await m.room()).keep(m.person(chair), {
          verb: 'take-down',
          input: { statement: one.version, reason: 'excessive' },
          key: randomUUID(),
        })
      )
    case 'join':
    case 'leave':
      return m.act(other, does)
    case 'admit':
      return m.letIn(other)
    case 'closed':
      return m.act(chair, 'open-closed-part', { reason: 'Among ourselves.' })
    case 'ended':
      return m.act(chair, 'end-closed-part')
    case 'focus':
      return m.act(chair, 'focus', one ? { heading: 'accurate', contribution: one.id } : { heading: 'timely' })
    case 'code':
      return m.act(chair, 'pair-room', { hash: '0'.repeat(64) })
    case 'hand-over':
      return m.act(chair, 'hand-over', { person: m.person(who) })
    case 'hand-back':
      return m.act(chair, 'hand-over', { person: m.person('chair') })
    case 'remove':
      return pick % 4 === 0 ? m.act(chair, 'remove', { person: m.person('student'), reason: 'By mistake.' }) : undefined
    case 'hand':
      return m.act(who, 'raise-hand', {})
    default:
      return m.act(chair, 'nothing-further', { agency: m.places[who]!.agency, heading: 'accurate' })
  }
}

test('R40 a replay at any moment is, for every person, what their own machine had then', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  console.log(`seed ${seed}`)
  const run = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async steps => {
    const m = await meeting()
    const said: Said[] = []
    const was: { n: number; who: Name; had: Awaited<ReturnType<typeof lived>> }[] = []
    for (const who of ['chair', 'school', 'mother'] as const) await m.act(who, 'join')
    await m.act('chair', 'start')
    for (const one of [...steps, ...LAST]) {
      await does(m, said, one)
      const n = await m.now()
      for (const who of NAMES) was.push({ n, who, had: await lived(m, who) })
      expect(await m.now()).toBe(n)
    }
    // Backwards too: going back begins again.
    for (const { n, who, had } of [...was, ...was.toReversed().filter((_, i) => i % 5 === 0)]) {
      const moment = await m.moment(n, who)
      const told = moment?.was === 'in' ? shown(moment) : null
      expect(told && { ...told, state: { ...told.state, spoke: undefined } }, `${who} at ${n}`).toEqual(had)
    }
  })
  await fc.assert(run, { seed, numRuns: 2, endOnFailure: true })
})

test('R41 whoever may read the trail replays, and nobody else; the unknown get the same answer', async () => {
  const m = await meeting()
  for (const who of ['chair', 'minutes', 'auditor'] as const) {
    expect(await openReplay(m.deps, m.session(who), m.id, {})).not.toBeNull()
    expect(await m.moment(1, 'school', who)).not.toBeNull()
  }
  for (const who of ['police.tom', 'school', 'student', 'mother', 'expert'] as const) {
    expect(await openReplay(m.deps, m.session(who), m.id, {})).toBeNull()
    expect(await m.moment(1, 'school', who)).toBeNull()
  }
  expect(await openReplay(m.deps, STRANGER, m.id, {})).toBeNull()
  expect(await m.moment(1, 'auditor')).toBeNull()
  expect(await readMoment(m.deps, m.session('auditor'), m.id, { n: 1, as: randomUUID() })).toBeNull()
})

test('R42 opening it and choosing whose eyes stand in the access log before a word is shown; steps do not, and neither does content', async () => {
  const m = await meeting()
  await m.say('school', 'meeting', contribution({ body: 'PLANTED-WORDS' }))
  await openReplay(m.deps, m.session('auditor'), m.id, { as: m.person('school') })
  for (const n of [1, 2, 1, 2]) await m.moment(n, 'school')
  await m.moment(2, 'mother')
  await m.moment(1, 'mother')
  await m.moment(2, 'school', 'chair')
  await m.moment(2, 'school', 'police.tom')
  const lines = await m.logged()
  const said = lines.map(({ type, actor, content }) => [type, actor?.name, content?.as])
  expect(said).toEqual([
    ['act.read-replay', 'auditor', m.person('school')],
    ['act.read-replay', 'auditor', m.person('mother')],
    ['act.read-replay', 'chair', m.person('school')],
    ['act.read-replay-refused', 'police.tom', undefined],
  ])
  expect(JSON.stringify(lines)).not.toContain('PLANTED')
  const broken = { ...m.deps, access: async () => Promise.reject(new Error('The log is away.')) }
  await expect(openReplay(broken, m.session('auditor'), m.id, {})).rejects.toThrow()
  await expect(readMoment(broken, m.session('chair'), m.id, { n: 1, as: m.person('mother') })).rejects.toThrow()
})

const words = (moment: ReplayMoment | null) => JSON.stringify(moment?.windows ?? null)

test('R43 through somebody’s eyes whoever replays sees what both may: a list they are not on is not there, not even as a count', async () => {
  const m = await meeting()
  const people = (['chair', 'police.tom'] as const).map(m.person)
  const before = (await openReplay(m.deps, m.session('minutes'), m.id, {}))!.times.length
  await m.act('chair', 'make-list', { people })
  const list = [...(await m.room()).people.audiences.values()].find(({ kind }) => kind === 'named')!
  await m.say('police.tom', list.id, contribution({ body: 'PLANTED-LIST' }))
  const n = await m.now()
  expect(words(await m.moment(n, 'chair', 'auditor'))).toContain('PLANTED-LIST')
  expect(words(await m.moment(n, 'chair', 'chair'))).toContain('PLANTED-LIST')
  expect(words(await m.moment(n, 'school', 'auditor'))).not.toContain('PLANTED-LIST')
  const told = await m.moment(n, 'chair', 'minutes')
  expect(JSON.stringify(told)).not.toContain('PLANTED-LIST')
  expect(JSON.stringify(told)).not.toContain(list.id)
  expect((await openReplay(m.deps, m.session('minutes'), m.id, {}))!.times).toHaveLength(before)
})

test('R44 later words are not there yet, earlier ones still are; who was not in saw nothing', async () => {
  const m = await meeting()
  const start = await m.now()
  const first = await m.say('school', 'meeting', contribution({ body: 'FIRST-WORDS' }))
  const shared = await m.now()
  const version = randomUUID()
  await m.say(
    'school',
    'meeting',
    { ...contribution({ body: 'SECOND-WORDS' }), kind: 'correction', ...on(first) },
    version,
  )
  const corrected = await m.now()
  await m.say('school', 'meeting', { kind: 'withdrawal', ...on(first, version), heading: 'accurate' })
  const withdrawn = await m.now()
  await m.act('chair', 'start')
  await m.letIn('expert')
  const at = async (n: number, as: Name = 'police.tom') => words(await m.moment(n, as))
  expect(await at(start)).not.toContain('WORDS')
  expect(await at(shared)).toContain('FIRST-WORDS')
  expect(await at(shared)).not.toContain('SECOND-WORDS')
  expect(await at(corrected)).toContain('SECOND-WORDS')
  expect(await at(corrected)).not.toContain('FIRST-WORDS')
  expect(await at(withdrawn)).not.toContain('WORDS')
  expect(await at(shared)).toContain('FIRST-WORDS')
  expect(await m.moment(corrected, 'expert')).toMatchObject({
    was: 'waiting',
    state: null,
    roster: null,
    windows: [],
    gone: [],
  })
  const inside = await m.moment(await m.now(), 'expert')
  expect(inside?.was).toBe('in')
  expect(words(inside)).not.toContain('WORDS')
})

test('R45 words that were destroyed, or taken down, are shown at no moment, and that they stood there is said', async () => {
  const m = await meeting()
  const one = await m.say('school', 'meeting', contribution({ body: 'TAKEN-WORDS' }))
  const two = await m.say('school', 'professionals', contribution({ body: 'KEYLESS-WORDS' }))
  const n = await m.now()
  const take = (await m.room()).keep(m.person('chair'), {
    verb: 'take-down',
    input: { statement: one, reason: 'excessive' },
    key: randomUUID(),
  })
  expect(await take).toMatchObject({ ok: true })
  const after = await m.now()
  expect(words(await m.moment(n, 'chair', 'chair'))).not.toContain('TAKEN-WORDS')
  expect(words(await m.moment(n, 'chair', 'auditor'))).toContain('TAKEN-WORDS')
  expect((await m.moment(n, 'mother', 'chair'))?.gone).toMatchObject([
    { id: one, why: 'taken-down', by: { name: 'school' } },
  ])
  expect((await m.moment(after, 'mother', 'chair'))?.gone).toEqual([])
  expect(
    await (await m.room()).keep(m.person('auditor'), { verb: 'purge', input: { statement: one }, key: randomUUID() }),
  ).toMatchObject({ ok: true })
  await erase(m.db, m.ledger, m.id, once => once === two)
  for (const by of ['chair', 'auditor'] as const) {
    const moment = await m.moment(n, 'chair', by)
    expect(words(moment)).not.toContain('-WORDS')
    expect(moment?.gone.map(({ id, why }) => [id, why]).sort()).toEqual(
      [
        [one, 'destroyed'],
        [two, 'destroyed'],
      ].sort(),
    )
    expect((await m.moment(n, 'mother', by))?.gone.map(({ id }) => id)).toEqual([one])
    expect((await m.moment(await m.now(), 'mother', by))?.gone).toEqual([])
  }
})

test('R46 it opens at the time that is asked for, as the person that is asked for, else at its end as whoever led first', async () => {
  const m = await meeting()
  await m.act('chair', 'start')
  await m.say('school', 'meeting', contribution())
  const view = (await openReplay(m.deps, m.session('auditor'), m.id, {}))!
  expect([view.as, view.moment.n]).toEqual([m.person('chair'), view.times.length])
  expect(view.people.map(({ name }) => name).sort()).toEqual([...NAMES].sort())
  expect(view.turns.map(({ is }) => is)).toEqual(['start'])
  expect(view.lanes.shared).toEqual([view.times.length])
  const then = (await openReplay(m.deps, m.session('auditor'), m.id, { at: view.times[1]!, as: m.person('mother') }))!
  expect([then.as, then.moment.n, then.moment.at]).toEqual([m.person('mother'), 2, view.times[1]])
  const never = (await openReplay(m.deps, m.session('auditor'), m.id, { at: '2001-01-01T00:00', as: 'nobody' }))!
  expect([never.as, never.moment.n]).toEqual([m.person('chair'), 1])
  expect(words(never.moment)).not.toContain('seen')
})
