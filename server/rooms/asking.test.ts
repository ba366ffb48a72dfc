import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { foldBoard } from '../../lib/board/fold'
import type { Stamp } from '../../lib/statements/kind'
import { testDatabase } from '../db/testing'
import { meetingToRead } from '../read/testing'
import { readTrail } from '../read/trail'
import { CHILD, contribution, on, type Participant } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const CAST = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  school: 'practitioner',
  watcher: 'observer',
  mother: 'family',
  auditor: 'auditor',
} as const
type Who = keyof typeof CAST

async function meeting() {
  const m = await meetingToRead(database, CAST)
  open.push(m)
  /** Null once it is stored, or the code it was turned down with. */
  const say = async (who: Who, audience: string, statement: Record<string, unknown>, id: string = randomUUID()) => {
    const seat = await m.at(who, audience)
    const outcome = await seat.add(statement, id)
    seat.leave()
    return 'stamp' in outcome ? null : 'refusal' in outcome ? outcome.refusal.code : String(outcome.closed)
  }
  const share = async (audience: string, more: Record<string, unknown> = {}) => {
    const id = randomUUID()
    expect(await say('police.tom', audience, contribution(more), id)).toBeNull()
    return id
  }
  const act = async (who: Who, verb: string, input: Record<string, unknown>) => {
    const [room, { person }] = [await m.room(), m.places[who]!]
    const request = { verb, input, key: randomUUID() }
    return ['take-down', 'purge'].includes(verb) ? room.keep(person, request) : room.act(person, request)
  }
  return { ...m, say, share, act, police: m.places['police.tom']!.agency }
}
type Meeting = Awaited<ReturnType<typeof meeting>>

const adds = (to: string, more: object = {}, version = to) => ({
  kind: 'addition',
  ...on(to, version),
  field: 'impact',
  body: 'MARKER-added',
  ...more,
})

const folded = (audience: string, { statements, stamps }: Participant) =>
  foldBoard(
    [{ audience, statements: new Map(statements.entries()), stamps: new Map<string, Stamp>(stamps.entries()) }],
    () => 'XX',
  )

/** Whether anybody's document has these words, in any byte. */
async function stands(m: Meeting, words: string, audience = 'meeting'): Promise<boolean> {
  const seat = await m.at('chair', audience)
  const bytes = Buffer.from(Y.encodeStateAsUpdate(seat.doc)).toString('latin1')
  seat.leave()
  return bytes.includes(words)
}

test('O20 an agency adds to what it shared, for the same people; nobody else does, nor to other words than those that stand, and no mark is touched', async () => {
  const m = await meeting()
  const what = await m.share('meeting')
  const mark = { kind: 'mark', ...on(what), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await m.say('chair', 'professionals', mark)).toBeNull()
  for (const who of ['school', 'chair', 'mother', 'watcher', 'minutes'] as const)
    expect(`${who}: ${await m.say(who, 'meeting', adds(what))}`).toBe(`${who}: not_allowed`)
  expect(await m.say('police.tom', 'professionals', adds(what))).toBe('wrong_audience')
  expect(await m.say('police.tom', 'meeting', adds(randomUUID()))).toBe('reference')
  expect(await m.say('police.tom', 'meeting', adds(what))).toBeNull()
  expect(
    await m.say('police.ann', 'meeting', adds(what, { field: 'barriers', body: 'No interpreter came.' })),
  ).toBeNull()
  await m.restart()
  const [mother, chair] = [await m.at('mother'), await m.at('chair', 'professionals')]
  const [view] = folded('meeting', mother).contributions
  expect(view?.additions.map(one => [one.field, one.body])).toEqual([
    ['impact', 'MARKER-added'],
    ['barriers', 'No interpreter came.'],
  ])
  const both = foldBoard(
    [mother, chair].map(({ statements, stamps }, i) => ({
      audience: i ? 'professionals' : 'meeting',
      statements: new Map(statements.entries()),
      stamps: new Map<string, Stamp>(stamps.entries()),
    })),
    () => 'XX',
  )
  expect(both.contributions[0]?.mark?.changedSince).toBe(false)
})

