import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { foldBoard } from '../../lib/board/fold'
import type { Stamp } from '../../lib/statements/kind'
import { testDatabase } from '../db/testing'
import { CHILD, contribution, on, type Participant, testMeeting } from './testing'

const database = await testDatabase()
const OTHER = '00000000-0000-4000-8000-000000000102'
const CAST = {
  chair: 'chair',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  school: 'practitioner',
  mother: 'family',
} as const
type Who = keyof typeof CAST
type Board = 'meeting' | 'professionals'

/** A meeting about two children, with something shared with everyone and something among professionals. */
async function meeting() {
  const children = [CHILD, OTHER].map((id, i) => ({ id, name: `Child ${i}` }))
  const m = await testMeeting(database, CAST, { setup: { children } })
  const share = async (audience: Board, more: object = {}) => {
    const id = randomUUID()
    await say('police.tom', audience, contribution({ ...more }), id)
    return id
  }
  /** Says it at a board of one's own: null once it is stored, or the code it was turned down with. */
  const say = async (who: Who, audience: Board, statement: Record<string, unknown>, id: string = randomUUID()) => {
    const seat = await m.at(who, audience)
    const outcome = await seat.add(statement, id)
    seat.leave()
    return 'stamp' in outcome ? null : 'refusal' in outcome ? outcome.refusal.code : String(outcome.closed)
  }
  return { m, say, open: await share('meeting'), inner: await share('professionals'), share }
}

const said = { v: 1, seen: 1 }
const ref = (contribution: string, version = contribution) => ({ contribution, version })
const decides = (reliesOn: object[], more: object = {}) => ({
  kind: 'decision',
  ...said,
  child: CHILD,
  outcome: 'child_protection_plan',
  threshold: 'likely',
  category: 'neglect',
  reasons: 'Three visits were missed.',
  reliesOn,
  ...more,
})
const stands = (decision: string, view: string, more: object = {}) => ({
  kind: 'stance',
  ...said,
  decision,
  version: decision,
  view,
  ...more,
})
const told = { kind: 'told', ...said, to: 'The chair', date: '2026-11-19', reference: 'R1' }

/** What somebody's screen makes of the boards they read. */
const folded = (...seats: Participant[]) =>
  foldBoard(
    seats.map(({ statements, stamps }, i) => ({
      audience: i === 0 ? 'professionals' : 'meeting',
      statements: new Map(statements.entries()),
      stamps: new Map<string, Stamp>(stamps.entries()),
    })),
    () => 'XX',
  )

test('E41 a decision, and a conflict, is refused where one of its readers cannot read what it rests on; nothing is stored', async () => {
  const { m, say, open, inner } = await meeting()
  const quiet = randomUUID()
  expect(await say('police.tom', 'professionals', told, quiet)).toBeNull()
  const before = (await (await m.room()).ask()).size
  expect(await say('chair', 'meeting', decides([ref(open), ref(inner)]))).toBe('reference')
  expect(await say('chair', 'meeting', decides([ref(open)], { told: [quiet] }))).toBe('reference')
  expect(await say('chair', 'professionals', decides([ref(randomUUID())]))).toBe('reference')
  const conflict = { kind: 'conflict', ...said, question: 'Which?', between: [ref(open), ref(inner)] }
  expect(await say('chair', 'meeting', conflict)).toBe('wrong_audience')
  expect((await (await m.room()).ask()).size).toBe(before)
  expect(await say('chair', 'professionals', decides([ref(open), ref(inner)], { told: [quiet] }))).toBeNull()
  expect(await say('chair', 'meeting', decides([ref(open)]))).toBeNull()
  expect(await say('chair', 'professionals', conflict)).toBeNull()
})

test('E41 a stance, and whom it speaks for, reaches nobody who does not read the professionals’ board', async () => {
  const { m, say, open } = await meeting()
  const decided = randomUUID()
  await say('chair', 'meeting', decides([ref(open)]), decided)
  expect(await say('school', 'meeting', stands(decided, 'agrees'))).toBe('wrong_audience')
  expect(await say('school', 'professionals', stands(decided, 'agrees'))).toBeNull()
  const mother = await m.at('mother')
  expect([...mother.statements.keys()].sort()).toEqual([open, decided].sort())
})

