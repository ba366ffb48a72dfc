import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJson } from '../../lib/ledger/jcs'
import { id } from '../../lib/statements/fields'
import { parseStatement } from '../../lib/statements/index'
import { besideOf, type Imported, importScenario, markOf, statementOf } from './import'
import { parseScenario, readScenario } from './scenario'
import example from './scenario.json'
import { SECRET, scenarioFiles, TAG } from './testing'

/** What professionals say beside the words. */
const INNER = ['handlingNote', 'protectSource', 'roomWording', 'familyTold', 'peopleMentioned']

const demo = () => importScenario(readScenario(null))
const imported = (file: unknown) => importScenario(parseScenario(file, 'file.json'))
/** The set-up as everyone may learn of it: what guards people stays on the server. */
const opened = ({ setup: { guarded: _guarded, ...open } }: Imported) => open
const said = ({ shares }: ReturnType<typeof demo>) =>
  shares.flatMap(share =>
    [statementOf(share, 1), markOf(share, 1)?.statement ?? [], besideOf(share, 1)?.statement ?? []].flat(),
  )

test('D1 the demo conference: who is there, and what is shared before it and during it', () => {
  const { agencies, people, places, shares, chair, setup } = demo()
  expect(agencies).toHaveLength(11)
  expect(people).toHaveLength(16)
  expect(places).toHaveLength(15)
  expect(places.every(place => place.admitted)).toBe(true)
  expect(chair.name).toBe('Margaret Oyelaran')
  expect(setup.children.map(child => child.name.split(' ')[0])).toEqual(['Maya', 'Jude', 'Robin'])
  const items = (phase: string) => shares.filter(share => share.phase === phase).map(share => share.item)
  expect(items('before')).toEqual(['c01', 'c02', 'c03', 'c04', 'c06', 'c07', 'c10', 'c16'])
  expect(items('during').join(' ')).toBe('c05 c08 c09 c11 c12 c13 c14 c15 c17 c18 c20 c21 c22 c23 c24 c25')
  expect(shares.filter(share => share.mark)).toHaveLength(24)
})

test('D2 what has no home yet is reported and nothing of it is in a statement', () => {
  const plan = demo()
  expect(plan.left.map(left => left.what)).toEqual(
    expect.arrayContaining(['c19', 'corrections (1)', 'dates: when letter and record are due', 'meeting.closedPart']),
  )
  const everything = JSON.stringify([said(plan), opened(plan), plan.deeds.map(deed => deed.statement(1))])
  const hidden = example.contributions.filter(item => item.visibility === 'restricted')
  expect(hidden).toHaveLength(1)
  for (const item of hidden) expect(everything).not.toContain(item.body.slice(0, 30))
  const tags = example.contributions.flatMap(item => item.testTags)
  for (const tag of tags.filter(tag => tag.includes('-'))) expect(everything).not.toContain(`"${tag}"`)
})

test('D2 a field that is not known here is named, wherever it stands, and goes nowhere', () => {
  const [first, ...rest] = example.contributions
  const plan = imported({
    ...example,
    weather: 'UNKNOWN rain',
    meeting: { ...example.meeting, mood: 'UNKNOWN' },
    contributions: [{ ...first, colour: 'UNKNOWN', childView: { exactWords: 'No.', tone: 'UNKNOWN' } }, ...rest],
  })
  expect(plan.left.map(left => left.what)).toEqual(
    expect.arrayContaining(['weather', 'meeting.mood', 'c01: colour', 'c01: childView.tone']),
  )
  expect(JSON.stringify([said(plan), opened(plan)])).not.toContain('UNKNOWN')
})

test('D3 a child’s words go to the professionals first, and that is said', () => {
  const { shares, narrowed } = demo()
  expect(narrowed.map(one => one.what)).toEqual(['c07', 'c13', 'c23', 'c24'])
  const wide = shares.filter(share => share.audience === 'meeting')
  expect(wide.filter(share => share.content.childView || share.content.heading === 'childs-views')).toEqual([])
  expect(shares.filter(share => share.audience === 'professionals').map(share => share.item)).toEqual([
    'c07',
    'c05',
    'c13',
    'c14',
    'c23',
    'c24',
  ])
})