test.each(['correction', 'withdrawal', 'take-back', 'take-down'] as const)(
  'O21 what was added leaves every document with the words it adds to, by a %s, and stays away after a restart; the trail keeps that it was there',
  async way => {
    const m = await meeting()
    const what = await m.share('meeting')
    expect(await m.say('police.ann', 'meeting', adds(what))).toBeNull()
    expect(await stands(m, 'MARKER-added')).toBe(true)
    if (way === 'correction') {
      const next = randomUUID()
      const corrected = { ...contribution(), kind: 'correction', ...on(what) }
      expect(await m.say('police.tom', 'meeting', corrected, next)).toBeNull()
      expect(await m.say('police.ann', 'meeting', adds(what))).toBe('superseded')
      expect(await m.say('police.ann', 'meeting', adds(what, { body: 'Said anew.' }, next))).toBeNull()
    }
    if (way === 'withdrawal')
      expect(await m.say('police.tom', 'meeting', { kind: 'withdrawal', ...on(what), heading: 'accurate' })).toBeNull()
    if (way === 'take-back') expect(await m.act('police.tom', way, { statement: what })).toMatchObject({ ok: true })
    if (way === 'take-down')
      expect(await m.act('chair', way, { statement: what, reason: 'excessive' })).toMatchObject({ ok: true })
    if (way !== 'correction') expect(await m.say('police.ann', 'meeting', adds(what))).toBe('withdrawn')
    expect(await stands(m, 'MARKER-added')).toBe(false)
    await m.restart()
    expect(await stands(m, 'MARKER-added')).toBe(false)
    const [view] = folded('meeting', await m.at('mother')).contributions
    expect(view?.additions.map(one => one.body) ?? []).toEqual(way === 'correction' ? ['Said anew.'] : [])
    const rows = (await readTrail(m.deps, m.session('auditor'), m.id, {}))?.rows ?? []
    expect(rows.filter(row => row.words === 'MARKER-added').map(row => row.sentence)).toEqual([
      'added what it means for the child to this',
    ])
    const seen = (await readTrail(m.deps, m.session('chair'), m.id, {}))?.rows ?? []
    const kept = way === 'correction' || way === 'withdrawal'
    expect(seen.some(row => row.words === 'MARKER-added')).toBe(kept)
  },
)

test('O21 one addition taken down leaves alone; where a corrected wording was destroyed, what was added before it stays away after a restart', async () => {
  const m = await meeting()
  const what = await m.share('meeting')
  const [first, second] = [randomUUID(), randomUUID()]
  await m.say('police.tom', 'meeting', adds(what, { body: 'MARKER-first' }), first)
  await m.say('police.tom', 'meeting', adds(what), second)
  expect(await m.act('chair', 'take-down', { statement: first, reason: 'excessive' })).toMatchObject({ ok: true })
  expect(await stands(m, 'MARKER-first')).toBe(false)
  expect(await stands(m, 'MARKER-added')).toBe(true)
  const next = randomUUID()
  await m.say('police.tom', 'meeting', { ...contribution(), kind: 'correction', ...on(what) }, next)
  await m.act('chair', 'take-down', { statement: next, reason: 'excessive' })
  expect(await m.act('auditor', 'purge', { statement: next })).toMatchObject({ ok: true })
  expect(await m.act('auditor', 'purge', { statement: first })).toMatchObject({ ok: true })
  await m.restart()
  expect(await stands(m, 'MARKER-added')).toBe(false)
  expect(await stands(m, 'MARKER-first')).toBe(false)
})

test('O22 how a child’s words came out, and anything beside words that two people confirmed, is not added where family read', async () => {
  const m = await meeting()
  const circumstances = { field: 'circumstances', body: 'In the car, on the way home.' }
  const [wide, inner] = [await m.share('meeting'), await m.share('professionals', { heading: 'childs-views' })]
  expect(await m.say('police.tom', 'meeting', adds(wide, circumstances))).toBe('childs_words')
  expect(await m.say('police.tom', 'professionals', adds(inner, circumstances))).toBeNull()
  const words = { heading: 'childs-views', body: 'She likes it there.', nature: 'reported', children: [CHILD] }
  const as = randomUUID()
  for (const who of ['police.tom', 'chair'] as const)
    expect(
      await m.say(who, 'professionals', { kind: 'widening', ...on(inner), to: 'meeting', as, ...words }),
    ).toBeNull()
  expect(await m.say('police.tom', 'meeting', { kind: 'contribution', v: 1, seen: 1, ...words }, as)).toBeNull()
  expect(await m.say('police.tom', 'meeting', adds(as))).toBe('childs_words')
})

const asks = (agency: string, body = 'MARKER-asked') => ({ kind: 'question', v: 1, seen: 1, agency, body })
const answers = (asked: string, body = 'MARKER-answered') => ({ kind: 'answer', v: 1, seen: 1, asked, body })
const setsAside = (asked: string) => ({ kind: 'answer', v: 1, seen: 1, asked, aside: true })