test('E42 a decision relies on words as they are now: what was withdrawn or corrected since is turned down', async () => {
  const { say, open, inner, share } = await meeting()
  const corrected = randomUUID()
  await say('police.tom', 'meeting', { ...contribution({ body: 'New.' }), kind: 'correction', ...on(open) }, corrected)
  await say('police.tom', 'professionals', { kind: 'withdrawal', ...on(inner), heading: 'accurate' })
  expect(await say('chair', 'professionals', decides([ref(open)]))).toBe('superseded')
  expect(await say('chair', 'professionals', decides([ref(inner)]))).toBe('withdrawn')
  expect(await say('chair', 'professionals', decides([ref(open, corrected), ref(await share('meeting'))]))).toBeNull()
})

test('E43 a child has one standing decision on a board: another names it and takes its place, and the earlier words leave every document', async () => {
  const { m, say, open } = await meeting()
  const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()]
  expect(await say('chair', 'professionals', decides([ref(open)]), first)).toBeNull()
  expect(await say('chair', 'professionals', decides([ref(open)]))).toBe('superseded')
  expect(await say('chair', 'professionals', decides([ref(open)], { child: OTHER }), other)).toBeNull()
  const changed = { of: first, version: first, reasons: 'Three visits were missed, and one was kept.' }
  expect(await say('chair', 'meeting', decides([ref(open)], changed))).toBe('wrong_audience')
  expect(await say('chair', 'professionals', decides([ref(open)], { ...changed, child: OTHER }))).toBe('superseded')
  expect(await say('chair', 'professionals', decides([ref(open)], changed), second)).toBeNull()
  expect(await say('chair', 'professionals', decides([ref(open)], changed))).toBe('superseded')
  expect(await say('chair', 'professionals', decides([ref(open)], { child: randomUUID() }))).toBe('reference')
  const seat = await m.at('school', 'professionals')
  expect(seat.statements.has(first)).toBe(false)
  expect(folded(seat).decisions.map(({ id, version, changed }) => [id, version, changed !== null])).toEqual([
    [first, second, true],
    [other, other, false],
  ])
})

test('E44 an agency’s newest stance takes the place of its earlier one; said of words that were changed since, it is shown as such', async () => {
  const { m, say, open } = await meeting()
  const [first, second] = [randomUUID(), randomUUID()]
  await say('chair', 'professionals', decides([ref(open)]), first)
  expect(await say('chair', 'professionals', stands(first, 'agrees'))).toBe('not_allowed')
  expect(await say('police.tom', 'professionals', stands(first, 'agrees'))).toBeNull()
  expect(await say('police.ann', 'professionals', stands(first, 'disagrees', { reason: 'Too soon.' }))).toBeNull()
  expect(await say('school', 'professionals', stands(first, 'agrees'))).toBeNull()
  await say('chair', 'professionals', decides([ref(open)], { of: first, version: first, reasons: 'Other.' }), second)
  expect(await say('school', 'professionals', stands(first, 'disagrees'))).toBe('superseded')
  expect(await say('school', 'professionals', { ...stands(first, 'reservation'), version: second })).toBeNull()
  const [decision] = folded(await m.at('chair', 'professionals')).decisions
  const police = m.places['police.tom']!.agency
  expect(decision?.stances.map(s => [s.agency === police, s.view, s.earlier])).toEqual([
    [true, 'disagrees', true],
    [false, 'reservation', false],
  ])
})

test('E64 whoever leads or takes the minutes enters the view of an agency that has no screen here, as that agency’s; nobody else does, and for nobody who is here', async () => {
  const { m, say, open } = await meeting()
  const decision = randomUUID()
  await say('chair', 'professionals', decides([ref(open)]), decision)
  const of = (who: Who) => ({ onBehalf: { person: m.places[who]!.person, agency: m.places[who]!.agency } })
  const dissent = (onBehalf: object) =>
    stands(decision, 'disagrees', { reason: 'Too soon.', formal: true, ...onBehalf })
  expect(await say('police.tom', 'professionals', dissent(of('school')))).toBe('not_allowed')
  expect(await say('police.tom', 'professionals', dissent(of('police.ann')))).toBe('not_allowed')
  expect(await say('chair', 'professionals', stands(decision, 'agrees'))).toBe('not_allowed')
  expect(await say('chair', 'professionals', dissent(of('mother')))).toBe('not_allowed')
  const elsewhere = { onBehalf: { ...of('school').onBehalf, agency: m.places['police.tom']!.agency } }
  expect(await say('chair', 'professionals', dissent(elsewhere))).toBe('not_allowed')
  expect(await say('chair', 'professionals', dissent({ onBehalf: { person: randomUUID(), agency: 'School' } }))).toBe(
    'not_allowed',
  )
  const seat = await m.at('school')
  await seat.act('join')
  expect(await say('chair', 'professionals', dissent(of('school')))).toBe('not_allowed')
  await seat.act('leave')
  expect(await say('chair', 'professionals', dissent(of('school')))).toBeNull()
  const views = async () => folded(await m.at('chair', 'professionals')).decisions[0]?.stances
  const school = m.places.school!.agency
  expect(await views()).toMatchObject([{ agency: school, view: 'disagrees', formal: true }])
  expect(await say('school', 'professionals', stands(decision, 'agrees'))).toBeNull()
  expect(await views()).toMatchObject([{ agency: school, view: 'agrees' }])
  expect(await views()).toHaveLength(1)
})

