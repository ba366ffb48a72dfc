import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { parseVkey } from '../../lib/ledger/note'
import { verifyBundle } from '../../lib/ledger/verify'
import { testDatabase } from '../db/testing'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import { readEvidence } from '../read/evidence'
import { readHome } from '../read/home'
import { meetingToRead } from '../read/testing'
import { readTrail } from '../read/trail'
import { CHILD, contribution, listener, type Options, on } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

async function meeting(options: Options = {}) {
  const cast = {
    chair: 'chair',
    minutes: 'minute_taker',
    police: 'practitioner',
    school: 'practitioner',
    mother: 'family',
  } as const
  const m = await meetingToRead(database, cast, options)
  open.push(m)
  return m
}
type Meeting = Awaited<ReturnType<typeof meeting>>
const said = { v: 1, seen: 1 }

/** Everybody was heard, everything marked, and each child's views are there: nothing is open. */
async function allHeard(m: Meeting) {
  const [police, chair] = [await m.at('police', 'professionals'), await m.at('chair', 'professionals')]
  const id = randomUUID()
  await police.add(contribution({ heading: 'childs-views', children: [CHILD] }), id)
  await (await m.at('school', 'professionals')).add({ kind: 'declaration', ...said, nothing: ['timely'] })
  await chair.until(() => chair.stamps.has(id))
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: 'proportionate' }
  await chair.add({ ...mark, request: 'none' })
  return { id, mark, chair, police }
}
const entries = async (m: Meeting, verb: string) =>
  (await m.ledger.read(m.id)).entries
    .filter(e => e.fields?.type === `act.${verb}`)
    .map(({ fields }) => {
      const { delivered: _, ...content } = fields?.content ?? {}
      return content
    })

test('E50 with nothing open a meeting closes without a reason, and the entry says that nothing was', async () => {
  const m = await meeting()
  const { chair } = await allHeard(m)
  await chair.act('start')
  expect(await chair.act('close')).toMatchObject({ ok: true })
  expect(await entries(m, 'close')).toEqual([
    { unmarked: 0, unheard: [], unanswered: 0, unvoiced: [], unconfirmed: 0, held: 0 },
  ])
})

test('E50 what is not marked, not heard from, not answered and not voiced owes a reason; what was open is entered with it', async () => {
  const m = await meeting()
  const { chair, police, id, mark } = await allHeard(m)
  await chair.act('start')
  const refused = async () => expect(await chair.act('close')).toMatchObject({ ok: false, code: 'schema' })
  await chair.add({ ...mark, request: 'clarify' })
  await refused()
  await police.add({ kind: 'reply', ...on(id), body: 'On two weekends.' })
  const second = randomUUID()
  await police.add(contribution({ children: [CHILD] }), second)
  await refused()
  await chair.until(() => chair.stamps.has(second))
  await chair.add({ ...mark, ...on(second), request: 'date' })
  await police.add({ kind: 'withdrawal', ...on(id), heading: 'childs-views' })
  await refused()
  const reason = 'The school sends its report tomorrow.'
  expect(await chair.act('close', { reason: ' ' })).toMatchObject({ ok: false })
  expect(await chair.act('close', { reason })).toMatchObject({ ok: true })
  expect(await entries(m, 'close')).toEqual([
    { unmarked: 0, unheard: [], unanswered: 1, unvoiced: [CHILD], unconfirmed: 0, held: 0, reason },
  ])
})

test('E50 an agency that has said nothing at all is open by its name', async () => {
  const m = await meeting()
  const chair = await m.at('chair', 'professionals')
  await chair.act('start')
  expect(await chair.act('close')).toMatchObject({ ok: false, code: 'schema' })
  await chair.act('close', { reason: 'Nobody has come.' })
  const [entry] = await entries(m, 'close')
  expect(entry?.unheard).toEqual([m.places.police!.agency, m.places.school!.agency])
})

test('E78 marks that wait owe a reason as well: closing would leave them nobody’s; how many there were is entered', async () => {
  const m = await meeting()
  const { chair, id, mark } = await allHeard(m)
  await chair.act('start')
  await chair.add(mark)
  const held = {
    contribution: id,
    version: id,
    relevance: 'less-relevant',
    proportionality: 'proportionate',
    reason: 'Said twice.',
  }
  expect(await chair.act('hold-mark', { id: randomUUID(), ...held, request: 'none', first: false })).toMatchObject({
    ok: true,
  })
  expect(await chair.act('close')).toMatchObject({ ok: false, code: 'schema' })
  expect(await chair.act('close', { reason: 'It is shown at the review.' })).toMatchObject({ ok: true })
  expect(await entries(m, 'close')).toMatchObject([{ unmarked: 0, held: 1 }])
})