test('D4 what revises an entry is a correction of it by its author; its mark is on the new version', () => {
  const { shares } = demo()
  const [first, second] = ['c16', 'c17'].map(item => shares.find(share => share.item === item))
  expect(second?.corrects).toEqual({ contribution: first?.id, version: first?.id })
  expect(second && statementOf(second, 4)).toMatchObject({ kind: 'correction', seen: 4, version: first?.id })
  expect(second && markOf(second, 2)?.statement).toMatchObject({
    contribution: first?.id,
    version: second?.id,
    seen: 2,
  })
})

test('D5 two runs agree on every id, and ids are lower-case UUIDs', () => {
  const [one, two] = [demo(), demo()]
  const whole = (plan: ReturnType<typeof demo>) => ({
    ...plan,
    deeds: plan.deeds.map(deed => [deed.id, deed.statement(1)]),
  })
  expect(whole(one)).toEqual(whole(two))
  const ids = [...one.people, ...one.agencies, ...one.shares, ...one.setup.children].map(item => item.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const value of ids) {
    expect(id.safeParse(value).success).toBe(true)
    expect(value).toMatch(/^.{14}5.{4}[89ab]/)
  }
})

test('D6 everyone has an account of their own that can be read aloud; an auditor and an administrator are among them', () => {
  const { people, agencies, places } = demo()
  const emails = people.map(person => person.email)
  expect(emails).toEqual(
    expect.arrayContaining([
      'tom.kearsley@northmarch-police.demo.invalid',
      'samir.haddad@oakhurst-surgery.demo.invalid',
    ]),
  )
  expect(new Set(emails).size).toBe(emails.length)
  for (const email of emails) expect(email).toMatch(/^[a-z0-9]+(\.[a-z0-9-]+)?@[a-z0-9-]+\.demo\.invalid$/)
  expect(places.filter(place => place.role === 'auditor')).toHaveLength(1)
  const administrator = people.find(person => person.role === 'administrator')
  expect(places.find(place => place.person === administrator?.id)).toBeUndefined()
  expect(agencies.map(agency => agency.code)).toEqual([
    'CH',
    'SC',
    'PO',
    'HV',
    'ED',
    'GP',
    'HO',
    'DA',
    'SU',
    'FA',
    'SP',
  ])
})

test('D7 any file of the form plays: every statement is one the board takes, and nobody sees more than the file says', () => {
  fc.assert(
    fc.property(scenarioFiles, file => {
      const plan = imported(file)
      const statements = said(plan)
      for (const statement of statements) expect(parseStatement(statement)).toMatchObject({ ok: true, statement })
      expect(isJson(JSON.parse(JSON.stringify([statements, opened(plan)])))).toBe(true)
      const everything = JSON.stringify([statements, opened(plan)])
      expect(everything).not.toContain(TAG)
      expect(everything.toLowerCase().replace(/[^a-z0-9]/g, '')).not.toContain(
        SECRET.toLowerCase().replace(/[^a-z0-9]/g, ''),
      )
      for (const share of plan.shares) {
        const item = file.contributions.find(one => one.id === share.item)
        expect(item?.visibility).not.toBe('restricted')
        if ((item?.hideFrom ?? []).length > 0) expect(share.audience).toBe('professionals')
        if (share.audience === 'meeting') expect(item?.visibility).toBe('meeting')
        if (share.audience === 'meeting')
          for (const name of INNER)
            expect(
              Object.entries(share.content).find(([key, value]) => key === name && value !== false),
            ).toBeUndefined()
      }
      const home = new Set([...plan.shares.map(share => share.item), ...plan.left.map(left => left.what)])
      expect(file.contributions.filter(item => !home.has(item.id))).toEqual([])
      expect(new Set(plan.people.map(person => person.email)).size).toBe(plan.people.length)
      expect(new Set(plan.agencies.map(agency => agency.code)).size).toBe(plan.agencies.length)
    }),
    { numRuns: 300 },
  )
})

test('D8 a correction follows what it corrects, in its audience, and names the version that is current then', () => {
  fc.assert(
    fc.property(scenarioFiles, file => {
      const current = new Map<string, { version: string; audience: string; person: string }>()
      for (const share of imported(file).shares) {
        const root = share.corrects?.contribution ?? share.id
        const before = current.get(root)
        if (share.corrects)
          expect(before).toEqual({ version: share.corrects.version, audience: share.audience, person: share.by.id })
        current.set(root, { version: share.id, audience: share.audience, person: share.by.id })
      }
    }),
    { numRuns: 200 },
  )
})

