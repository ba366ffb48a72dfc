import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewOf } from '../board/views.test-data'
import { childrenOf, isWhoseUnsaid } from './recipients'
import { versionFor } from './version'
import { AT, action, decision, familyWords, meetingOf, refsUnder, textOf } from './version.test-data'

const mark = {}

test('V29 professionals get the record as it is drafted; every version says whom it is for and is plain JSON', () => {
  const m = meetingOf([viewOf('HS-1', { mark, agency: 'Harbour School' })])
  const { version, leftOut } = m.for('professionals')
  expect(version.record).toEqual(m.record)
  expect(leftOut).toEqual([])
  expect(m.recipients.map(({ kind, id }) => [kind, id])).toEqual([
    ['professionals', 'professionals'],
    ['family', 'p1'],
    ['family', 'p2'],
    ['family', 'p3'],
    ['child', 'c1'],
    ['child', 'c2'],
    ['agency', 'a1'],
    ['agency', 'a2'],
  ])
  for (const { id, name, kind } of m.recipients) {
    const made = m.for(id).version
    expect(made.recipient).toEqual({ kind, id, name })
    expect(JSON.parse(JSON.stringify(made))).toEqual(made)
  }
})

const anyPiece = fc.record({
  audience: fc.constantFrom('meeting', 'professionals', 'own-dan'),
  children: fc.constantFrom<string[]>(['c1'], ['c2'], ['c1', 'c2']),
  heading: fc.constantFrom('accurate', 'childs-views'),
  relevance: fc.constantFrom('relevant', 'less-relevant', 'not-relevant'),
  agency: fc.constantFrom('Harbour School', 'Rowan Refuge'),
})

test('V30 V31 V36 whatever is on the board, a parent has no word that is of another child, session or audience, and each thing left out is said', () => {
  const theirs = { p1: ['c1', 'c2'], p2: ['c2'], p3: [] as string[], c1: ['c1'], c2: ['c2'] }
  const reads = { p1: ['meeting'], p2: ['meeting', 'own-dan'], p3: ['meeting'], c1: ['meeting'], c2: ['meeting'] }
  fc.assert(
    fc.property(fc.array(anyPiece, { maxLength: 8 }), all => {
      const views = all.map(({ audience, children, heading, relevance, agency }, i) =>
        viewOf(`R-${i}`, {
          audience,
          heading,
          agency,
          mark: { relevance },
          content: { body: `words<${i}>`, children, handlingNote: `note<${i}>`, whyNow: `why<${i}>` },
        }),
      )
      const m = meetingOf(views)
      for (const id of ['p1', 'p2', 'p3', 'c1', 'c2'] as const) {
        const { version, leftOut } = m.for(id)
        const text = textOf(version)
        const out = new Set(leftOut.map(one => one.id))
        for (const [i, { audience, children, relevance }] of all.entries()) {
          const kept = relevance !== 'not-relevant'
          const own = children.every(child => theirs[id].includes(child)) && reads[id].includes(audience)
          const shown = kept && own && id.startsWith('p')
          expect(text.includes(`words<${i}>`)).toBe(shown)
          expect(text).not.toContain(`note<${i}>`)
          if (kept) expect(out.has(`R-${i}`)).toBe(!shown)
        }
      }
    }),
  )
})