test('E51 the checkpoint signed at the close is told to whoever may export the log, and to nobody else', async () => {
  const m = await meeting()
  const room = await m.room()
  const hear = (who: string) => listener(room, m.places[who]!.person)
  const heard = { chair: hear('chair'), minutes: hear('minutes'), police: hear('police'), mother: hear('mother') }
  const chair = await m.at('chair')
  await chair.act('start')
  expect(heard.chair.last('state')?.meeting.sealed).toBeUndefined()
  await chair.act('close', { reason: 'All heard.' })
  const { closing } = await m.ledger.read(m.id)
  for (const [who, { until }] of Object.entries(heard)) {
    const { meeting: shown } = await until('state', state => state.meeting.status === 'concluded')
    expect(shown.sealed?.note, who).toBe(who === 'chair' || who === 'minutes' ? closing : undefined)
  }
  await m.restart()
  const again = listener(await m.room(), m.places.chair!.person)
  expect((await again.until('state', () => true)).meeting.sealed?.note).toBe(closing)
})

test('E52 an adjourned meeting takes everything as before, and starting it again resumes it', async () => {
  const m = await meeting()
  const chair = await m.at('chair')
  expect(await chair.act('adjourn')).toMatchObject({ ok: false, code: 'not_started' })
  await chair.act('start')
  const heard = listener(await m.room(), m.places.mother!.person)
  expect(await chair.act('adjourn', { reason: 'Until two o’clock.' })).toMatchObject({ ok: true })
  expect((await heard.until('notice', () => true)).sentence).toBe('The meeting is adjourned. It will go on later.')
  expect(await chair.act('close', { reason: 'Enough.' })).toMatchObject({ ok: false, code: 'not_started' })
  expect(await (await m.at('police')).add(contribution())).toHaveProperty('stamp')
  await m.restart()
  const { meeting: state } = await (await m.room()).ask()
  expect(state.status).toBe('adjourned')
  const again = await m.at('chair')
  const hears = listener(await m.room(), m.places.mother!.person)
  expect(await again.act('start')).toMatchObject({ ok: true })
  expect((await hears.until('notice', () => true)).sentence).toBe('The meeting goes on.')
  const trail = await readTrail(m.deps, m.session('chair'), m.id, {})
  expect(JSON.stringify(trail)).toContain('went on with the meeting')
})

test('E67 what came in late waits for the chair at home until they open the meeting again or say why not; what comes after that waits anew', async () => {
  const m = await meeting()
  const { chair, police } = await allHeard(m)
  await chair.act('start')
  expect(await chair.act('keep-closed', { reason: 'Not yet.' })).toMatchObject({ ok: false, code: 'not_allowed' })
  await chair.act('close')
  const late = async (who = 'chair') => (await readHome(m.deps, m.session(who))).late
  expect(await late()).toEqual({})
  await police.add(contribution({ heading: 'timely', children: [CHILD], late: true }))
  expect(await late()).toEqual({ [m.id]: 1 })
  for (const who of ['police', 'minutes', 'mother']) expect(await late(who)).toEqual({})
  expect(await police.act('keep-closed', { reason: 'No.' })).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await chair.act('keep-closed')).toMatchObject({ ok: false, code: 'schema' })
  const hear = listener(await m.room(), m.places.chair!.person)
  expect(await chair.act('keep-closed', { reason: 'We had this from the school.' })).toMatchObject({ ok: true })
  expect((await hear.until('state', ({ meeting }) => meeting.sealed?.kept !== undefined)).meeting.status).toBe(
    'concluded',
  )
  expect(await late()).toEqual({})
  await police.add(contribution({ heading: 'timely', children: [CHILD], late: true }))
  expect(await late()).toEqual({ [m.id]: 1 })
  await chair.act('reopen', { reason: 'It bears on the plan.' })
  expect(await late()).toEqual({})
})

