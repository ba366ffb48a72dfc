import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { meetingToRead } from '../read/testing'
import { readTrail } from '../read/trail'
import { contribution, listener, on } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const unfavourable = {
  relevance: 'less-relevant',
  proportionality: 'proportionate',
  reason: 'Long ago, and nothing like it since',
  request: 'none',
}
const favourable = { relevance: 'relevant', proportionality: 'proportionate', request: 'none' }

/** Police shared something; `held` is what somebody is told of marks that wait. */
async function meeting() {
  const m = await meetingToRead(database, {
    chair: 'chair',
    minutes: 'minute_taker',
    police: 'practitioner',
    'police.ann': 'practitioner',
    school: 'practitioner',
    observer: 'observer',
    mother: 'family',
  })
  open.push(m)
  const what = randomUUID()
  expect(await (await m.at('police')).add(contribution(), what)).toHaveProperty('stamp')
  type Name = keyof typeof m.places & string
  const held = async (who: Name) => {
    const live = listener(await m.room(), m.places[who]!.person)
    const { held = [] } = await live.until('state', () => true)
    return held.map(({ id, stage, relevance, by }) => ({ id, stage, relevance, by: by.name }))
  }
  const told = async () => {
    const all = ['chair', 'minutes', 'police', 'police.ann', 'school', 'observer', 'mother'] as const
    const who: string[] = []
    for (const one of all) if ((await held(one)).length) who.push(one)
    return who
  }
  const act = async (who: Name, verb: string, input: object) => {
    const reply = await (await m.at(who)).act(verb, input)
    return reply.ok ? 'yes' : reply.code
  }
  const hold = (who: Name, mark: object, id: string = randomUUID()) =>
    act(who, 'hold-mark', { id, contribution: what, version: what, ...mark })
  const release = async (mark: object, id: string = randomUUID()) => {
    const outcome = await (await m.at('chair', 'professionals')).add({ kind: 'mark', ...on(what), ...mark }, id)
    return 'refusal' in outcome ? outcome.refusal.code : 'stamp' in outcome ? 'yes' : 'closed'
  }
  return { ...m, what, held, told, act, hold, release }
}

test('E70 a mark held quietly is told to whoever leads and takes the minutes, and to no other machine; nothing stands on a board', async () => {
  const m = await meeting()
  const room = await m.room()
  const others = ['police', 'school', 'observer', 'mother'].map(who => listener(room, m.places[who]!.person))
  for (const other of others) await other.until('state', () => true)
  const before = others.map(other => other.events.length)
  const id = randomUUID()
  expect(await m.hold('chair', unfavourable, id)).toBe('yes')
  expect(await m.held('chair')).toEqual([{ id, stage: 'quiet', relevance: 'less-relevant', by: 'chair' }])
  expect(await m.told()).toEqual(['chair', 'minutes'])
  expect(others.map(other => other.events.length)).toEqual(before)
  expect((await m.at('school', 'professionals')).statements.size).toBe(0)
  expect((await room.ask()).meeting.contributions.get(m.what)).toMatchObject({ mark: null, marked: false })
})

test('E71 the mark released under that id is the ordinary one: it stands where marks stand, and waits no more, after a restart too', async () => {
  const m = await meeting()
  const id = randomUUID()
  const chair = listener(await m.room(), m.places.chair!.person)
  await m.hold('chair', unfavourable, id)
  await chair.until('state', ({ held }) => held?.[0]?.id === id)
  expect(await m.release(unfavourable, id)).toBe('yes')
  await chair.until('state', ({ held }) => held === undefined)
  expect((await m.at('school', 'professionals')).stamps.get(id)?.by.name).toBe('chair')
  expect(await m.hold('chair', favourable, id)).toBe('already_shared')
  expect(await m.told()).toEqual([])
  await m.restart()
  expect(await m.told()).toEqual([])
})

