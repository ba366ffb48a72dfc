import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { members } from '../../drizzle/schema'
import { foldBoard } from '../../lib/board/fold'
import { refuse } from '../../lib/protocol/codes'
import type { TrailFilters } from '../../lib/protocol/views'
import { testDatabase } from '../db/testing'
import { ACCESS_LOG } from '../ledger/ledger'
import { act, erase, statement } from '../ledger/testing'
import { contribution, on, testMeeting } from '../rooms/testing'
import { readEvidence } from './evidence'
import { meetingToRead, STRANGER } from './testing'
import { askTrail, PAGE, readTrail } from './trail'
import { exportTrail } from './trail-table'

const database = await testDatabase()
const cast = {
  chair: 'chair',
  minutes: 'minute_taker',
  police: 'practitioner',
  school: 'practitioner',
  observer: 'observer',
  legal: 'legal_adviser',
  mother: 'family',
  child: 'child',
  supporter: 'supporter',
  auditor: 'auditor',
} as const
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))
const meeting = async () => {
  const m = await meetingToRead(database, cast)
  open.push(m)
  const trail = (name: string, filters: TrailFilters & { page?: number } = {}) =>
    readTrail(m.deps, m.session(name), m.id, filters)
  /** The fingerprints of the entries that hold some words. */
  const look = async (name: string, words: string, filters: TrailFilters = {}) => {
    const part = await askTrail(m.deps, m.session(name), m.id, { words, filters })
    return part && 'rows' in part ? part.rows.map(({ fingerprint }) => fingerprint) : null
  }
  /** The names of those who could see an entry. */
  const readers = async (name: string, entry: string) => {
    const found = await askTrail(m.deps, m.session(name), m.id, { entry })
    return found && 'readers' in found ? found.readers.map(face => face.name).sort() : null
  }
  return { ...m, trail, look, readers }
}

/** Two contributions, a mark, a reply, a withdrawal, and the close. */
async function held() {
  const m = await meeting()
  const [police, school] = [await m.at('police'), await m.at('school', 'professionals')]
  const chair = await m.at('chair', 'professionals')
  const [first, second] = [randomUUID(), randomUUID()]
  await police.add(contribution({ body: 'OPEN-WORDS' }), first)
  await school.add(contribution({ body: 'CLOSED-WORDS', heading: 'timely' }), second)
  await chair.add({
    kind: 'mark',
    ...on(first),
    relevance: 'less-relevant',
    proportionality: null,
    request: 'none',
    reason: 'MARK-REASON',
  })
  await (await m.at('police', 'professionals')).add({ kind: 'reply', ...on(first), body: 'REPLY-WORDS' })
  await police.add({ kind: 'withdrawal', ...on(first), heading: 'accurate', reason: 'WITHDRAWAL-REASON' })
  await chair.act('start')
  await chair.act('close', { reason: 'CLOSE-REASON' })
  return { ...m, first, second }
}

/** A reference without what keeps the codes of the meetings in one test database apart. */
const spoken = (ref: string | null) => ref?.replace(/(?<=^[A-Z]{2})[0-9a-f]{8}/, '') ?? null

test('V1 the trail is for the chair, the minute taker and the auditor of that meeting, and for nobody else', async () => {
  const m = await meeting()
  for (const name of ['chair', 'minutes', 'auditor']) expect(await m.trail(name)).not.toBeNull()
  for (const name of ['police', 'observer', 'legal', 'mother', 'child', 'supporter'])
    expect(await m.trail(name)).toBeNull()
  expect(await readTrail(m.deps, STRANGER, m.id, {})).toBeNull()
  for (const id of [randomUUID(), 'x', '', m.id.toUpperCase(), `${m.id}'--`])
    expect(await readTrail(m.deps, m.session('chair'), id, {})).toBeNull()
})

