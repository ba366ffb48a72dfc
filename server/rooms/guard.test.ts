import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { CHILD, contribution, listener, on, type TestMeeting } from './testing'
import { wholeCast } from './testing.cast'

const made = wholeCast(await testDatabase())
const MOTHER = '00000000-0000-4000-8000-000000000301'
const TERM = 'Marsh Lane Primary'

/** A meeting in which the name of a school is kept from the mother, who is there. */
async function meeting(): Promise<TestMeeting> {
  const m = await made({
    setup: {
      children: [{ id: CHILD, name: 'Ada Test' }],
      people: [{ id: MOTHER, name: 'Leah Test', relationship: 'mother' }],
    },
    guard: places => ({
      people: [{ id: MOTHER, name: 'Leah Test', relationship: 'mother', account: places.mother!.person }],
      guarded: { terms: [{ value: TERM, hideFrom: [MOTHER] }], apart: [], faces: { agencies: {}, people: {} } },
    }),
  })
  return m
}

const voice = { heading: 'childs-views', childView: { exactWords: 'I like my school.' } } as const
const asked = (id: string, as: string, words: object, more: object = {}) => {
  const { kind: _kind, ...said } = contribution()
  return { ...said, body: 'Put forward.', ...words, kind: 'widening', ...on(id), to: 'meeting', as, ...more }
}
const shared = (words: object) => contribution({ body: 'Put forward.', ...words })

test('M54 what quotes or reports a child is refused where family read it, under whatever heading, and taken among professionals', async () => {
  const m = await meeting()
  const ways = [
    { heading: 'childs-views' },
    { childView: { wishesAndFeelings: 'She wants to stay.' } },
    { nature: 'reported', reportedBy: 'Ada, at bedtime' },
  ]
  for (const way of ways) {
    const refusal = { refusal: { code: 'childs_words' } }
    expect(await (await m.at('police.tom')).add(contribution(way))).toMatchObject(refusal)
    expect(await (await m.at('police.tom', 'professionals')).add(contribution(way))).toHaveProperty('stamp')
  }
  const id = randomUUID()
  const tom = await m.at('police.tom')
  expect(await tom.add(contribution(), id)).toHaveProperty('stamp')
  expect(await tom.add({ ...contribution(voice), ...on(id), kind: 'correction' })).toMatchObject({
    refusal: { code: 'childs_words' },
  })
  const mother = await m.at('mother')
  expect(mother.statements.size).toBe(1)
})

test('M55 a child’s words go to family once author and chair each said so of exactly these words; neither alone, nor other words', async () => {
  const m = await meeting()
  const id = randomUUID()
  const tom = await m.at('police.tom', 'professionals')
  const chair = await m.at('chair', 'professionals')
  expect(await tom.add(contribution(voice), id)).toHaveProperty('stamp')
  const as = randomUUID()
  const tries = async (words: object = voice, under = as) => {
    const outcome = await (await m.at('police.tom')).add(shared(words), under)
    return 'stamp' in outcome ? 'yes' : 'refusal' in outcome ? outcome.refusal.code : outcome.closed
  }
  expect(await tom.add(asked(id, as, voice))).toHaveProperty('stamp')
  expect(await tries()).toBe('childs_words')
  for (const who of ['school', 'minutes'])
    expect(await (await m.at(who, 'professionals')).add(asked(id, as, voice))).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  const other = { ...voice, childView: { exactWords: 'I hate it.' } }
  expect(await (await m.at('chair', 'professionals')).add(asked(id, as, other))).toMatchObject({
    refusal: { code: 'superseded' },
  })
  expect(await chair.add(asked(id, as, voice))).toHaveProperty('stamp')
  expect(await tries(other)).toBe('childs_words')
  expect(await tries(voice, randomUUID())).toBe('childs_words')
  await m.restart()
  expect(await tries()).toBe('yes')
  const mother = await m.at('mother')
  expect([...mother.statements.keys()]).toEqual([as])
  const { entries } = await m.ledger.read(m.id)
  const said = entries.filter(({ fields }) => fields?.type === 'statement.widening')
  expect(said.map(({ fields, audience }) => [fields?.actor?.name, audience])).toEqual([
    ['police.tom', 'professionals'],
    ['chair', 'professionals'],
  ])
})