test('O25 whoever speaks for an agency or takes the minutes asks another; it alone answers, and whoever asked alone sets aside', async () => {
  const m = await meeting()
  const [asked, other] = [randomUUID(), randomUUID()]
  for (const who of ['mother', 'watcher', 'auditor'] as const) {
    const heard = m.say(who, who === 'mother' ? 'meeting' : 'professionals', asks(m.police))
    await expect(heard.catch(() => 'not_allowed')).resolves.toMatch(/not_allowed|4403|4404/)
  }
  expect(await m.say('chair', 'meeting', asks(m.police))).toBe('wrong_audience')
  for (const nobody of ['Nobody’s agency', m.places.watcher!.agency, m.places.mother!.agency])
    expect(await m.say('chair', 'professionals', asks(nobody))).toBe('reference')
  expect(await m.say('minutes', 'professionals', asks(m.police), asked)).toBeNull()
  expect(await m.say('school', 'professionals', asks(m.police), other)).toBeNull()
  expect(await m.say('school', 'professionals', answers(asked))).toBe('not_allowed')
  expect(await m.say('chair', 'professionals', setsAside(asked))).toBe('not_allowed')
  expect(await m.say('police.ann', 'professionals', setsAside(asked))).toBe('not_allowed')
  expect(await m.say('police.ann', 'professionals', { ...answers(asked), aside: true })).toBe('schema')
  expect(await m.say('police.ann', 'professionals', answers(asked))).toBeNull()
  expect(await m.say('police.tom', 'professionals', answers(asked, 'And on Tuesday.'))).toBeNull()
  expect(await m.say('minutes', 'professionals', setsAside(asked))).toBe('superseded')
  expect(await m.say('school', 'professionals', setsAside(other))).toBeNull()
  expect(await m.say('police.tom', 'professionals', answers(other))).toBe('superseded')
  expect(await m.say('police.tom', 'professionals', answers(randomUUID()))).toBe('reference')
  await m.restart()
  const { questions } = folded('professionals', await m.at('school', 'professionals'))
  expect(questions.map(one => [one.agency, one.answers.map(({ body }) => body), one.aside !== null])).toEqual([
    [m.police, ['MARKER-answered', 'And on Tuesday.'], false],
    [m.police, [], true],
  ])
})

test('O25 a question taken down takes its answers with it; an answer taken down leaves it open again', async () => {
  const m = await meeting()
  const [asked, answer] = [randomUUID(), randomUUID()]
  await m.say('chair', 'professionals', asks(m.police), asked)
  await m.say('police.tom', 'professionals', answers(asked), answer)
  const waiting = async () => {
    const seat = await m.at('chair', 'professionals')
    const [one] = folded('professionals', seat).questions
    seat.leave()
    return one && { answers: one.answers.length }
  }
  await m.act('chair', 'take-down', { statement: answer, reason: 'excessive' })
  await m.restart()
  expect(await waiting()).toEqual({ answers: 0 })
  expect(await m.say('police.tom', 'professionals', answers(asked, 'MARKER-again'))).toBeNull()
  await m.act('chair', 'take-down', { statement: asked, reason: 'excessive' })
  for (const words of ['MARKER-asked', 'MARKER-answered', 'MARKER-again'])
    expect(await stands(m, words, 'professionals')).toBe(false)
  await m.restart()
  expect(await waiting()).toBeUndefined()
  expect(await stands(m, 'MARKER-again', 'professionals')).toBe(false)
  expect(await m.say('police.tom', 'professionals', answers(asked))).toBe('reference')
})

test('O26 nothing of a question, its answer or that there was one reaches a family’s document', async () => {
  const m = await meeting()
  const mother = await m.at('mother')
  const asked = randomUUID()
  await m.say('chair', 'meeting', asks(m.police))
  await m.say('chair', 'professionals', asks(m.police), asked)
  await m.say('police.tom', 'professionals', answers(asked))
  const last = await m.share('meeting')
  await mother.until(() => mother.stamps.has(last))
  expect([...mother.statements.keys()]).toEqual([last])
  expect([...mother.stamps.keys()]).toEqual([last])
})

test('E61 closing with a question unanswered, or with something typed for somebody and not read back, owes a reason and says so', async () => {
  const m = await meeting()
  await m.act('chair', 'start', {})
  const asked = randomUUID()
  await m.say('chair', 'professionals', asks(m.police), asked)
  const spoken = { person: m.places.school!.person, readBack: false }
  const typed = randomUUID()
  expect(await m.say('minutes', 'meeting', contribution({ onBehalf: spoken }), typed)).toBeNull()
  expect(await m.act('chair', 'close', {})).toMatchObject({ ok: false, code: 'schema' })
  const closes = async () => {
    expect(await m.act('chair', 'close', { reason: 'Later.' })).toMatchObject({ ok: true })
    const { entries } = await m.ledger.read(m.id)
    return entries.findLast(one => one.fields?.type === 'act.close')?.fields?.content
  }
  expect(await closes()).toMatchObject({ unanswered: 1, unconfirmed: 1 })
  await m.act('chair', 'reopen', { reason: 'Not done.' })
  await m.say('chair', 'professionals', setsAside(asked))
  const confirmed = { ...contribution({ onBehalf: { ...spoken, readBack: true } }), kind: 'correction', ...on(typed) }
  expect(await m.say('minutes', 'meeting', confirmed)).toBeNull()
  await m.restart()
  expect(await closes()).toMatchObject({ unanswered: 0, unconfirmed: 0 })
})