test('V2 it says who shared what, with whom, when, in order; nothing that was ever said is missing', async () => {
  const m = await held()
  const trail = await m.trail('auditor')
  expect(
    trail?.rows.map(row => [row.seq, row.type, row.by?.name ?? null, spoken(row.ref), row.words, row.reason]),
  ).toEqual([
    [1, 'act.create', 'Set-up', null, null, null],
    [2, 'statement.contribution', 'police', 'PO-1', 'OPEN-WORDS', null],
    [3, 'statement.contribution', 'school', 'SC-P1', 'CLOSED-WORDS', null],
    [4, 'statement.mark', 'chair', 'PO-1', null, 'MARK-REASON'],
    [5, 'statement.reply', 'police', 'PO-1', 'REPLY-WORDS', null],
    [6, 'statement.withdrawal', 'police', 'PO-1', null, 'WITHDRAWAL-REASON'],
    [7, 'act.start', 'chair', null, null, null],
    [8, 'act.close', 'chair', null, null, 'CLOSE-REASON'],
  ])
  const rows = trail?.rows ?? []
  const named = await Promise.all(rows.map(row => m.readers('auditor', row.fingerprint)))
  expect(rows.map(row => row.readers)).toEqual([null, 8, 5, 5, 5, 8, null, null])
  expect(named).toEqual([
    [],
    ['chair', 'child', 'legal', 'minutes', 'mother', 'observer', 'school', 'supporter'],
    ...['school', 'chair', 'police'].map(writer =>
      ['chair', 'legal', 'minutes', 'observer', 'police', 'school'].filter(name => name !== writer),
    ),
    ['chair', 'child', 'legal', 'minutes', 'mother', 'observer', 'school', 'supporter'],
    [],
    [],
  ])
  expect(rows.map(row => row.at)).toEqual([...rows.map(row => row.at)].sort())
  expect(rows.every(row => row.sentence.length > 0 && !/undefined|null|[{}]/.test(row.sentence))).toBe(true)
  expect(trail).toMatchObject({ total: 8, closedAt: rows[7]?.at, checkpoint: (await m.ledger.read(m.id)).checkpoint })
})

test('V2 words that were corrected stand in the trail, and so do those that replaced them', async () => {
  const m = await meeting()
  const police = await m.at('police')
  const id = randomUUID()
  await police.add(contribution({ body: 'FIRST-WORDS' }), id)
  const correction = { ...contribution({ body: 'BETTER-WORDS' }), kind: 'correction', ...on(id), reason: 'A slip.' }
  expect(await police.add(correction)).toHaveProperty('stamp')
  const rows = (await m.trail('auditor'))?.rows ?? []
  expect(rows.slice(1).map(row => [row.type, spoken(row.ref), row.words, row.reason])).toEqual([
    ['statement.contribution', 'PO-1', 'FIRST-WORDS', null],
    ['statement.correction', 'PO-1', 'BETTER-WORDS', 'A slip.'],
  ])
})

test('W8 it shows all the words that were shared, a child’s own among them', async () => {
  const m = await meeting()
  const childView = { exactWords: 'I hide in the garden.' }
  await (await m.at('school', 'professionals')).add(
    contribution({ headline: 'Afraid', body: 'Said at lunch.', childView }),
  )
  const trail = await m.trail('auditor')
  expect(trail?.rows.at(-1)?.words).toBe('Afraid\nI hide in the garden.\nSaid at lunch.')
})

test('V3 filters by person, agency, kind and time leave out exactly what does not fit', async () => {
  const m = await held()
  const all = (await m.trail('auditor'))!
  const { person } = m.places.police!
  const seqs = async (filters: TrailFilters) => (await m.trail('auditor', filters))?.rows.map(row => row.seq)
  expect(await seqs({ person })).toEqual([2, 5, 6])
  const school = all.agencies.find(({ name }) => name === m.places.school!.agency)!
  expect(await seqs({ agency: school.id })).toEqual([3])
  expect(await seqs({ agency: school.name })).toEqual([])
  expect(await seqs({ type: 'statement.contribution' })).toEqual([2, 3])
  expect(await seqs({ person, type: 'statement.reply' })).toEqual([5])
  const at = all.rows.map(row => row.at)
  expect(await seqs({ from: at[3], to: at[5] })).toEqual([4, 5, 6])
  expect(await seqs({ to: at[0] })).toEqual([1])
  expect(await seqs({ from: at[0]?.slice(0, 10), to: at[7]?.slice(0, 10) })).toHaveLength(8)
  expect(await seqs({ from: at[0]?.slice(0, 16) })).toHaveLength(8)
  expect(await seqs({ from: '2099' })).toEqual([])
  for (const odd of ["'; drop table entries", '%', 'constructor', '\0'])
    expect(await seqs({ person: odd, agency: odd, type: odd, from: odd, to: odd })).toEqual([])
  const some = (await m.trail('auditor', { type: 'act.start' }))!
  expect([some.total, some.people, some.types]).toEqual([all.total, all.people, all.types])
})