test('V30 the children who are theirs are those the chair named, else those their relationship names; nobody’s where neither does', () => {
  const views = [
    viewOf('E-1', { mark, content: { children: ['c1'] } }),
    viewOf('N-1', { mark, content: { children: ['c2'] } }),
    viewOf('B-1', { mark, content: { children: ['c1', 'c2'] } }),
  ]
  const kept = (m: ReturnType<typeof meetingOf>, id: string) =>
    m.for(id).version.record.headings.flatMap(one => one.kept.map(({ id }) => id))
  const m = meetingOf(views)
  expect(kept(m, 'p1')).toEqual(['E-1', 'N-1', 'B-1'])
  expect(kept(m, 'p2')).toEqual(['N-1'])
  expect(kept(m, 'p3')).toEqual([])
  const again = meetingOf(views, {
    theirs: [
      ['p3', ['c1']],
      ['p1', ['c2']],
    ],
  })
  expect(kept(again, 'p3')).toEqual(['E-1'])
  expect(kept(again, 'p1')).toEqual(['N-1'])
  expect(m.for('p2').version.setting.children.map(({ name }) => name)).toEqual(['Noah Marsh'])
  expect(m.for('p2').version.record).toMatchObject({ purpose: null, concerns: [] })
  expect(textOf(m.for('p2').version)).not.toContain('Ella')
})

test('V31 of a decision family have what was said in their session, without where agencies stand; of one made without them nothing', () => {
  const stance = {
    id: 's',
    agency: 'Rowan Refuge',
    view: 'disagrees',
    reason: 'STANCE',
    earlier: false,
    stamp: { n: 1, at: AT, leaf: '', by: { person: 'rae', name: 'R', agency: 'Rowan Refuge', role: 'practitioner' } },
  } as const
  const m = meetingOf([], {
    board: {
      decisions: [
        decision({ stances: [stance] }),
        decision({ id: 'd2', child: 'c2', audience: 'professionals', reasons: 'INNER', withoutFamily: 'WHY' }),
      ],
      family: [familyWords('leah', 'HERS'), familyWords('dan', 'HIS')],
    },
  })
  const { version, leftOut } = m.for('p1')
  expect(version.record.decisions).toMatchObject([{ id: 'd1', reasons: 'Reasons.', views: [], told: [] }])
  for (const word of ['STANCE', 'INNER', 'WHY', 'HIS']) expect(textOf(version)).not.toContain(word)
  expect(version.record.family).toMatchObject([{ body: 'HERS' }])
  expect(leftOut).toContainEqual({ id: 'd1', part: 'decisions', ref: 'Ella Marsh', why: 'professionals', partly: true })
  expect(leftOut).toContainEqual({ id: 'f-dan', part: 'family', ref: 'dan', why: 'other-adult', partly: false })
  expect(version.record.attended.map(({ name }) => name)).not.toContain('Dan Adair')
})

test('V31 words that went wider stand as those who may read them read them, unless the chair set that copy aside', () => {
  const copy = viewOf('copy', { audience: 'meeting', mark, content: { body: 'COPY' } })
  const widening = { id: 'w', version: 'first', to: 'meeting', as: 'copy', words: {}, stamp: copy.stamp }
  const first = viewOf('first', {
    audience: 'professionals',
    mark,
    content: { body: 'FIRST' },
    widenings: [widening as never],
  })
  const kept = meetingOf([first, copy]).for('p1').version
  expect(kept.record.headings[0]?.kept.map(({ content }) => content.body)).toEqual(['COPY'])
  const aside = meetingOf([first, { ...copy, mark: { ...copy.mark!, relevance: 'not-relevant' } }])
  expect(textOf(aside.for('p1').version)).not.toMatch(/COPY|FIRST/)
})