test('M55 what came with something that was refused counts for nothing', async () => {
  const m = await meeting()
  const [id, as] = [randomUUID(), randomUUID()]
  const tom = await m.at('police.tom', 'professionals')
  expect(await tom.add(contribution(voice), id)).toHaveProperty('stamp')
  expect(await tom.add(asked(id, as, voice))).toHaveProperty('stamp')
  const chair = await m.at('chair', 'professionals')
  chair.doc.transact(() => {
    chair.statements.set(randomUUID(), asked(id, as, voice))
    chair.statements.set(randomUUID(), { kind: 'nothing' })
  })
  await chair.until(() => chair.refusals.length > 0)
  expect(await (await m.at('police.tom')).add(shared(voice), as)).toMatchObject({ refusal: { code: 'childs_words' } })
})

test('M56 where the chair is the author, the minute taker is the second of two', async () => {
  const m = await meeting()
  const [id, as] = [randomUUID(), randomUUID()]
  const chair = await m.at('chair', 'professionals')
  expect(await chair.add(contribution(voice), id)).toHaveProperty('stamp')
  expect(await chair.add(asked(id, as, voice))).toHaveProperty('stamp')
  expect(await (await m.at('chair')).add(shared(voice), as)).toMatchObject({ refusal: { code: 'childs_words' } })
  expect(await (await m.at('minutes', 'professionals')).add(asked(id, as, voice))).toHaveProperty('stamp')
  expect(await (await m.at('chair')).add(shared(voice), as)).toHaveProperty('stamp')
})

test('M57 notes for professionals are refused where family read; as particulars beside the words they reach professionals alone, in either order', async () => {
  const m = await meeting()
  const notes = { handlingNote: 'Do not copy: zephyrquill001x.', protectSource: true, peopleMentioned: ['A neighbour'] }
  for (const [name, value] of Object.entries({ ...notes, roomWording: 'x', familyTold: { told: 'no' } }))
    expect(await (await m.at('school')).add(contribution({ [name]: value }))).toMatchObject({
      refusal: { code: 'inner' },
    })
  const [first, second] = [randomUUID(), randomUUID()]
  const [open, closed] = [await m.at('school'), await m.at('school', 'professionals')]
  const mother = await m.at('mother')
  const beside = (id: string, version = id) => ({ kind: 'particulars', ...on(id, version), ...notes })
  expect(await closed.add(beside(first))).toHaveProperty('stamp')
  expect(await open.add(contribution(), first)).toHaveProperty('stamp')
  expect(await open.add(contribution(), second)).toHaveProperty('stamp')
  const [old, corrected] = [randomUUID(), randomUUID()]
  expect(await closed.add(beside(second), old)).toHaveProperty('stamp')
  expect(await open.add({ ...contribution(), ...on(second), kind: 'correction' }, corrected)).toHaveProperty('stamp')
  await closed.until(() => !closed.statements.has(old))
  expect(await closed.add(beside(second, corrected), old.replace(/^../, 'ff'))).toHaveProperty('stamp')
  expect(await (await m.at('police.tom', 'professionals')).add(beside(first))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await (await m.at('school')).add(beside(first))).toMatchObject({ refusal: { code: 'wrong_audience' } })
  const gone = { kind: 'withdrawal', ...on(first), heading: 'accurate' }
  expect(await open.add(gone)).toHaveProperty('stamp')
  await closed.until(() => [...closed.statements.values()].length === 1)
  await m.restart()
  expect((await m.at('chair', 'professionals')).statements.size).toBe(1)
  expect(mother.frames.map(frame => Buffer.from(frame).toString('latin1')).join()).not.toContain('zephyrquill')
  expect(mother.statements.size).toBe(2)
})