test('L50 filters by heading, child, audience and item take what is about an item with it', async () => {
  const m = await meeting()
  const [police, professionals] = [await m.at('police'), await m.at('school', 'professionals')]
  const chair = await m.at('chair', 'professionals')
  const [child] = (await m.trail('auditor'))!.children
  const [first, second] = [randomUUID(), randomUUID()]
  await police.add(contribution({ heading: 'accurate', children: [child!.id] }), first)
  await professionals.add(contribution({ heading: 'timely' }), second)
  const better = randomUUID()
  await police.add(
    { ...contribution({ heading: 'secure' }), kind: 'correction', ...on(first), reason: 'A slip.' },
    better,
  )
  const mark = { kind: 'mark', relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  await chair.add({ ...mark, ...on(first, better) })
  const seqs = async (filters: TrailFilters) => (await m.trail('auditor', filters))?.rows.map(row => row.seq)
  expect(await seqs({ item: first })).toEqual([2, 4, 5])
  expect(await seqs({ item: better })).toEqual([])
  expect(await seqs({ audience: 'meeting' })).toEqual([2, 4])
  expect(await seqs({ audience: 'professionals', item: first })).toEqual([5])
  expect(await seqs({ heading: 'timely' })).toEqual([3])
  expect(await seqs({ heading: 'accurate' })).toEqual([2])
  expect(await seqs({ heading: 'secure' })).toEqual([4, 5])
  expect(await seqs({ child: child!.id })).toEqual([2, 3, 4, 5])
  expect(await seqs({ child: child!.id, item: second })).toEqual([3])
  expect(await seqs({ child: 'constructor', heading: '__proto__' })).toEqual([])
})

test('L51 a page holds fifty entries, the newest on the first, oldest first on each; together they are all of them, once', async () => {
  const m = await meeting()
  const more = Array.from({ length: 2 * PAGE + 3 }, (_, i) => act({ content: { reason: `R${i}` } }))
  await m.ledger.append([{ log: m.id, drafts: more }])
  const pages = await Promise.all([3, 2, 1].map(page => m.trail('auditor', { page })))
  expect(pages.map(page => page?.rows.length)).toEqual([4, PAGE, PAGE])
  expect(pages.flatMap(page => page?.rows.map(row => row.seq))).toEqual(Array.from({ length: 104 }, (_, i) => i + 1))
  for (const page of pages) expect(page).toMatchObject({ found: 104, total: 104, pages: 3 })
  for (const page of [0, -1, 1.5, Number.NaN]) expect((await m.trail('auditor', { page }))?.page).toBe(1)
  expect((await m.trail('auditor', { page: 1e9 }))?.page).toBe(3)
})

test('L52 words are found in what this reader may read, whatever their case; that somebody looked is logged, the words are not', async () => {
  const m = await held()
  const { rows } = (await m.trail('auditor'))!
  const at = (i: number) => rows[i]!.fingerprint
  expect(await m.look('auditor', 'open-words')).toEqual([at(1)])
  expect(await m.look('auditor', '  REPLY-words police ')).toEqual([at(4)])
  expect(await m.look('auditor', 'mark-reason')).toEqual([at(3)])
  expect(await m.look('auditor', 'open-words', { type: 'statement.reply' })).toEqual([])
  expect(await m.look('auditor', '.*')).toEqual([])
  expect(await m.look('police', 'open-words')).toBeNull()
  const list = randomUUID()
  const secret = statement(list, { type: 'statement.reply', content: { body: 'LIST-WORDS', reason: 'LIST-REASON' } })
  await m.ledger.append([{ log: m.id, drafts: [secret] }])
  expect(await m.look('auditor', 'list-words')).toHaveLength(1)
  for (const word of ['list-words', 'list-reason']) expect(await m.look('chair', word)).toEqual([])
  const logged = await m.logged()
  const searched = logged
    .filter(({ type }) => type.startsWith('act.search-trail'))
    .map(({ type, actor }) => [type, actor?.name])
  expect(searched).toHaveLength(9)
  expect(searched).toContainEqual(['act.search-trail-refused', 'police'])
  expect(JSON.stringify(logged)).not.toMatch(/words/i)
})

test('L53 who could see an entry is told to whoever reads the trail, of what they may know of, and entered', async () => {
  const m = await held()
  const { rows } = (await m.trail('auditor'))!
  expect(await m.readers('chair', rows[2]!.fingerprint)).toContain('observer')
  expect(await m.readers('mother', rows[1]!.fingerprint)).toBeNull()
  expect(await m.readers('chair', '0'.repeat(64))).toEqual([])
  const entered = (await m.logged()).filter(({ content }) => content?.entry === rows[2]!.fingerprint)
  expect(entered.map(({ type, actor }) => [type, actor?.name])).toEqual([['act.read-trail', 'chair']])
})

test('L54 what is in memory is no right: rights are asked at every page, and a destroyed key empties it at once', async () => {
  const m = await held()
  const words = async (name: string) => (await m.trail(name))?.rows.map(row => row.words)
  expect(await words('chair')).toContain('OPEN-WORDS')
  await m.db.update(members).set({ removedAt: new Date() }).where(eq(members.personId, m.places.chair!.person))
  expect(await m.trail('chair')).toBeNull()
  expect(await m.look('chair', 'open-words')).toBeNull()
  expect(await words('auditor')).toContain('OPEN-WORDS')
  await erase(m.db, m.ledger, m.id, once => once === m.first)
  expect(await words('auditor')).not.toContain('OPEN-WORDS')
  expect(await m.look('auditor', 'open-words')).toEqual([])
})

test('L56 the table holds the rows of the trail, filtered alike; it is an export, behind the same step-up, and logged as one', async () => {
  const m = await held()
  const table = (name: string, filters: TrailFilters = {}, refused = false) => {
    const stepUp = () => (refused ? refuse('step-up', 'Confirm.').refusal : null)
    return exportTrail(m.deps, m.session(name), m.id, filters, stepUp)
  }
  const whole = String(await table('auditor'))
  for (const text of ['OPEN-WORDS', 'MARK-REASON', 'mother']) expect(whole).toContain(text)
  expect(whole.trimEnd().split('\r\n')).toHaveLength(9)
  const replies = String(await table('auditor', { type: 'statement.reply' }))
  expect(replies).toContain('REPLY-WORDS')
  expect(replies).not.toContain('OPEN-WORDS')
  for (const name of ['police', 'mother', 'observer']) expect(await table(name)).toBeNull()
  expect(await table('chair', {}, true)).toMatchObject({ code: 'step-up' })
  expect(await table('police', {}, true)).toBeNull()
  const exports = (await m.logged()).filter(({ type }) => type === 'act.export')
  expect(exports.map(({ actor, content }) => [actor?.name, content?.form])).toEqual(Array(2).fill(['auditor', 'csv']))
})

test('V4 words of an audience are for its readers and the auditor; others see that something was shared, not what', async () => {
  const m = await meeting()
  const list = randomUUID()
  await m.ledger.append([
    {
      log: m.id,
      drafts: [statement(list, { type: 'statement.reply', content: { body: 'LIST-WORDS', reason: 'LIST-REASON' } })],
    },
  ])
  const last = async (name: string) => (await m.trail(name))?.rows.at(-1)
  expect(await last('auditor')).toMatchObject({ words: 'LIST-WORDS', reason: 'LIST-REASON' })
  for (const name of ['chair', 'minutes']) {
    expect(await last(name)).toMatchObject({ audience: list, words: null, reason: null })
    expect(JSON.stringify(await m.trail(name))).not.toContain('LIST-')
  }
})

test('V5 each reading is in the access log before anything is read; where that cannot be entered, nothing is shown', async () => {
  const m = await meeting()
  await m.trail('chair')
  await m.trail('auditor')
  await m.trail('mother')
  expect((await m.logged()).map(({ type, actor, role }) => [type, actor?.name, role])).toEqual([
    ['act.read-trail', 'chair', 'chair'],
    ['act.read-trail', 'auditor', 'auditor'],
    ['act.read-trail-refused', 'mother', 'family'],
  ])
  const away = { ...m.deps, access: async () => Promise.reject(new Error('away')) }
  await expect(readTrail(away, m.session('chair'), m.id, {})).rejects.toThrow('away')
})

test('W15 whoever asks for a trail or an export that is not for them is entered once, somebody of another meeting too', async () => {
  const m = await meeting()
  for (let i = 0; i < 5; i++) {
    await m.trail('mother')
    await readEvidence(m.deps, m.session('mother'), m.id)
    await readTrail(m.deps, STRANGER, m.id, {})
  }
  expect((await m.logged()).map(({ type, actor, role }) => [type, actor?.name, role]).sort()).toEqual([
    ['act.export-refused', 'mother', 'family'],
    ['act.read-trail-refused', 'Stranger', null],
    ['act.read-trail-refused', 'mother', 'family'],
  ])
})

test('W15 nobody fills the log: twenty lines of one person, and none about a meeting that is not there', async () => {
  const m = await meeting()
  const places = [
    m,
    ...(await Promise.all(Array.from({ length: 21 }, () => testMeeting(database, { chair: 'chair' })))),
  ]
  const before = (await m.ledger.read(ACCESS_LOG)).entries.length
  for (const { id } of places) await readTrail(m.deps, STRANGER, id, {})
  for (let i = 0; i < 5; i++) await readTrail(m.deps, m.session('police'), randomUUID(), {})
  await readTrail(m.deps, m.session('police'), 'no-uuid-at-all', {})
  await m.logged()
  const entries = (await m.ledger.read(ACCESS_LOG)).entries.slice(before).flatMap(({ fields }) => fields ?? [])
  expect(entries.map(({ actor }) => actor?.name)).toEqual(Array.from({ length: 20 }, () => 'Stranger'))
  await Promise.all(places.slice(1).map(place => place.close()))
})

test('V6 what was erased keeps its line, its author and its fingerprint, and says that it is gone', async () => {
  const m = await held()
  const before = (await m.trail('auditor'))!
  await erase(m.db, m.ledger, m.id, once => once === m.first)
  const after = (await m.trail('auditor'))!
  const erased = after.rows[1]!
  expect(spoken(erased.ref)).toBe('PO-1')
  expect(erased).toMatchObject({ words: null, readers: null, by: before.rows[1]!.by })
  expect(erased.sentence).toMatch(/erased/)
  expect(erased.at).toBe(before.rows[0]!.at)
  expect(after.rows.map(row => row.fingerprint)).toEqual(before.rows.map(row => row.fingerprint))
  expect(after.rows.toSpliced(1, 1)).toEqual(before.rows.toSpliced(1, 1))
})

/** What one person does next: shares, corrects or withdraws. */
const step = fc.record({
  who: fc.constantFrom('police', 'school', 'legal'),
  audience: fc.constantFrom('meeting' as const, 'professionals' as const),
  does: fc.constantFrom('share', 'share', 'correct', 'withdraw'),
  which: fc.nat(20),
})

test('V7 spoken references in the trail are those on the board, whatever was corrected, withdrawn or erased', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  const run = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async steps => {
    const m = await meeting()
    const own: { who: string; audience: 'meeting' | 'professionals'; id: string; version: string; gone: boolean }[] = []
    const seats = new Map<string, Awaited<ReturnType<typeof m.at>>>()
    for (const { who, audience, does, which } of steps) {
      const seat = seats.get(who + audience) ?? (await m.at(who, audience))
      seats.set(who + audience, seat)
      const mine = own.filter(item => item.who === who && item.audience === audience && !item.gone)
      const item = mine[which % Math.max(1, mine.length)]
      const id = randomUUID()
      if (does === 'share' || !item) own.push({ who, audience, id, version: id, gone: false })
      const about = item && on(item.id, item.version)
      if (does === 'share' || !item) await seat.add(contribution(), id)
      else if (does === 'correct') await seat.add({ ...contribution(), kind: 'correction', ...about }, id)
      else await seat.add({ kind: 'withdrawal', ...about, heading: 'accurate' }, id)
      if (item && does === 'correct') item.version = id
      if (item && does === 'withdraw') item.gone = true
    }
    const gone = new Set(
      own
        .filter(item => item.gone)
        .map(item => item.id)
        .slice(1),
    )
    if (gone.size > 0) await erase(m.db, m.ledger, m.id, once => gone.has(once))
    await m.restart()
    const windows = await Promise.all(
      (['meeting', 'professionals'] as const).map(async audience => {
        const { statements, stamps } = await m.at('chair', audience)
        return { audience, statements: new Map(statements.entries()), stamps: new Map(stamps.entries()) }
      }),
    )
    const trail = (await m.trail('auditor'))!
    const codeOf = (name: string) => trail.agencies.find(agency => agency.name === name)?.code ?? ''
    const board = foldBoard(windows, codeOf).contributions
    const spoken = new Map(board.map(({ id, ref }) => [id, ref]))
    const entries = (await m.ledger.read(m.id)).entries
    for (const [i, row] of trail.rows.entries()) {
      const shared = spoken.get(entries[i]!.once)
      if (shared) expect(row.ref).toBe(shared)
    }
    expect(spoken.size).toBe(own.length)
    await m.close()
  })
  await fc.assert(run, { seed, numRuns: 12 })
}, 120_000)