test('E47 an action that is dropped leaves the list, and says why; whose newest words were meant is asked', async () => {
  const { m, say } = await meeting()
  const [first, second] = [randomUUID(), randomUUID()]
  const action = { kind: 'action', ...said, what: 'See the child alone', children: [CHILD] }
  expect(await say('chair', 'meeting', { ...action, children: [randomUUID()] })).toBe('reference')
  expect(await say('chair', 'meeting', action, first)).toBeNull()
  const later = { ...action, of: first, version: first, due: '2026-12-01' }
  expect(await say('chair', 'meeting', later, second)).toBeNull()
  expect(await say('chair', 'meeting', { ...later, dropped: 'Done already.' })).toBe('superseded')
  const seat = () => m.at('mother')
  expect(folded(await seat()).actions).toMatchObject([{ id: first, version: second, due: '2026-12-01' }])
  expect(await say('chair', 'meeting', { ...later, version: second, dropped: 'Done already.' })).toBeNull()
  expect(folded(await seat()).actions).toEqual([])
})

test('E48 a conflict is listed until it is said how it was settled, whatever became of its contributions', async () => {
  const { m, say, open, inner } = await meeting()
  const id = randomUUID()
  const conflict = { kind: 'conflict', ...said, question: 'Which of the two?', between: [ref(open), ref(inner)] }
  expect(await say('chair', 'professionals', conflict, id)).toBeNull()
  await say('police.tom', 'professionals', { kind: 'withdrawal', ...on(inner), heading: 'accurate' })
  expect(await say('chair', 'professionals', conflict)).toBe('withdrawn')
  const settled = { ...conflict, of: id, version: id, resolution: 'The second was taken back.' }
  expect(await say('chair', 'professionals', settled)).toBeNull()
  expect(folded(await m.at('school', 'professionals')).conflicts).toMatchObject([
    { id, resolution: 'The second was taken back.' },
  ])
})

test('E49 after a restart decisions, stances, actions and conflicts are as they were, and rules hold as before; what is taken down can be decided anew', async () => {
  const { m, say, open, inner } = await meeting()
  const [first, second, stance] = [randomUUID(), randomUUID(), randomUUID()]
  await say('chair', 'professionals', decides([ref(open)]), first)
  await say('police.tom', 'professionals', stands(first, 'agrees'), stance)
  await say('chair', 'professionals', decides([ref(open)], { of: first, version: first }), second)
  await say('chair', 'professionals', {
    kind: 'conflict',
    ...said,
    question: 'Which?',
    between: [ref(open), ref(inner)],
  })
  await say('chair', 'professionals', { kind: 'action', ...said, what: 'See the child', children: [CHILD] })
  const board = async () => folded(await m.at('school', 'professionals'))
  const before = await board()
  const state = (await (await m.room()).ask()).meeting.matters
  await m.restart()
  expect(await board()).toEqual(before)
  expect((await (await m.room()).ask()).meeting.matters).toEqual(state)
  expect(await say('chair', 'professionals', decides([ref(open)]))).toBe('superseded')
  const room = await m.room()
  const takeDown = { verb: 'take-down', input: { statement: second, reason: 'excessive' }, key: randomUUID() }
  expect(await room.keep(m.places.chair!.person, takeDown)).toMatchObject({ ok: true })
  expect((await board()).decisions).toEqual([])
  expect(await say('police.ann', 'professionals', { ...stands(first, 'agrees'), version: second })).toBe('superseded')
  expect(await say('chair', 'professionals', decides([ref(open)]))).toBeNull()
})