test('V32 family know agencies, people and references by the names they are told, and no others', () => {
  const guarded = {
    terms: [],
    apart: [],
    faces: {
      agencies: { a1: { shownAs: 'The school', hideFrom: [] }, a2: { shownAs: 'Rowan', hideFrom: ['p2'] } },
      people: { ann: { shownAs: 'Miss Q', hideFrom: [] }, rae: { shownAs: 'Rae', hideFrom: ['p2'] } },
    },
  }
  const views = [
    {
      ...viewOf('HS-1', {
        mark,
        content: { children: ['c2'] },
        stamp: {
          n: 1,
          at: AT,
          leaf: '',
          by: { person: 'ann', name: 'Ann Quillfeather', agency: 'Harbour School', role: 'practitioner' },
        },
      }),
    },
    {
      ...viewOf('RR-1', {
        mark,
        content: { children: ['c2'] },
        stamp: {
          n: 2,
          at: AT,
          leaf: '',
          by: { person: 'rae', name: 'Rae Thistlewood', agency: 'Rowan Refuge', role: 'practitioner' },
        },
      }),
    },
  ]
  const m = meetingOf(views, {
    guarded,
    board: { actions: [action({ children: ['c2'], owner: 'Rae Thistlewood', agency: 'Rowan Refuge' })] },
  })
  const his = m.for('p2').version
  expect(refsUnder(his.record)).toEqual(['TH-1', 'SU-1'])
  expect(his.record.actions[0]?.who).toBe('Support service')
  for (const word of ['Rowan', 'Rae', 'Thistle', 'Quillfeather', 'Harbour']) expect(textOf(his)).not.toContain(word)
  const hers = m.for('p1').version
  expect(hers.record.headings[0]?.kept.map(({ person, agency }) => [person, agency])).toEqual([
    ['Miss Q', 'The school'],
    ['Rae', 'Rowan'],
  ])
})

test('V33 of what somebody else in the family is to do there is no day and no place, nor words that may tell either', () => {
  const actions = [
    action({
      id: 'x1',
      what: 'Leah accepts support',
      children: ['c2'],
      due: '2026-12-01',
      measure: 'Seen on Tuesdays',
      outcome: 'Calm evenings',
    }),
    action({ id: 'x2', what: 'Leah attends the centre on Mondays', children: ['c2'] }),
    action({
      id: 'x3',
      what: 'Noah is seen',
      owner: 'Mum',
      children: ['c2'],
      due: '2026-12-02',
      contingency: 'Call 07700 900000',
    }),
    action({
      id: 'x4',
      what: 'Noah is weighed at 10:00',
      children: ['c2'],
      due: '2026-12-03',
      agency: 'Harbour School',
    }),
    action({ id: 'x5', what: 'Dan meets the worker on Friday', children: ['c2'], due: '2026-12-04' }),
  ]
  const { version, leftOut } = meetingOf([], { board: { actions } }).for('p2')
  expect(version.record.actions).toMatchObject([
    { id: 'x1', due: null, measure: null, contingency: null, outcome: null },
    { id: 'x3', due: null, contingency: null },
    { id: 'x4', due: '2026-12-03' },
    { id: 'x5', due: '2026-12-04' },
  ])
  expect(leftOut).toContainEqual({
    id: 'x2',
    part: 'plan',
    ref: 'Leah attends the centre on Mondays',
    why: 'where-when',
    partly: false,
  })
  const text = textOf(version)
  for (const word of ['2026-12-01', 'Tuesdays', 'centre', '2026-12-02', '07700']) expect(text).not.toContain(word)
})

test.each([
  ['behind the library', 'Leah accepts support behind the library'],
  ['half past six', 'Leah accepts support, half past six'],
  ['fourteen, Elm', 'Leah accepts support: fourteen, Elm'],
  ['every month', 'Leah accepts support every month'],
  ['Elm Lane', 'Leah accepts support, Elm Lane'],
  ['an invisible sign', 'Leah accepts support, Mon\u00addays'],
  ['full-width figures', 'Leah accepts support, １４'],
  ['to Ashby', 'Leah moves to Ashby'],
  ['from Kiln Heath', 'Leah comes back from Kiln Heath with Noah'],
  ['the Freedom Programme', 'Leah joins the Freedom Programme'],
])('V100 what somebody else will do is left out where a place or a time is in it, also in words: %s', (_, what) => {
  const m = meetingOf([], { board: { actions: [action({ what, children: ['c2'] })] } })
  expect(m.for('p2').version.record.actions).toEqual([])
})

