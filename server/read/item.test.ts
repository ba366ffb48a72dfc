import { createHash, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { codeFrom, codeText } from '../../lib/meeting/screens'
import type { ItemLife, Opened } from '../../lib/protocol/item'
import type { TrailFilters } from '../../lib/protocol/views'
import { testDatabase } from '../db/testing'
import { createPairing } from '../rooms/pairing'
import { contribution, on, participant } from '../rooms/testing'
import { readItem } from './item'
import { readReadings } from './readings'
import { openReplay, Replaying } from './replay'
import { meetingToRead, STRANGER } from './testing'
import { askTrail, readTrail } from './trail'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const CAST = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  school: 'practitioner',
  mother: 'family',
  expert: 'guest',
  auditor: 'auditor',
} as const
type Name = keyof typeof CAST

async function meeting() {
  const m = await meetingToRead(database, CAST, { invited: ['expert'] })
  open.push(m)
  const person = (who: Name) => m.places[who]!.person
  const act = async (who: Name, verb: string, input: object = {}) =>
    expect(await (await m.room()).act(person(who), { verb, input, key: randomUUID() })).toMatchObject({ ok: true })
  const say = async (who: Name, audience: string, statement: object, of: string = randomUUID()) => {
    const room = await m.room()
    const seen = room.people.audiences.get(audience)?.version ?? 1
    const from = await participant(room, m.places[who]!, audience)
    expect(await from.add({ ...statement, seen }, of)).toHaveProperty('stamp')
    from.leave()
    return of
  }
  const letIn = (who: Name) => act('chair', 'admit', { person: person(who), identity: true, confidentiality: true })
  const life = (of: string, by: Name = 'auditor') => readItem(m.deps, m.session(by), m.id, of)
  const readings = (by: Name) => readReadings(m.deps, m.session(by), m.id)
  const trail = (by: Name, filters: TrailFilters = {}) => readTrail(m.deps, m.session(by), m.id, filters)
  return { ...m, person, act, say, letIn, life, readings, trail }
}