const broken = (change: (file: typeof example) => void) => {
  const file = structuredClone(example)
  change(file)
  return () => imported(file)
}
test.each([
  [
    'contributions[2].nature (c03) must be one of: fact, reported, opinion',
    (f: typeof example) => (f.contributions[2]!.nature = 'gossip'),
  ],
  [
    'contributions[0].heading (c01) must be one of: Necessary',
    (f: typeof example) => (f.contributions[0]!.heading = 'Weather'),
  ],
  [
    'contributions[4].eventDate (c05) must be a date',
    (f: typeof example) => (f.contributions[4]!.eventDate = '2026-02-31'),
  ],
  [
    'contributions[1].child (c02) must be "all" or children of this meeting',
    (f: typeof example) => (f.contributions[1]!.child = 'nobody'),
  ],
  [
    'meeting.agencies[1].attendees[0].role must be one of: chair',
    (f: typeof example) => (f.meeting.agencies[1]!.attendees[0]!.role = 'king'),
  ],
  [
    'meeting.agencies has nobody who chairs',
    (f: typeof example) => (f.meeting.agencies[0]!.attendees[0]!.role = 'observer'),
  ],
  [
    'contributions[0].body (c01) holds characters that cannot be kept',
    (f: typeof example) => (f.contributions[0]!.body = 'a\0b'),
  ],
  ['c01 is too long for the board, at body', (f: typeof example) => (f.contributions[0]!.body = 'a'.repeat(6001))],
  ['schema must be "safeguarding-scenario/1"', (f: typeof example) => (f.schema = 'other/1')],
  ['contributions uses an id twice', (f: typeof example) => (f.contributions[1]!.id = 'c01')],
])('D9 a file that cannot be played gets a sentence that names the place: %s', (sentence, change) => {
  expect(broken(change)).toThrow(sentence)
})

test('D9 a file that is not there, or is not JSON, gets a sentence', () => {
  expect(() => readScenario('/nowhere/file.json')).toThrow(
    '/nowhere/file.json cannot be played: there is no such file.',
  )
  expect(() => readScenario(import.meta.filename)).toThrow('it is not JSON.')
  for (const value of [null, 7, [], 'x', {}])
    expect(() => parseScenario(value, 'x.json')).toThrow(/^x\.json cannot be played: /)
})

test('D10 dates keep as much as is known: months and years give their first day', () => {
  const event = (change: object) =>
    imported({ ...example, contributions: [{ ...example.contributions[1], ...change }] }).shares[0]?.content.event
  expect(event({})).toEqual({ precision: 'minute', date: '2026-10-31', time: '23:40' })
  expect(event({ eventDatePrecision: 'month', eventTime: null })).toEqual({ precision: 'month', date: '2026-10-01' })
  expect(event({ eventDatePrecision: 'year', eventDate: '2009-06-01', eventTime: null })).toEqual({
    precision: 'year',
    date: '2009-01-01',
  })
  expect(event({ eventDatePrecision: 'period', eventTime: null, eventEndDate: '2026-11-01' })).toEqual({
    precision: 'period',
    date: '2026-10-31',
    end: '2026-11-01',
  })
  expect(event({ eventDatePrecision: 'unknown', eventDate: null, eventTime: null })).toEqual({ precision: 'unknown' })
})

test('E60 what the file decides, plans and finds in conflict is said by those it names, in the words it gives', () => {
  const { deeds, shares, chair } = demo()
  const kinds = deeds.map(deed => deed.statement(1).kind)
  const count = (kind: string) => kinds.filter(one => one === kind).length
  expect(['not-shared', 'conflict', 'decision', 'stance', 'action'].map(count)).toEqual([1, 1, 3, 9, 6])
  const known = new Set(shares.map(share => share.id))
  for (const deed of deeds) {
    const statement = deed.statement(1)
    if (statement.kind === 'decision') {
      expect(deed.by).toBe(chair)
      expect(statement.reliesOn.length).toBeGreaterThan(0)
      for (const { contribution, version } of statement.reliesOn)
        expect([known.has(contribution), known.has(version)]).toEqual([true, true])
      expect(statement).toMatchObject({ coreGroup: '2026-12-03', review: '2027-02-19', threshold: 'likely' })
    }
    if (statement.kind === 'stance') expect(deed.by.role).toBe('practitioner')
  }
  const views = deeds.flatMap(deed => {
    const statement = deed.statement(1)
    return statement.kind === 'stance' ? [statement.view] : []
  })
  expect(views.filter(view => view === 'reservation')).toHaveLength(1)
  expect(views.filter(view => view === 'disagrees')).toHaveLength(1)
})