test('E53 a closed meeting is opened again by its chair with a reason, and by nobody without one', async () => {
  const m = await meeting()
  const [chair, police] = [await m.at('chair'), await m.at('police')]
  await chair.act('start')
  expect(await chair.act('reopen', { reason: 'More came in.' })).toMatchObject({ ok: false, code: 'not_allowed' })
  await chair.act('close', { reason: 'All heard.' })
  expect(await chair.act('reopen')).toMatchObject({ ok: false, code: 'schema' })
  expect(await chair.act('reopen', { reason: ' ' })).toMatchObject({ ok: false, code: 'schema' })
  expect(await police.act('reopen', { reason: 'More came in.' })).toMatchObject({ ok: false, code: 'not_allowed' })
  expect((await (await m.room()).ask()).meeting.status).toBe('concluded')
  expect(await chair.act('reopen', { reason: 'More came in.' })).toMatchObject({ ok: true })
  expect(await entries(m, 'reopen')).toEqual([{ reason: 'More came in.' }])
  expect(await police.add(contribution())).toHaveProperty('stamp')
  await m.restart()
  expect((await (await m.room()).ask()).meeting).toMatchObject({ status: 'in_progress', closedAt: null })
})

test('E53 a log that was closed, opened again and closed once more is authentic, with the last close for its end', async () => {
  const m = await meeting()
  const chair = await m.at('chair')
  for (const verb of ['start', 'close', 'reopen', 'close'])
    await chair.act(verb, verb === 'start' ? {} : { reason: 'So.' })
  const trusted = (await publishedKeys(database.drizzle)).map(vkey => parseVkey(vkey, nodeHashes)!)
  const bundle = await readEvidence(m.deps, m.session('chair'), m.id)
  const verdict = await verifyBundle(Buffer.from(bundle ?? ''), { hashes: nodeHashes, verify: nobleVerify, trusted })
  expect(verdict).toMatchObject({ verdict: 'authentic', size: 5, closedAt: 5, trusted: true })
})

test('E54 once a meeting is closed those who may share add late information, which says so itself; nothing else is taken', async () => {
  const m = await meeting()
  const [chair, police] = [await m.at('chair'), await m.at('police')]
  expect(await police.add(contribution({ late: true }))).toMatchObject({ refusal: { code: 'schema' } })
  await chair.act('start')
  await chair.act('close', { reason: 'All heard.' })
  expect(await (await m.at('police')).add(contribution())).toMatchObject({ refusal: { code: 'closed' } })
  const id = randomUUID()
  expect(await (await m.at('police')).add(contribution({ late: true }), id)).toHaveProperty('stamp')
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: null, request: 'none' }
  expect(await (await m.at('chair', 'professionals')).add(mark)).toMatchObject({ refusal: { code: 'closed' } })
  expect(await (await m.at('mother')).add(contribution({ late: true }))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const trail = JSON.stringify(await readTrail(m.deps, m.session('chair'), m.id, {}))
  expect(trail).toContain('shared this after the meeting closed, under Accurate')
})

test('E55 asking whoever was not heard from reaches their people alone; where all have spoken nothing is entered', async () => {
  const m = await meeting()
  const room = await m.room()
  await (await m.at('police')).add(contribution())
  const chair = await m.at('chair')
  const heard = { school: listener(room, m.places.school!.person), mother: listener(room, m.places.mother!.person) }
  await heard.mother.until('state', () => true)
  const before = heard.mother.events.length
  expect(await (await m.at('police')).act('ask-silent')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await chair.act('ask-silent')).toMatchObject({ ok: true })
  await heard.school.until('state', state => state.asked !== undefined)
  const police = listener(room, m.places.police!.person)
  expect((await police.until('state', () => true)).asked).toBeUndefined()
  expect(heard.mother.events.length).toBe(before)
  expect(await entries(m, 'ask-silent')).toEqual([{ agencies: [m.places.school!.agency] }])
  const school = await m.at('school', 'professionals')
  await school.add({ kind: 'declaration', ...said, nothing: ['timely'] })
  expect(await chair.act('ask-silent')).toMatchObject({ ok: true })
  expect(await entries(m, 'ask-silent')).toHaveLength(1)
})

test('E59 professionals are told the days that the clocks give; family are told none of it', async () => {
  const m = await meeting()
  const room = await m.room()
  const told = async (who: string) =>
    (await listener(room, m.places[who]!.person).until('state', () => true)).meeting.clocks
  expect(await told('mother')).toBeUndefined()
  expect(await told('police')).toEqual({
    coreGroup: '2026-12-03',
    review: '2027-02-19',
    dissent: { days: 3, closed: [] },
  })
})

test('H27 professionals are told whom the children’s authority says to ring; family are not', async () => {
  const m = await meeting({ setup: { numbers: ['01632 960 111'] } })
  const room = await m.room()
  const told = async (who: string) => (await listener(room, m.places[who]!.person).until('state', () => true)).meeting
  expect((await told('police')).numbers).toEqual(['01632 960 111'])
  expect(JSON.stringify(await told('mother'))).not.toContain('01632')
})
