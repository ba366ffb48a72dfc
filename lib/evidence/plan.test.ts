import { expect, test } from 'vitest'
import { finding } from '../checks/protected'
import type { EntryFields } from '../ledger/fields'
import { namingOf, subjectsOf } from './people'
import { decidable, outline, type Plan, planOf } from './plan'
import type { About, Logged } from './propose'
import type { Choice } from './request'

const MAYA = '00000000-0000-4000-8000-000000000101'
const JUDE = '00000000-0000-4000-8000-000000000102'
const LEAH = '00000000-0000-4000-8000-000000000201'
const TOM = '00000000-0000-4000-8000-000000000301'
const SETUP = {
  children: [
    { id: MAYA, name: 'Maya Example-Adair' },
    { id: JUDE, name: 'Jude Example-Adair' },
  ],
  people: [
    { name: 'Leah Example', relationship: 'Mother', account: LEAH },
    { name: 'Daniel Adair', relationship: 'Father' },
  ],
}
const PEOPLE = [
  { person: TOM, name: 'DS Tom Kearsley', agency: 'Police', role: 'practitioner', admitted: true },
  { person: LEAH, name: 'Leah Example', agency: 'Family', role: 'family', admitted: true },
] as const
const subjects = subjectsOf(SETUP, PEOPLE)
const AUDIENCES = new Map([
  ['meeting', { kind: 'meeting', theirs: true }],
  ['professionals', { kind: 'professionals', theirs: false }],
  ['list', { kind: 'named', theirs: false }],
])
const about = (name: string | null, more: Partial<About> = {}): About => {
  const subject = subjects.find(one => one.name === name) ?? null
  return {
    subject,
    naming: subject && namingOf(subject, subjects, finding),
    audiences: AUDIENCES,
    taken: new Set(),
    isProtected: value => JSON.stringify(value).includes('Quillon'),
    isRequest: type => type === 'act.record-request',
    ...more,
  }
}

type Said = Partial<Omit<EntryFields, 'content'>> & { content?: Record<string, unknown> | null }
const said = (seq: number, { content = {}, ...more }: Said = {}): Logged => ({
  seq,
  once: `s${seq}`,
  // Contents of tests are plain JSON.
  fields: {
    seq,
    type: 'statement.contribution',
    at: `2026-11-23T10:00:${String(seq).padStart(2, '0')}.000000Z`,
    actor: { person: TOM, name: 'DS Tom Kearsley' },
    agency: 'Police',
    role: 'practitioner',
    audience: 'meeting',
    recipients: [{ person: LEAH, name: 'Leah Example', agency: 'Family', role: 'family' }],
    content: content && (JSON.parse(JSON.stringify({ id: `s${seq}`, ...content })) as EntryFields['content']),
    ...more,
  },
})
const whys = (plan: Plan) => plan.map(({ why, locked }) => (locked ? `${why}!` : why))
const part = (plan: Plan, key: string) => plan.flatMap(({ parts }) => parts).find(one => one.key === key)
const outOf = (plan: Plan) =>
  plan.flatMap(one => (one.out ? one.parts.flatMap(({ out, key }) => (out ? key : [])) : []))

test('L75 others are told apart by names of two letters too, but not by their rank', () => {
  const all = subjectsOf({ ...SETUP, people: [...SETUP.people, { name: 'Jo Ng', relationship: 'Aunt' }] }, PEOPLE)
  const [maya] = all
  const naming = maya && namingOf(maya, all, finding)
  for (const words of ['Maya stays with Jo.', 'Ms NG was rung.']) expect(naming?.namesOthers(words)).toBe(true)
  for (const words of ['Maya enjoyed it.', 'A DS was rung.']) expect(naming?.namesOthers(words)).toBe(false)
})