const MARK = { kind: 'mark', relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
const names = (faces: readonly { name: string }[]) => faces.map(({ name }) => name).sort()
/** What changed who could see it: type, wording, how many could from there on, who is new to it, who no longer could. */
const seen = (life: ItemLife | null) =>
  life?.sights.map(({ row, wording, could, came, went }) => [row.type, wording, could.length, names(came), names(went)])
const looks = (opened: readonly Opened[] | null) =>
  opened?.map(({ name, type, refused, times }) => [name, type, refused, times]).sort()

/** Something that stands on a list of two, the minute taker not among them. */
async function listed(m: Awaited<ReturnType<typeof meeting>>) {
  await m.act('police.tom', 'make-list', { people: [m.person('police.tom'), m.person('chair')] })
  const { people } = await m.room()
  const list = [...people.audiences.values()].find(({ kind }) => kind === 'named')?.id ?? ''
  return m.say('police.tom', list, contribution({ body: 'LISTED' }))
}

/** One contribution with a mark, a reply, a correction and another look; somebody let in, and the professionals’ part. */
async function lived() {
  const m = await meeting()
  await m.act('chair', 'join')
  await m.act('chair', 'start')
  await m.act('school', 'join')
  const item = await m.say('police.tom', 'meeting', contribution({ body: 'FIRST-WORDS' }))
  await m.say('chair', 'professionals', { ...MARK, ...on(item), proportionality: 'too-little', reason: 'HOW-MANY' })
  await m.say('police.tom', 'professionals', { kind: 'reply', ...on(item), body: 'REPLY-WORDS' })
  const second = await m.say('police.tom', 'meeting', {
    ...contribution({ body: 'BETTER-WORDS' }),
    kind: 'correction',
    ...on(item),
    reason: 'A slip.',
  })
  await m.say('chair', 'professionals', { ...MARK, ...on(item), version: second })
  await m.act('mother', 'join')
  await m.act('chair', 'open-closed-part', { reason: 'WHY-CLOSED' })
  await m.act('chair', 'end-closed-part')
  await m.letIn('mother')
  return { ...m, item, second }
}

test('Q40 the life of an item is for whoever may read the trail and nobody else; each look is entered with the item before it is read', async () => {
  const m = await lived()
  for (const who of ['police.tom', 'school', 'mother'] as const) expect(await m.life(m.item, who), who).toBeNull()
  expect(await readItem(m.deps, STRANGER, m.id, m.item)).toBeNull()
  expect((await m.logged()).filter(({ type }) => type === 'act.read-item')).toEqual([])
  expect((await m.logged()).filter(({ type }) => type === 'act.read-item-refused').length).toBeGreaterThan(0)
  for (const who of ['chair', 'minutes', 'auditor'] as const) expect(await m.life(m.item, who), who).not.toBeNull()
  const logged = (await m.logged()).filter(({ type }) => type === 'act.read-item')
  expect(logged.map(({ role, content }) => [role, content?.of])).toEqual([
    ['chair', m.item],
    ['minute_taker', m.item],
    ['auditor', m.item],
  ])
  for (const odd of [randomUUID(), 'x', '', `${m.item}'--`]) expect(await m.life(odd), odd).toBeNull()
  const away = { ...m.deps, access: () => Promise.reject(new Error('The log is away.')) }
  await expect(readItem(away, m.session('chair'), m.id, m.item)).rejects.toThrow('The log is away.')
})

test('Q40 of what stands on a list they are not on, a reader of the trail learns no more than of what is not there', async () => {
  const m = await meeting()
  await m.act('chair', 'start')
  const item = await listed(m)
  expect((await m.life(item, 'auditor'))?.wordings).toHaveLength(1)
  expect((await m.life(item, 'auditor'))?.record).toEqual({ is: 'apart' })
  expect(await m.life(item, 'chair')).not.toBeNull()
  expect(await m.life(item, 'minutes')).toBeNull()
})

test('Q41 each wording stands with its author, time and reason, and every mark, request and reply beside them in order', async () => {
  const m = await lived()
  const life = await m.life(m.item)
  expect(life?.wordings.map(({ row, content }) => [row.by?.name, row.words, row.reason, content?.body])).toEqual([
    ['police.tom', 'FIRST-WORDS', null, 'FIRST-WORDS'],
    ['police.tom', 'BETTER-WORDS', 'A slip.', 'BETTER-WORDS'],
  ])
  expect(life?.about.map(({ type, by, words, reason }) => [type, by?.name, words, reason])).toEqual([
    ['statement.mark', 'chair', null, 'HOW-MANY'],
    ['statement.reply', 'police.tom', 'REPLY-WORDS', null],
    ['statement.mark', 'chair', null, null],
  ])
  expect((await m.life(m.second))?.item).toBe(m.item)
})

test('Q60 it says whose words they are where somebody else typed them, and of nobody where they are the author’s own', async () => {
  const m = await meeting()
  const onBehalf = { person: m.person('school'), readBack: true }
  const typed = await m.say('minutes', 'professionals', contribution({ onBehalf }))
  const own = await m.say('police.tom', 'professionals', contribution())
  const { name, agency } = m.places.school!
  expect((await m.life(typed))?.speaker).toEqual({ name, agency })
  expect((await m.life(own))?.speaker).toBeNull()
})

test('Q41 words that were taken down are shown to the auditor alone, and what was destroyed to nobody; that they were there stays', async () => {
  const m = await lived()
  const room = await m.room()
  const keep = (who: Name, verb: string, input: object) => room.keep(m.person(who), { verb, input, key: randomUUID() })
  expect(await keep('chair', 'take-down', { statement: m.second, reason: 'excessive' })).toMatchObject({ ok: true })
  const words = async (who: Name) => (await m.life(m.item, who))?.wordings.map(({ content }) => content?.body ?? null)
  expect(await words('auditor')).toEqual(['FIRST-WORDS', 'BETTER-WORDS'])
  expect(await words('chair')).toEqual(['FIRST-WORDS', null])
  expect(JSON.stringify(await m.life(m.item, 'chair'))).not.toContain('BETTER-WORDS')
  expect(seen(await m.life(m.item, 'chair'))?.at(-1)).toEqual([
    'act.take-down',
    2,
    0,
    [],
    ['chair', 'minutes', 'mother', 'police.ann', 'school'],
  ])
  expect(await keep('auditor', 'purge', { statement: m.second })).toMatchObject({ ok: true })
  expect(await words('auditor')).toEqual(['FIRST-WORDS', null])
  expect((await m.life(m.item))?.about.map(({ type }) => type).slice(-2)).toEqual(['act.take-down', 'act.purge'])
})

test('Q42 who could see it is told by name from the share on, with each that came to it or could no longer, and is what the entries say', async () => {
  const m = await lived()
  const life = await m.life(m.item)
  const all = ['chair', 'minutes', 'mother', 'police.ann', 'school']
  expect(seen(life)).toEqual([
    ['statement.contribution', 1, 5, all, []],
    ['statement.correction', 2, 5, [], []],
    ['act.open-closed-part', 2, 4, [], ['mother']],
    ['act.admit', 2, 5, ['mother'], []],
  ])
  for (const { row, could } of life?.sights.slice(0, 2) ?? []) {
    const claimed = await askTrail(m.deps, m.session('auditor'), m.id, { entry: row.fingerprint })
    expect(claimed && 'readers' in claimed ? names(claimed.readers) : null).toEqual(names(could))
  }
  await m.letIn('expert')
  expect(seen(await m.life(m.item))).toHaveLength(4)
  const later = await m.say('school', 'meeting', contribution({ body: 'LATER' }))
  expect(seen(await m.life(later))?.[0]?.[3]).toContain('expert')
  await m.say('police.tom', 'meeting', {
    kind: 'withdrawal',
    ...on(m.item),
    version: m.second,
    heading: 'accurate',
    reason: 'Not hers.',
  })
  expect(seen(await m.life(m.item))?.at(-1)).toEqual(['statement.withdrawal', 2, 0, [], all])
})

test('Q43 it says who was entered as here while it stood, and what they said of it first; of everybody else, that they were not', async () => {
  const m = await lived()
  const reached = (await m.life(m.item))?.reached ?? []
  expect(reached.map(({ face, here, said }) => [face.name, here !== null, said?.sentence ?? null]).sort()).toEqual([
    ['chair', true, 'marked this relevant and needs more'],
    ['minutes', false, null],
    ['mother', true, null],
    ['police.ann', false, null],
    ['school', true, null],
  ])
  const [shared] = (await m.life(m.item))?.wordings ?? []
  const at = (who: Name) => reached.find(({ face }) => face.name === who)?.here ?? ''
  expect(at('school')).toBe(shared?.row.at)
  expect(at('mother') > at('school')).toBe(true)
})

test('Q43 it says which wordings their browser had while they could see them, and claims none of what came before, between or after', async () => {
  const m = await meeting()
  await m.act('chair', 'start')
  const room = await m.room()
  const at = (who: Name) => participant(room, m.places[who]!, 'meeting')
  for (const who of ['school', 'minutes', 'police.ann', 'mother'] as const) await m.act(who, 'join')
  const [school, mother] = [await at('school'), await at('mother')]
  const gone = await at('police.ann')
  const item = await m.say('police.tom', 'meeting', contribution({ body: 'FIRST-WORDS' }))
  school.answer()
  gone.leave()
  const correction = { ...contribution({ body: 'BETTER-WORDS' }), kind: 'correction', ...on(item), reason: 'A slip.' }
  await m.say('police.tom', 'meeting', correction)
  const minutes = await at('minutes')
  for (const who of ['school', 'minutes', 'police.ann'] as const) await m.act(who, 'leave')
  const had = async () =>
    (await m.life(item))?.reached.flatMap(one => (one.had.length ? [[one.face.name, one.had]] : [])).sort()
  expect(await had()).toEqual([
    ['minutes', [2]],
    ['school', [1]],
  ])
  mother.answer()
  minutes.answer()
  expect(await had()).toHaveLength(2)
  await m.act('chair', 'close', { reason: 'Enough.' })
  expect(await had()).toEqual([
    ['minutes', [2]],
    ['mother', [1, 2]],
    ['school', [1]],
  ])
})

test('Q44 it says when the chair showed it, and who was entered as here meanwhile', async () => {
  const m = await lived()
  await m.act('chair', 'focus', { heading: 'accurate', contribution: m.item })
  const open = (await m.life(m.item))?.pointed ?? []
  expect(open.map(({ by, to, here }) => [by, to, names(here)])).toEqual([['chair', null, ['chair', 'school']]])
  await m.act('chair', 'attend', { person: m.person('police.ann'), here: true })
  await m.act('chair', 'focus', { heading: 'timely' })
  await m.act('minutes', 'join')
  const over = (await m.life(m.item))?.pointed ?? []
  expect(over.map(({ here }) => names(here))).toEqual([['chair', 'police.ann', 'school']])
  expect((over[0]?.to ?? '') > (over[0]?.from ?? '~')).toBe(true)
})

test('Q44 it says while which a room screen had its words, and who was entered as here meanwhile, marked as present or by themselves', async () => {
  const m = await lived()
  const code = codeFrom(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))
  const onScreen = async () =>
    (await m.life(m.item))?.onScreen.map(({ from, to, here }) => [to === null ? null : to > from, names(here)])
  await m.act('chair', 'focus', { heading: 'accurate', contribution: m.item })
  expect(await onScreen()).toEqual([])
  await m.act('chair', 'pair-room', { hash: createHash('sha256').update(codeText(m.id, code)).digest('hex') })
  const pair = createPairing({ rooms: { opened: async () => [await m.room()] }, now: Date.now })
  expect(await pair('192.0.2.1', code)).toMatchObject({ ok: true })
  expect(await onScreen()).toEqual([[null, ['chair', 'school']]])
  await m.act('chair', 'attend', { person: m.person('police.ann'), here: true })
  await m.act('minutes', 'join')
  const all = ['chair', 'minutes', 'police.ann', 'school']
  expect(await onScreen()).toEqual([[null, all]])
  await m.act('chair', 'open-closed-part', { reason: 'Again.' })
  expect(await onScreen()).toEqual([[true, all]])
  await m.act('chair', 'end-closed-part')
  await m.act('chair', 'focus', { heading: 'timely' })
  expect((await onScreen())?.map(([over]) => over)).toEqual([true, true])
})