test('C22 words kept from a reader are refused wherever they stand, and the refusal names the writer’s own words alone', async () => {
  const m = await meeting()
  const written = 'MARSH-LANE\nprimary'
  for (const words of [
    { body: `At ${written}.` },
    { source: { ref: written } },
    { parentsEngagement: [{ person: written }] },
  ]) {
    const outcome = await (await m.at('police.tom')).add(contribution(words))
    expect(outcome).toMatchObject({ refusal: { code: 'protected' } })
    expect(JSON.stringify(outcome)).not.toContain(TERM)
    expect(await (await m.at('police.tom', 'professionals')).add(contribution(words))).toHaveProperty('stamp')
  }
  const id = randomUUID()
  expect(await (await m.at('police.tom')).add(contribution(), id)).toHaveProperty('stamp')
  const kept = { refusal: { code: 'protected' } }
  const correction = { ...contribution(), ...on(id), kind: 'correction', reason: `Not at ${written}.` }
  expect(await (await m.at('police.tom')).add(correction)).toMatchObject(kept)
  const withdrawal = { kind: 'withdrawal', ...on(id), heading: 'accurate', reason: written }
  expect(await (await m.at('police.tom')).add(withdrawal)).toMatchObject(kept)
  const told = JSON.stringify(listener(await m.room(), m.places['police.tom']!.person).events)
  expect(told).not.toContain(TERM)
  expect((await m.at('mother')).statements.size).toBe(1)
})

test('C23 a second person lets kept words through with a reason, for exactly these words; without a reason, or alone, nobody does', async () => {
  const m = await meeting()
  const words = { body: `At ${TERM} on Friday.` }
  const [id, as] = [randomUUID(), randomUUID()]
  const tom = await m.at('police.tom', 'professionals')
  expect(await tom.add(contribution(words), id)).toHaveProperty('stamp')
  expect(await tom.add(asked(id, as, words))).toHaveProperty('stamp')
  const kept = { refusal: { code: 'protected' } }
  expect(await (await m.at('police.tom')).add(shared(words), as)).toMatchObject(kept)
  expect(await (await m.at('chair', 'professionals')).add(asked(id, as, words))).toMatchObject({
    refusal: { code: 'schema' },
  })
  const reason = 'She knows the school already.'
  expect(await (await m.at('chair', 'professionals')).add(asked(id, as, words, { reason }))).toHaveProperty('stamp')
  expect(await (await m.at('police.tom')).add(shared({ body: `${words.body} More.` }), as)).toMatchObject(kept)
  expect(await (await m.at('police.tom')).add(shared(words), as)).toHaveProperty('stamp')
  const { entries } = await m.ledger.read(m.id)
  const said = entries.find(({ fields }) => fields?.content?.reason === reason)?.fields
  expect(said).toMatchObject({ type: 'statement.widening', actor: { name: 'chair' } })
})

test('H54 kept words that two people let through keep nobody out who is let in later', async () => {
  const m = await meeting()
  const words = { body: `At ${TERM} on Friday.` }
  const [id, as] = [randomUUID(), randomUUID()]
  const reason = 'She knows the school already.'
  expect(await (await m.at('police.tom', 'professionals')).add(contribution(words), id)).toHaveProperty('stamp')
  expect(await (await m.at('police.tom', 'professionals')).add(asked(id, as, words))).toHaveProperty('stamp')
  expect(await (await m.at('chair', 'professionals')).add(asked(id, as, words, { reason }))).toHaveProperty('stamp')
  expect(await (await m.at('police.tom')).add(shared(words), as)).toHaveProperty('stamp')
  const act = async (verb: string, input: object = {}) =>
    (await m.room()).act(m.places.chair!.person, { verb, input, key: randomUUID() })
  for (const [verb, input] of [
    ['start', {}],
    ['open-closed-part', { reason: 'To plan.', stays: [] }],
    ['end-closed-part', {}],
    ['admit', { person: m.places.mother!.person, identity: true, confidentiality: true }],
  ] as const)
    expect(await act(verb, input), verb).toMatchObject({ ok: true })
  expect((await m.at('mother')).statements.has(as)).toBe(true)
})