test('L64 what is about a child goes out; what is about others, how the meeting ran, and other people’s own words stay back', () => {
  const log = [
    said(1, { type: 'act.create', audience: null, recipients: null, content: { title: 'x' } }),
    said(2, { content: { children: [MAYA], body: 'Maya was late.' } }),
    said(3, { content: { children: [JUDE], body: 'Jude was early, and Maya too.' } }),
    said(4, { audience: 'professionals', content: { children: [MAYA], body: 'Late again.' } }),
    said(5, { audience: 'list', content: { children: [MAYA], body: 'Late again.' } }),
    said(6, { type: 'statement.addition', content: { contribution: 's2', body: 'Twice.' } }),
    said(7, { type: 'statement.addition', content: { contribution: 's3', body: 'Twice.' } }),
    said(8, {
      type: 'statement.family-view',
      actor: { person: LEAH, name: 'Leah Example' },
      agency: 'Family',
      role: 'family',
      content: { body: 'Maya slept badly.' },
    }),
    said(9, { content: { children: [MAYA], body: 'To the wrong meeting.' } }),
    said(10, { type: 'statement.withdrawal', content: { contribution: 's9', version: 's9' } }),
  ]
  const plan = planOf(log, about('Maya Example-Adair'), new Map())
  expect(whys(plan)).toEqual([
    'running',
    null,
    'not-about',
    'professionals',
    'apart',
    null,
    'not-about',
    'others-words',
    'withdrawn',
    'withdrawn',
  ])
})

test('L64 an adult’s own is what names them or was said by them, by name or by what they are to the children', () => {
  const log = [
    said(1, { content: { children: [MAYA], body: 'Mum came to the door.' } }),
    said(2, { content: { children: [MAYA], body: 'LEAH  came.' } }),
    said(3, { content: { children: [MAYA], body: 'Dad came.' } }),
    said(4, {
      type: 'statement.family-view',
      actor: { person: LEAH, name: 'Leah Example' },
      content: { body: 'I asked for help.' },
    }),
  ]
  expect(whys(planOf(log, about('Leah Example'), new Map()))).toEqual([null, null, 'not-about', null])
})

test('L64 of what goes out, other people’s names stay back: who wrote it, who could see it, words that name or point at them', () => {
  const log = [
    said(1, {
      content: {
        children: [MAYA, JUDE],
        heading: 'accurate',
        body: 'She told her grand-\nmother that she was tired.',
        headline: 'Tired at school',
        impact: 'D a n i e l was there.',
        peopleMentioned: ['A neighbour'],
      },
    }),
  ]
  const plan = planOf(log, about('Maya Example-Adair'), new Map())
  const held = plan[0]?.parts.flatMap(({ key, why }) => (why ? `${key} ${why}` : []))
  expect(held?.sort()).toEqual([
    '1/actor names',
    '1/content/body names',
    '1/content/children names',
    '1/content/impact names',
    '1/content/peopleMentioned names',
    '1/recipients names',
  ])
  expect(outOf(plan)).toContain('1/content/headline')
  const own = planOf([said(1, { actor: { person: LEAH, name: 'Leah Example' } })], about('Leah Example'), new Map())
  expect(part(own, '1/actor')?.out).toBe(true)
})

test('L65 protected words, what could show who told, and notes on handling stay back, also where the note is a statement of its own', () => {
  const told = { children: [MAYA], body: 'She is hurt at night.', reportedBy: 'A caller', source: { kind: 'told' } }
  const log = [
    said(1, { content: { ...told, impact: 'She moved to 22 Quillon Terrace.' } }),
    said(2, { content: told }),
    said(3, {
      type: 'statement.particulars',
      audience: 'professionals',
      content: { contribution: 's2', protectSource: true },
    }),
    said(4, { content: { children: [MAYA], body: 'Tired.', handlingNote: 'Ring first.', protectSource: true } }),
  ]
  const plan = planOf(log, about('Maya Example-Adair'), new Map())
  const why = (key: string) => part(plan, key)?.why
  expect(why('1/content/impact')).toBe('protected')
  expect(why('1/content/body')).toBeNull()
  for (const key of ['1/content/reportedBy', '1/content/source', '2/content/body', '4/content/body'])
    expect(why(key), key).toBe('source')
  expect(why('4/content/handlingNote')).toBe('inner')
  expect(part(plan, '1/content/impact')?.locked).toBe(true)
})