test('V101 an action that names somebody else in any of its words has neither day nor measure, however short or accented the name is', () => {
  const plan = { children: ['c2'], due: '2026-12-01', owner: 'Ann Quillfeather' }
  const actions = [
    action({ ...plan, id: 'x1', measure: 'Leah is seen' }),
    action({ ...plan, id: 'x2', contingency: 'Leah is rung' }),
    action({ ...plan, id: 'x3', owner: 'Jo Ng' }),
    action({ ...plan, id: 'x4', what: 'Zoe\u0308 accepts support' }),
    action({ ...plan, id: 'x5', owner: 'Dan Marsh' }),
    action({ ...plan, id: 'x6', what: 'Dan accepts support' }),
  ]
  const m = meetingOf([], { board: { actions } })
  const people = [
    ...m.source.setup.people,
    { id: 'p4', name: 'Jo Ng', relationship: 'Aunt' },
    { id: 'p5', name: 'Zo\u00eb Lund', relationship: 'Cousin' },
    { id: 'p6', name: 'Dan Marsh', relationship: 'Uncle' },
  ]
  const source = { ...m.source, setup: { ...m.source.setup, people } }
  const { version } = versionFor(m.record, m.recipient('p2'), source)
  expect(version.record.actions.map(({ id, due, measure, contingency }) => [id, due, measure, contingency])).toEqual([
    ...['x1', 'x2', 'x3', 'x4', 'x5'].map(id => [id, null, null, null]),
    ['x6', '2026-12-01', null, null],
  ])
})

test('V101 somebody else of the family is known by what families call them', () => {
  const plan = { children: ['c2'], due: '2026-12-05', measure: 'Collected from 3 Kiln Road' }
  const actions = [
    action({ ...plan, id: 'x1', owner: 'Nan' }),
    action({ ...plan, id: 'x2', what: 'His stepdad is told' }),
    action({ ...plan, id: 'x3', owner: 'Ann Quillfeather' }),
  ]
  const m = meetingOf([], { board: { actions } })
  const people = [
    ...m.source.setup.people,
    { id: 'p4', name: 'Joy Marsh', relationship: 'Maternal grandmother' },
    { id: 'p5', name: 'Ed Lund', relationship: 'Stepfather' },
  ]
  const { version } = versionFor(m.record, m.recipient('p2'), { ...m.source, setup: { ...m.source.setup, people } })
  expect(version.record.actions.map(({ id, due }) => [id, due])).toEqual([
    ['x1', null],
    ['x2', null],
    ['x3', '2026-12-05'],
  ])
})

test.each([
  ['Mother of Ella and Noah', ['c1', 'c2']],
  ['Ella’s mother', ['c1']],
  ['Ex-partner of Ella’s mother', []],
  ['Partner of Ella’s mother', []],
  ['Ella’s stepfather', []],
  ['Noah’s uncle', []],
  ['Not Noah’s father', []],
])(
  'V30 a relationship that names a child and makes nobody its parent makes no child theirs: %s',
  (relationship, theirs) => {
    const { source } = meetingOf([])
    const recipient = { kind: 'family', id: 'p9', name: 'Somebody', relationship, account: null } as const
    expect([...childrenOf(recipient, source.setup, new Map())]).toEqual(theirs)
    expect(isWhoseUnsaid(recipient, source.setup, new Map())).toBe(theirs.length === 0)
  },
)