test('E72 what is held survives a restart, and goes with the chair to whoever has it next', async () => {
  const m = await meeting()
  await m.hold('chair', unfavourable)
  await m.restart()
  expect(await m.told()).toEqual(['chair', 'minutes'])
  const live = listener(await m.room(), m.places.school!.person)
  await (await m.at('school')).act('join')
  expect(await m.act('chair', 'hand-over', { person: m.places.school!.person })).toBe('yes')
  await live.until('state', ({ held }) => held !== undefined)
  expect(await m.told()).toEqual(expect.arrayContaining(['school', 'minutes']))
})

test('E73 the minute taker enters a mark on the chair’s word: it waits for the chair, in place of none the chair holds', async () => {
  const m = await meeting()
  const id = randomUUID()
  expect(await m.hold('minutes', unfavourable, id)).toBe('yes')
  expect(await m.held('chair')).toEqual([{ id, stage: 'spoken', relevance: 'less-relevant', by: 'minutes' }])
  expect(await m.told()).toEqual(['chair', 'minutes'])
  expect(await m.hold('minutes', { ...unfavourable, first: true })).toBe('not_allowed')
  expect(await m.act('chair', 'drop-mark', { contribution: m.what })).toBe('yes')
  expect(await m.told()).toEqual([])
  await m.hold('chair', favourable)
  expect(await m.hold('minutes', unfavourable)).toBe('not_allowed')
  expect(await m.act('minutes', 'drop-mark', { contribution: m.what })).toBe('not_allowed')
  for (const who of ['police', 'observer', 'mother'] as const) {
    expect(await m.hold(who, favourable)).toBe('not_allowed')
    expect(await m.act(who, 'drop-mark', { contribution: m.what })).toBe('not_allowed')
  }
})

test('E74 a mark shown to the author’s agency first is told to its people, who are named in the log, and to no other agency', async () => {
  const m = await meeting()
  expect(await m.hold('chair', { ...unfavourable, first: true })).toBe('yes')
  expect(await m.told()).toEqual(['chair', 'minutes', 'police', 'police.ann'])
  const log = await m.ledger.read(m.id)
  const [entered] = log.entries.flatMap(({ fields }) => (fields?.type === 'act.hold-mark' ? [fields.content] : []))
  expect(JSON.stringify(entered?.shownTo)).toContain(m.places['police.ann']!.person)
  expect(JSON.stringify(entered?.shownTo)).not.toContain(m.places.school!.person)
})

test('E75 where authors hear first, no less favourable mark reaches the others that its author’s agency was not shown as it stands', async () => {
  const m = await meeting()
  expect(await m.act('minutes', 'set-marking', { authorFirst: true })).toBe('not_allowed')
  expect(await m.act('chair', 'set-marking', { authorFirst: true })).toBe('yes')
  expect(await m.release(favourable)).toBe('yes')
  expect(await m.release(unfavourable)).toBe('not_allowed')
  const id = randomUUID()
  await m.hold('chair', unfavourable, id)
  expect(await m.release(unfavourable, id)).toBe('not_allowed')
  await m.hold('chair', { ...unfavourable, first: true }, id)
  expect(await m.release({ ...unfavourable, reason: 'Another reason.' }, id)).toBe('not_allowed')
  expect(await m.release(unfavourable, id)).toBe('yes')
  await m.act('chair', 'set-marking', { authorFirst: false })
  expect(await m.release(unfavourable)).toBe('yes')
})

test('E76 a mark that waits owes its reason, is about words on the board, and is gone with them; the trail says who held what', async () => {
  const m = await meeting()
  const { reason: _none, ...unsaid } = unfavourable
  expect(await m.hold('chair', unsaid)).toBe('schema')
  expect(await m.hold('chair', { ...favourable, version: randomUUID() })).toBe('reference')
  await m.hold('chair', unfavourable)
  await m.hold('minutes', unfavourable)
  const said = (await readTrail(m.deps, m.session('minutes'), m.id, {}))?.rows ?? []
  expect(said.filter(row => row.type === 'act.hold-mark')).toMatchObject([
    { sentence: 'marked this quietly: less relevant and proportionate', reason: unfavourable.reason },
  ])
  await (await m.at('police')).add({ kind: 'withdrawal', ...on(m.what), heading: 'accurate' })
  expect(await m.told()).toEqual([])
})
