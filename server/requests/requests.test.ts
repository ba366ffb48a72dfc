import { createHash, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { parseVkey } from '../../lib/ledger/note'
import { verifyBundle } from '../../lib/ledger/verify'
import type { Guarded } from '../../lib/meeting/setup'
import type { Refusal } from '../../lib/protocol/codes'
import type { EntryView, FileAsked, RequestCommand } from '../../lib/protocol/requests'
import { refusedAfter } from '../../lib/text/refused-after'
import { testDatabase } from '../db/testing'
import type { StepUp } from '../identity/step-up'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import { readEvidence } from '../read/evidence'
import { meetingToRead, STRANGER } from '../read/testing'
import { readTrail } from '../read/trail'
import { CHILD, contribution, listener } from '../rooms/testing'
import type { Place } from '../setup/create-meeting'
import { createRequests } from './service'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const OTHER = '00000000-0000-4000-8000-000000000102'
const NOW = Date.parse('2026-11-23T12:00:00Z')
const CAST = {
  chair: 'chair',
  minutes: 'minute_taker',
  police: 'practitioner',
  school: 'practitioner',
  observer: 'observer',
  mother: 'family',
  auditor: 'auditor',
} as const

const PROTECTED = '22 Quillon Terrace'
async function held(
  stepUp: StepUp = () => null,
  faces: (places: Record<string, Place>) => Guarded['faces'] = () => undefined,
) {
  const m = await meetingToRead(database, CAST, {
    now: () => NOW,
    guard: places => ({
      children: [
        { id: CHILD, name: 'Ada Test' },
        { id: OTHER, name: 'Bea Test' },
      ],
      people: [{ name: 'Wilhelmina Test', relationship: 'Mother' }],
      guarded: { terms: [{ value: PROTECTED, hideFrom: [] }], apart: [], faces: faces(places) },
    }),
  })
  open.push(m)
  const service = createRequests({
    ...m.deps,
    stepUp,
    now: () => NOW,
    // As the real ones, for people of this meeting.
    rooms: { openFor: (person, id) => m.rooms().openFor(person, id) },
  })
  const ask = (who: string, command: RequestCommand) => service.do(m.session(who), m.id, command)
  const record = async (who = 'auditor', more: object = {}) => {
    const request = randomUUID()
    const input = { request, asker: 'person', name: 'A parent', basis: 'subject-access', whose: CHILD } as const
    const command = { verb: 'record-request', key: randomUUID(), input: { ...input, received: '2026-11-23', ...more } }
    expect(await ask(who, command as RequestCommand)).toMatchObject({ ok: true })
    return request
  }
  const decide = (request: string, parts: string[], keep: boolean, who = 'auditor') =>
    ask(who, { verb: 'withhold', key: randomUUID(), input: { request, parts, keep, reason: 'Looked at.' } })
  /** With every entry there is, gathered from the groups of what stays back. */
  const look = async (of: string, who = 'auditor') => {
    const seen = async (why?: string) => {
      const view = await service.view(m.session(who), m.id, { of, why })
      if (!view?.one) throw new Error('There is no such request.')
      return view.one
    }
    const one = await seen()
    const groups = await Promise.all(one.file.groups.map(({ why }) => seen(why)))
    const entries = [one, ...groups.map(({ file }) => ({ file: { out: file.open! } }))].flatMap(
      ({ file }) => file.out.entries,
    )
    return { ...one, file: { ...one.file, entries } }
  }
  const file = async (of: string, more: Partial<FileAsked> = {}, who = 'auditor') => {
    const { outline } = (await look(of, who)).file
    return service.file(m.session(who), m.id, { of, as: 'redacted', outline, ...more })
  }
  const acts = async () =>
    (await m.ledger.read(m.id)).entries.flatMap(({ fields }) => (fields?.type.startsWith('act.') ? fields : []))
  return { ...m, service, ask, record, decide, look, file, acts }
}
type Held = Awaited<ReturnType<typeof held>>
type Looked = Awaited<ReturnType<Held['look']>>

const text = (said: string | Refusal | null): string => {
  if (typeof said !== 'string') throw new Error(`There is no file: ${said?.reason}`)
  return said
}
const verify = async (file: string) => {
  const trusted = (await publishedKeys(database.drizzle)).map(vkey => parseVkey(vkey, nodeHashes)!)
  return verifyBundle(Buffer.from(file), { hashes: nodeHashes, verify: nobleVerify, trusted })
}

/** Of every kind of thing that stays back one, each with a word of its own; what goes out says SHOWN. */
async function said(m: Held) {
  const [police, school, inner, mother] = [
    await m.at('police'),
    await m.at('school'),
    await m.at('police', 'professionals'),
    await m.at('mother'),
  ]
  const ids = { shown: randomUUID(), other: randomUUID(), down: randomUUID(), inner: randomUUID() }
  await police.add(
    contribution({
      body: 'SHOWN “odd” words',
      impact: 'KEPT-mum Wilhelmina, “quoted” – 日本',
      whyNow: `KEPT-place ${PROTECTED}`,
      reportedBy: 'KEPT-caller',
    }),
    ids.shown,
  )
  await school.add(contribution({ children: [OTHER], body: 'KEPT-other child' }), ids.other)
  await police.add(contribution({ body: 'KEPT-down' }), ids.down)
  await inner.add(contribution({ body: 'KEPT-inner' }), ids.inner)
  await mother.add({ kind: 'family-view', v: 1, seen: 1, body: 'KEPT-mother Ada' })
  const down = { verb: 'take-down', input: { statement: ids.down, reason: 'excessive' }, key: randomUUID() }
  expect(await (await m.room()).keep(m.places.chair!.person, down)).toMatchObject({ ok: true })
  return ids
}
const seqOf = (view: Looked, what: (entry: EntryView) => boolean) => view.file.entries.find(what)!
const withBody = (words: string) => (entry: EntryView) => entry.parts.some(part => part.words.includes(words))

test('L60 a request, what agencies said of it, what was decided and what came of it stand in the meeting’s own log, also after a restart', async () => {
  const m = await held()
  await said(m)
  const request = await m.record()
  const { places } = m
  const agency = places.police!.agency
  const answer = { request, agency, withhold: true, said: 'The caller.', on: '2026-11-23' }
  expect(await m.ask('chair', { verb: 'agency-answer', key: randomUUID(), input: answer })).toMatchObject({ ok: true })
  const entry = seqOf(await m.look(request), withBody('SHOWN'))
  expect(await m.decide(request, [`${entry.seq}/content/nature`], false)).toMatchObject({ ok: true })
  const sent = text(await m.file(request))
  const finish = { request, outcome: 'sent-in-part', on: '2026-11-23', said: 'By hand.' } as const
  const finished = { verb: 'finish-request', key: randomUUID(), input: finish } as const
  expect(await m.ask('minutes', finished)).toMatchObject({ ok: true })
  const before = await m.look(request)
  await m.restart()
  expect(await m.look(request)).toEqual(before)
  expect(before).toMatchObject({
    name: 'A parent',
    whose: 'Ada Test',
    due: '2026-12-23',
    standing: 'done',
    opened: { name: 'auditor' },
    answers: [{ agency, withhold: true, said: 'The caller.', by: { name: 'chair' } }],
    made: [{ form: 'redacted', sha256: createHash('sha256').update(sent).digest('hex'), entries: 1 }],
    done: { outcome: 'sent-in-part', said: 'By hand.', by: { name: 'minutes' } },
  })
  const verbs = ['record-request', 'agency-answer', 'withhold', 'make-evidence', 'finish-request']
  const types = verbs.map(verb => `act.${verb}`)
  expect((await m.acts()).flatMap(({ type }) => (types.includes(type) ? type : []))).toEqual(types)
  for (const command of [
    finished,
    { ...finished, verb: 'withhold', input: { request, parts: ['2'], keep: true, reason: 'x' } },
  ])
    expect(await m.ask('auditor', { ...command, key: randomUUID() } as RequestCommand)).toMatchObject({
      ok: false,
      code: 'closed',
    })
  expect(await m.file(request)).toMatchObject({ code: 'closed' })
})

test('L61 the day by which it is due is worked out for somebody’s own information and given for everything else, and no day is ahead of us', async () => {
  const m = await held()
  const asked = (input: object) =>
    m.ask('auditor', {
      verb: 'record-request',
      key: randomUUID(),
      input: {
        request: randomUUID(),
        asker: 'court',
        name: 'A court',
        basis: 'court-order',
        received: '2026-11-23',
        ...input,
      },
    } as RequestCommand)
  expect(await asked({ due: '2026-11-30' })).toMatchObject({ ok: true })
  expect(await asked({})).toMatchObject({ ok: false, code: 'schema' })
  expect(await asked({ due: '2026-11-22' })).toMatchObject({ ok: false, reason: refusedAfter.requestDue })
  expect(await asked({ received: '2026-11-24', due: '2026-11-30' })).toMatchObject({
    reason: refusedAfter.requestAhead,
  })
  expect(await asked({ due: '2026-11-30', whose: 'nobody here' })).toMatchObject({ reason: refusedAfter.requestNobody })
  const view = await m.service.view(m.session('auditor'), m.id, {})
  expect(view?.list).toMatchObject([{ due: '2026-11-30', standing: 'due' }])
})

test('L62 requests are for whoever may export, and for everybody else there are none: no record, no view, no file', async () => {
  const m = await held()
  await said(m)
  const request = await m.record('chair')
  for (const who of ['minutes', 'auditor']) expect((await m.look(request, who)).name).toBe('A parent')
  for (const who of ['police', 'observer', 'mother']) {
    const session = m.session(who)
    expect(await m.service.view(session, m.id, { of: request })).toBeNull()
    expect(await m.service.file(session, m.id, { of: request, as: 'redacted' })).toBeNull()
    expect(await m.decide(request, ['2'], true, who)).toBeNull()
  }
  expect(await m.service.view(STRANGER, m.id, {})).toBeNull()
  expect(await m.service.file(m.session('auditor'), m.id, { of: randomUUID(), as: 'full' })).toBeNull()
  const lines = (await m.logged()).map(({ type, actor }) => `${actor?.name} ${type}`)
  expect(lines).toContain('police act.read-requests-refused')
  expect(lines).toContain('minutes act.read-requests')
  const forged = {
    request,
    form: 'full',
    sha256: 'a'.repeat(64),
    entries: 1,
    withheld: { entries: 0, fields: 0, people: 0 },
  }
  const made = { verb: 'make-evidence', input: forged, key: randomUUID() }
  expect(await (await m.room()).keep(m.places.auditor!.person, made)).toMatchObject({ ok: false, code: 'schema' })
})

test('L63 nobody who takes part hears of a request: no frame, no time, no byte, whatever is done for it', async () => {
  const m = await held()
  await said(m)
  // Nothing of what was said waits to be told any more.
  await m.restart()
  const room = await m.room()
  const boards = [await m.at('mother'), await m.at('police', 'professionals')]
  const names = ['mother', 'police', 'chair'] as const
  const ears = names.map(name => listener(room, m.places[name]!.person))
  await Promise.all(ears.map(ear => ear.until('checkpoint', () => true)))
  await room.ask()
  const heard = () => [ears.map(({ events }) => events.length), boards.map(({ frames }) => frames.length)]
  const before = heard()
  const request = await m.record()
  const entry = seqOf(await m.look(request), withBody('KEPT-inner'))
  await m.decide(request, [entry.key], true)
  text(await m.file(request))
  await m.ask('auditor', {
    verb: 'finish-request',
    key: randomUUID(),
    input: { request, outcome: 'sent', on: '2026-11-23' },
  })
  await room.ask()
  expect(heard()).toEqual(before)
  const last = (await m.acts()).at(-1)!.at
  const later = listener(room, m.places.mother!.person)
  expect(JSON.stringify(await later.until('state', () => true))).not.toContain(last)
})

test('L67 what goes out is what was shown: once anything of it is another, no file is made until it was looked at again', async () => {
  const m = await held()
  const ids = await said(m)
  const request = await m.record()
  const { outline } = (await m.look(request)).file
  await (await m.at('police')).add(contribution({ body: 'SHOWN later' }))
  const changed = { code: 'superseded', reason: refusedAfter.requestChanged }
  expect(await m.file(request, { outline })).toMatchObject(changed)
  expect(await m.service.file(m.session('auditor'), m.id, { of: request, as: 'redacted' })).toMatchObject(changed)
  const down = { verb: 'take-down', input: { statement: ids.shown, reason: 'excessive' }, key: randomUUID() }
  const looked = (await m.look(request)).file.outline
  await (await m.room()).keep(m.places.chair!.person, down)
  expect(await m.file(request, { outline: looked })).toMatchObject(changed)
  expect((await m.logged()).filter(({ type }) => type === 'act.export')).toEqual([])
  const file = text(await m.file(request))
  expect(file).toContain('SHOWN later')
  expect(file).not.toContain('“odd”')
})

test('L68 a file is made once its maker proved who they are; it is in both logs, with its fingerprint, before a byte of it leaves', async () => {
  let refusal: Refusal | null = { code: 'step-up', ids: [], reason: 'Confirm.' }
  const m = await held(() => refusal)
  await said(m)
  const request = await m.record()
  expect(await m.file(request)).toEqual(refusal)
  expect((await m.acts()).some(({ type }) => type === 'act.make-evidence')).toBe(false)
  refusal = null
  const file = text(await m.file(request))
  const sha256 = createHash('sha256').update(file).digest('hex')
  expect((await m.acts()).at(-1)).toMatchObject({
    type: 'act.make-evidence',
    actor: { name: 'auditor' },
    content: { request, form: 'redacted', sha256, entries: 1 },
  })
  const exports = (await m.logged()).filter(({ type }) => type === 'act.export')
  expect(exports).toMatchObject([{ content: { request, sha256, form: 'redacted', basis: 'subject-access' } }])
  const away = createRequests({
    ...m.deps,
    access: async entry => (entry.type === 'act.export' ? Promise.reject(new Error('away')) : undefined),
    stepUp: () => null,
    now: () => NOW,
    rooms: m.rooms(),
  })
  const { outline } = (await m.look(request)).file
  const asked = { of: request, as: 'redacted', outline } as const
  await expect(away.file(m.session('auditor'), m.id, asked)).rejects.toThrow('away')
  const busy = createRequests({ ...m.deps, stepUp: () => null, now: () => NOW, rooms: { openFor: async () => 'busy' } })
  expect(await busy.file(m.session('auditor'), m.id, asked)).toMatchObject({ code: 'too_fast' })
})

/** A text in every spelling in which it could stand in a file or be recognised there. */
function spellings(words: string): string[] {
  const escaped = JSON.stringify(words).slice(1, -1)
  const ascii = escaped.replace(/[^\x20-\x7e]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const forms = [Buffer.from(words), Buffer.from(words, 'utf16le'), Buffer.from(words, 'utf16le').swap16()]
  const inBase64 = forms.flatMap(form =>
    [0, 1, 2].map(shift =>
      // Wherever it begins in what is encoded: without the figures that its neighbours share.
      Buffer.concat([Buffer.alloc(shift), form])
        .toString('base64')
        .slice(shift ? 4 : 0)
        .replace(/.?.?=*$/, ''),
    ),
  )
  const value = JSON.stringify(words)
  const hashed = [words, value, `field\0${value}`, JSON.stringify({ name: 'body', value: words })].flatMap(one =>
    (['base64', 'hex'] as const).map(form => createHash('sha256').update(one).digest(form)),
  )
  return [words, escaped, ascii, ...inBase64, ...forms.map(form => form.toString('hex')), ...hashed]
}

test('L70 no word that stays back is in any byte of the file, in any spelling or as an unsalted hash; every salt that is there is of its own', async () => {
  const m = await held()
  await said(m)
  const request = await m.record()
  const file = text(await m.file(request))
  expect(file).toContain('SHOWN')
  const whole = (await m.ledger.read(m.id)).entries.map(({ opening }) => JSON.stringify(opening)).join('\n')
  const kept = ['KEPT-mum Wilhelmina, “quoted” – 日本', `KEPT-place ${PROTECTED}`, 'KEPT-caller', 'KEPT-other child']
  for (const words of [
    ...kept,
    'KEPT-down',
    'KEPT-inner',
    'KEPT-mother Ada',
    'Wilhelmina',
    PROTECTED,
    'A parent',
    OTHER,
  ]) {
    expect(whole.includes(words) || whole.includes(JSON.stringify(words).slice(1, -1)) || words === PROTECTED).toBe(
      true,
    )
    for (const spelling of spellings(words)) expect(file.includes(spelling), `${words}: ${spelling}`).toBe(false)
    for (const form of ['utf8', 'utf16le'] as const)
      expect(Buffer.from(file).includes(Buffer.from(words, form)), words).toBe(false)
  }
  for (const name of ['police', 'school', 'minutes', 'auditor'])
    expect(file, name).not.toContain(m.places[name]!.person)
  const salts = [...file.matchAll(/"salt": "([^"]+)"/g)].map(([, salt]) => salt)
  expect(new Set(salts).size).toBe(salts.length)
  expect(salts.every(salt => Buffer.from(salt ?? '', 'base64').length === 32)).toBe(true)
  // The salts of what stays back go with it: without them nothing can be tried against its commitment.
  const [entry] = JSON.parse(file).entries
  const there = (await m.ledger.read(m.id)).entries.find(({ seq }) => seq === entry.seq)?.opening
  const shown = new Set(entry.opening.content.list.map((one: { salt?: string }) => one.salt))
  for (const item of there?.content?.list ?? []) {
    if (!('salt' in item)) throw new Error('The log has no salts.')
    expect(file.includes(item.salt), JSON.stringify(item.value)).toBe(shown.has(item.salt))
  }
  expect(file).not.toContain(there?.actor?.salt)
  expect(file).not.toContain(there?.recipients?.salt)
})

test('L85 an agency whose name is kept from whoever asks is in no byte of their file, also not as the agency that shared something, and nobody puts it back', async () => {
  const m = await held(undefined, ({ police, school }) => ({
    agencies: {
      [police!.agencyId]: { shownAs: 'A service', hideFrom: [] },
      [school!.agencyId]: { shownAs: school!.agency, hideFrom: [] },
    },
    people: {},
  }))
  const [police, school] = [await m.at('police'), await m.at('school')]
  await police.add(contribution({ body: 'SHOWN', impact: `Rung by ${m.places.police!.agency.toUpperCase()}.` }))
  await school.add(contribution({ body: 'SHOWN too' }))
  const request = await m.record()
  const [first] = (await m.look(request)).file.entries.filter(withBody('SHOWN'))
  await m.decide(request, [`${first!.seq}/agency`], true)
  const file = text(await m.file(request))
  expect(file).toContain('SHOWN')
  expect(file).toContain(m.places.school!.agency)
  for (const name of [m.places.police!.agency, m.places.police!.agency.toUpperCase()]) expect(file).not.toContain(name)
})

test('L69 a redacted file is authentic under the published key and says how much stays back; one changed word in it is found', async () => {
  const m = await held()
  await said(m)
  const request = await m.record()
  const { file } = await m.look(request)
  const sent = text(await m.file(request))
  const verdict = await verify(sent)
  expect(verdict).toMatchObject({ verdict: 'authentic', kind: 'extract', trusted: true, withheld: file.withheld })
  expect(file).toMatchObject({ shown: 1, withheld: { entries: file.size - 1 } })
  expect(file.withheld.fields).toBeGreaterThan(3)
  expect(await verify(sent.replace('SHOWN', 'OTHER'))).toMatchObject({ verdict: 'altered', failure: 'opening' })
  const court = await m.record('auditor', { asker: 'court', basis: 'court-order', whose: undefined, due: '2026-12-01' })
  const full = text(await m.file(court, { as: 'full' }))
  expect(await verify(full)).toMatchObject({ verdict: 'authentic', kind: 'full', withheld: { entries: 0, fields: 0 } })
})

test('L71 a file that is exported without a request is its own record: a review of our own, by whom, when, with its fingerprint', async () => {
  const m = await held()
  const file = (await readEvidence(m.deps, m.session('chair'), m.id)) ?? ''
  const sha256 = createHash('sha256').update(file).digest('hex')
  const view = await m.service.view(m.session('auditor'), m.id, {})
  expect(view?.quick).toEqual([{ at: expect.any(String), name: 'chair', sha256 }])
  const request = await m.record('auditor', { basis: 'internal-review', whose: undefined, due: '2026-12-01' })
  text(await m.file(request, { as: 'full' }))
  expect((await m.service.view(m.session('auditor'), m.id, {}))?.quick).toHaveLength(1)
})

test('L72 what stands on a list is for whoever is on it, and for the data-protection lead: to others it is a number, and nothing they can put back', async () => {
  const m = await held()
  const police = await m.at('police')
  const people = [m.places.police!.person, m.places.chair!.person]
  expect(await police.act('make-list', { people })).toMatchObject({ ok: true })
  const list = [...(await m.room()).people.audiences.values()].find(({ kind }) => kind === 'named')!
  const theirs = await m.at('police', list.id)
  expect(await theirs.add(contribution({ body: 'KEPT-list', seen: list.version }))).toHaveProperty('stamp')
  await police.add(contribution({ body: 'SHOWN to all' }))
  const request = await m.record('auditor', { basis: 'disclosure', whose: undefined, due: '2026-12-01' })
  const seen = await m.look(request, 'minutes')
  expect(seen.file.hidden).toBe(2)
  expect(JSON.stringify(seen)).not.toContain('KEPT-list')
  const entry = seqOf(await m.look(request), withBody('KEPT-list'))
  expect(await m.decide(request, [entry.key], true, 'minutes')).toMatchObject({ reason: refusedAfter.requestNothing })
  const why = { request, parts: [entry.key], keep: true, reason: 'KEPT-list is theirs.' }
  expect(await m.ask('auditor', { verb: 'withhold', key: randomUUID(), input: why })).toMatchObject({ ok: true })
  for (const as of ['full', 'redacted'] as const) {
    const file = text(await m.file(request, { as }, 'minutes'))
    expect(file).toContain('SHOWN to all')
    expect(file).not.toContain('KEPT-list')
  }
  expect(JSON.stringify(await readTrail(m.deps, m.session('minutes'), m.id, {}))).not.toContain('KEPT-list')
  expect(text(await m.file(request))).toContain('KEPT-list')
})

test('L73 the whole log never answers somebody’s request for their own information, and a file with nothing in it is not made', async () => {
  const m = await held()
  await said(m)
  const request = await m.record()
  expect(await m.file(request, { as: 'full' })).toMatchObject({
    code: 'not_allowed',
    reason: refusedAfter.requestWhole,
  })
  const entry = seqOf(await m.look(request), withBody('SHOWN'))
  await m.decide(request, [entry.key], false)
  expect(await m.file(request)).toMatchObject({ code: 'not_allowed', reason: refusedAfter.requestNothingOut })
  expect((await m.logged()).filter(({ type }) => type === 'act.export')).toEqual([])
})

test('L65 a destroyed entry, one that was taken off the board, and another request are on nobody’s list of what can be put back', async () => {
  const m = await held()
  await said(m)
  const court = await m.record('auditor', {
    name: 'KEPT-court',
    basis: 'court-order',
    whose: undefined,
    due: '2026-12-01',
  })
  const request = await m.record()
  const view = await m.look(request)
  expect(JSON.stringify(view.file)).not.toMatch(/KEPT-down|KEPT-court/)
  const locked = view.file.entries.filter(one => one.locked)
  expect(locked.map(({ why }) => why).sort()).toEqual(['gone', 'request', 'request'])
  for (const { key } of locked) expect(await m.decide(request, [key], true)).toMatchObject({ ok: false })
  expect(text(await m.file(court))).not.toMatch(/KEPT-down|KEPT-court/)
})