test('V34 a child has their own words, what is decided for them and what will be done, and nothing anybody wrote around it', () => {
  const voice = viewOf('HS-1', {
    heading: 'childs-views',
    mark,
    content: { body: 'AROUND', childView: { exactWords: 'I like quiet.', circumstances: 'CIRCUMSTANCES' } },
  })
  const other = viewOf('HS-2', {
    heading: 'childs-views',
    mark,
    content: { body: 'B', children: ['c2'], childView: { exactWords: 'NOAHS' } },
  })
  const m = meetingOf([voice, other, viewOf('HS-3', { mark, content: { body: 'ADULT' } })], {
    board: {
      decisions: [decision({ summary: 'Help at home.', reasons: 'REASONS', category: 'neglect' })],
      actions: [action({ measure: 'MEASURE' })],
    },
  })
  const { version, leftOut } = m.for('c1')
  expect(version.record.voices).toMatchObject([
    { child: 'Ella Marsh', kept: [{ content: { body: '', childView: { exactWords: 'I like quiet.' } } }] },
  ])
  expect(version.record.decisions).toMatchObject([{ summary: 'Help at home.', reasons: '' }])
  expect(version.record.actions).toMatchObject([{ what: 'Referral made' }])
  for (const word of ['AROUND', 'CIRCUMSTANCES', 'NOAHS', 'ADULT', 'REASONS', 'neglect', 'MEASURE'])
    expect(textOf(version)).not.toContain(word)
  expect(leftOut).toContainEqual({ id: 'HS-3', part: 'shared', ref: 'HS-3', why: 'plain', partly: false })
})

test('V35 an agency has what it shared, what it is to do, and the decisions with its own view', () => {
  const stance = (agency: string) =>
    ({
      id: agency,
      agency,
      view: 'disagrees',
      reason: `STANCE ${agency}`,
      earlier: false,
      stamp: { n: 1, at: AT, leaf: '', by: { person: 'x', name: 'X', agency, role: 'practitioner' } },
    }) as const
  const m = meetingOf(
    [
      viewOf('HS-1', { mark, agency: 'Harbour School', content: { body: 'OURS' } }),
      viewOf('RR-1', { mark, agency: 'Rowan Refuge', content: { body: 'THEIRS' } }),
      viewOf('RR-2', { mark: { relevance: 'less-relevant' }, agency: 'Rowan Refuge', content: { body: 'ANNEX' } }),
    ],
    {
      board: {
        decisions: [
          decision({
            stances: [stance('Harbour School'), stance('Rowan Refuge')],
            reliesOn: [
              { contribution: 'RR-1', version: 'RR-1' },
              { contribution: 'HS-1', version: 'HS-1' },
            ],
          }),
        ],
        actions: [
          action({ agency: 'Harbour School', what: 'OUR DEED' }),
          action({ id: 'x2', agency: 'Rowan Refuge', what: 'THEIR DEED' }),
        ],
        family: [familyWords('leah', 'HERS')],
      },
    },
  )
  const { version, leftOut } = m.for('a1')
  const text = textOf(version)
  for (const word of ['OURS', 'OUR DEED', 'STANCE Harbour School']) expect(text).toContain(word)
  for (const word of ['THEIRS', 'ANNEX', 'THEIR DEED', 'STANCE Rowan', 'HERS']) expect(text).not.toContain(word)
  expect(version.record.decisions[0]?.reliesOn).toEqual(['HS-1'])
  expect(leftOut.filter(one => !one.partly).map(({ id }) => id)).toEqual(['RR-1', 'RR-2', 'x2', 'f-leah'])
})

test('V44 what was put right is told to whoever asked; professionals are told of all of it', () => {
  const correction = (person: string, name: string, agency: string) => ({
    id: person,
    number: 1,
    recipient: '',
    person,
    name,
    agency,
    role: 'family',
    at: AT,
    words: `ASKED ${name}`,
    decided: { accepted: true, words: 'Yes.', at: AT, by: 'Cora Chair' },
  })
  const corrections = [
    correction('leah', 'Leah Marsh', 'Family'),
    correction('rae', 'Rae', 'Rowan Refuge'),
    { ...correction('dan', 'Dan', 'Family'), decided: null },
  ]
  const m = meetingOf([], { corrections })
  const asked = (id: string) => m.for(id).version.corrections.map(one => one.asked)
  expect(asked('professionals')).toEqual(['ASKED Leah Marsh', 'ASKED Rae'])
  expect(asked('p1')).toEqual(['ASKED Leah Marsh'])
  expect(asked('p2')).toEqual([])
  expect(asked('a2')).toEqual(['ASKED Rae'])
  expect(asked('c1')).toEqual([])
})