test('Q45 it says with whose sign-in it was opened, by itself or with all there is, and nothing of other items', async () => {
  const m = await lived()
  const other = await m.say('school', 'meeting', contribution({ body: 'OTHER' }))
  await m.life(other)
  await m.trail('minutes')
  await openReplay({ ...m.deps, replaying: new Replaying() }, m.session('auditor'), m.id, {})
  await m.life(m.item, 'mother')
  await m.life(m.item, 'chair')
  expect(looks((await m.life(m.item, 'chair'))?.opened ?? null)).toEqual(
    [
      ['auditor', 'act.read-replay', false, 1],
      ['chair', 'act.read-item', false, 2],
      ['minutes', 'act.read-trail', false, 1],
      ['mother', 'act.read-item', true, 1],
    ].filter(([name]) => name !== 'mother'),
  )
})

test('Q46 it says where the record’s draft has it: the body under its heading, out as set aside, or nowhere yet', async () => {
  const m = await lived()
  const aside = await m.say('school', 'professionals', contribution({ body: 'ASIDE' }))
  await m.say('chair', 'professionals', { ...MARK, ...on(aside), relevance: 'not-relevant', reason: 'No bearing.' })
  const minor = await m.say('school', 'professionals', contribution({ body: 'MINOR' }))
  await m.say('chair', 'professionals', { ...MARK, ...on(minor), relevance: 'less-relevant', reason: 'Old.' })
  const where = async (of: string) => (await m.life(of))?.record
  expect(await where(m.item)).toEqual({ is: 'not-closed' })
  await m.act('chair', 'close', { reason: 'Enough.' })
  expect(await where(m.item)).toEqual({ is: 'body', heading: 'accurate' })
  expect(await where(aside)).toEqual({ is: 'set-aside' })
  expect(await where(minor)).toEqual({ is: 'annex' })
  const late = await m.say('school', 'professionals', contribution({ body: 'LATE', late: true }))
  expect(await where(late)).toEqual({ is: 'late' })
})