test('L65 what was destroyed or taken off the board, and requests themselves, never go out, whatever anybody decides', () => {
  const log = [
    { seq: 1, once: 's1', fields: null },
    said(2, { content: { children: [MAYA], body: 'Taken down.' } }),
    said(3, { type: 'act.record-request', audience: null, content: { name: 'A court' } }),
    said(4, { content: { children: [MAYA], body: 'At Quillon Terrace.' } }),
  ]
  const keep: Choice = { keep: true, reason: 'Wanted.', by: { name: 'Imogen', at: '' } }
  const keys = ['1', '2', '2/content/body', '3', '3/content/name', '4/content/body']
  const choices = new Map(keys.map(key => [key, keep]))
  for (const who of ['Maya Example-Adair', null]) {
    const plan = planOf(log, about(who, { taken: new Set(['s2']) }), choices)
    expect(whys(plan).slice(0, 3)).toEqual(['gone!', 'gone!', 'request!'])
    expect(plan.slice(0, 3).some(({ out, parts }) => out || parts.length > 0)).toBe(false)
    for (const key of ['1', '2', '3', '2/content/body']) expect(decidable(plan).has(key)).toBe(false)
    expect(decidable(plan).has('4/content/body')).toBe(who === null)
    expect(part(plan, '4/content/body')?.out).toBe(who === null)
  }
})

test('L64 an entry of whose words nothing goes out stays back whole, until somebody puts it or one of its fields back', () => {
  const log = [said(1, { content: { children: [MAYA], heading: 'accurate', nature: 'fact', body: 'Leah was there.' } })]
  const made = (...keys: string[]) => {
    const keep: Choice = { keep: true, reason: 'Theirs.', by: { name: 'Imogen', at: '' } }
    return planOf(log, about('Maya Example-Adair'), new Map(keys.map(key => [key, keep])))
  }
  expect(made().map(({ out, why, locked }) => ({ out, why, locked }))).toEqual([
    { out: false, why: 'empty', locked: false },
  ])
  expect(made('1')[0]).toMatchObject({ out: true, why: null })
  expect(outOf(made('1'))).not.toContain('1/content/body')
  expect(outOf(made('1/content/body'))).toContain('1/content/body')
})

test('L64 where nobody’s own information is asked for, all goes out but what is protected', () => {
  const log = [
    said(1, { type: 'act.create', audience: null, recipients: null }),
    said(2, { audience: 'professionals', content: { children: [JUDE], body: 'Leah and Daniel.', impact: 'Quillon' } }),
  ]
  const plan = planOf(log, about(null), new Map())
  expect(whys(plan)).toEqual([null, null])
  expect(plan.flatMap(({ parts }) => parts.flatMap(one => (one.out ? [] : one.key)))).toEqual(['2/content/impact'])
})

test('L66 somebody’s choice holds against the proposal, for an entry and for one field of it, and names what goes out anew', () => {
  const log = [
    said(1, { content: { children: [MAYA], body: 'Mum was there.', impact: 'Tired.' } }),
    said(2, { content: { children: [JUDE], body: 'Awake.' } }),
  ]
  const by = { name: 'Imogen', at: '' }
  const proposed = planOf(log, about('Maya Example-Adair'), new Map())
  const chosen = planOf(
    log,
    about('Maya Example-Adair'),
    new Map([
      ['1/content/body', { keep: true, reason: 'She was there herself.', by }],
      ['1/content/impact', { keep: false, reason: 'Not ours.', by }],
      ['2', { keep: true, reason: 'Both.', by }],
    ]),
  )
  expect([part(chosen, '1/content/body')?.out, part(chosen, '1/content/impact')?.out]).toEqual([true, false])
  expect(chosen[1]?.out).toBe(true)
  // Put back whole, what it says of others still stays back.
  expect(part(chosen, '2/content/children')?.out).toBe(false)
  expect(part(chosen, '2/actor')?.out).toBe(false)
  expect(outline(chosen)).not.toBe(outline(proposed))
  expect(outline(planOf(log, about('Maya Example-Adair'), new Map()))).toBe(outline(proposed))
})