test('Q47 whoever reads the trail sees who read it, who was turned away, and themselves', async () => {
  const m = await meeting()
  await m.trail('chair')
  await m.trail('chair')
  await m.trail('mother')
  await m.logged()
  expect(await m.readings('school')).toBeNull()
  await m.logged()
  expect(looks(await m.readings('auditor'))).toEqual([
    ['auditor', 'act.read-readings', false, 1],
    ['chair', 'act.read-trail', false, 2],
    ['mother', 'act.read-trail', true, 1],
    ['school', 'act.read-readings', true, 1],
  ])
})

test('Q47 that somebody opened an item on a list is told to whoever may know of it', async () => {
  const m = await meeting()
  await m.act('chair', 'start')
  await m.life(await listed(m))
  expect(looks(await m.readings('minutes'))).toEqual([['minutes', 'act.read-readings', false, 1]])
  expect(looks(await m.readings('auditor'))).toContainEqual(['auditor', 'act.read-item', false, 1])
})

test('L58 the trail filters by part of the meeting: before it, each of the agenda, the professionals’, after the close', async () => {
  const m = await meeting()
  const said = (body: string) => m.say('school', 'professionals', contribution({ body }))
  await said('EARLY')
  await m.act('chair', 'start')
  await said('FIRST')
  await m.act('chair', 'focus', { part: 'timely' })
  await said('TIMELY')
  await m.act('chair', 'open-closed-part', { reason: 'WHY-CLOSED' })
  await said('INNER')
  await m.act('chair', 'end-closed-part')
  await m.act('chair', 'close', { reason: 'Enough.' })
  await m.say('school', 'professionals', contribution({ body: 'LATE', late: true }))
  const words = async (part: TrailFilters['part']) =>
    (await m.trail('auditor', { part, type: 'statement.contribution' }))?.rows.map(row => row.words)
  expect(await words('before')).toEqual(['EARLY'])
  expect(await words('introductions')).toEqual(['FIRST'])
  expect(await words('timely')).toEqual(['TIMELY', 'INNER'])
  expect(await words('closed')).toEqual(['INNER'])
  expect(await words('after')).toEqual(['LATE'])
  expect(await words('plan')).toEqual([])
  const types = async (part: TrailFilters['part']) => (await m.trail('auditor', { part }))?.rows.map(({ type }) => type)
  expect(await types('closed')).toEqual(['act.open-closed-part', 'statement.contribution', 'act.end-closed-part'])
})

test('L59 the trail names who was in the professionals’ part and who was sent out for it', async () => {
  const m = await lived()
  const rows = (await m.trail('auditor', { part: 'closed' }))?.rows ?? []
  expect(rows.map(({ words, reason }) => [words, reason])).toEqual([
    ['In it: chair and school. Sent out: mother.', 'WHY-CLOSED'],
    ['In it: chair and school.', null],
  ])
})
