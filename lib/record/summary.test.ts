import { expect, test } from 'vitest'
import { viewOf } from '../board/views.test-data'
import { nextIn, summaryOf } from './summary'
import { AT, action, decision, familyWords, meetingOf, textOf } from './version.test-data'

const stance = (agency: string, reason: string) => ({
  id: `s-${agency}`,
  agency,
  view: 'disagrees' as const,
  formal: true as const,
  earlier: false,
  reason,
  stamp: {
    n: 10,
    at: AT,
    leaf: '',
    by: { person: 'rae', name: 'Rae Thistlewood', agency, role: 'practitioner' as const },
  },
})

const m = meetingOf(
  [
    viewOf('one', {
      audience: 'meeting',
      agency: 'Harbour School',
      mark: {},
      content: { body: 'SHARED', children: ['c1'] },
    }),
  ],
  {
    board: {
      family: [familyWords('leah', 'HERS')],
      decisions: [
        decision({
          reasons: 'BECAUSE',
          coreGroup: '2026-12-04',
          review: '2027-02-19',
          reliesOn: [{ contribution: 'one', version: 'one' }],
          stances: [stance('Rowan Refuge', 'DISSENT')],
        }),
        decision({ id: 'd2', child: 'c2', reasons: 'OTHER', coreGroup: '2026-12-04' }),
      ],
      actions: [
        action({ what: 'Referral made', owner: 'Ann Quillfeather', agency: 'Harbour School', due: '2026-11-30' }),
        action({
          id: 'x2',
          what: 'Dan Adair sees the worker',
          owner: 'Dan Adair',
          children: ['c2'],
          due: '2026-12-01',
        }),
        action({ id: 'x3', what: 'Dan Adair attends at Mill Lane', owner: 'Dan Adair', children: ['c2'] }),
      ],
    },
  },
)
const summary = (id: string) => summaryOf(m.for(id))

test('V86 the summary of a version is its decisions with their reasons, its plan, and what comes next, and nothing else that it says', () => {
  const { version } = summary('professionals')
  for (const word of ['BECAUSE', 'DISSENT', 'Referral made', '2026-11-30', 'Cora Chair'])
    expect(textOf(version), word).toContain(word)
  for (const word of ['SHARED', 'HERS', 'Purpose of it', 'Concern of it'])
    expect(textOf(version), word).not.toContain(word)
  expect(version).toMatchObject({ v: 1, summary: true, record: { attended: [], headings: [], voices: [] } })
  expect(nextIn(version.record)).toEqual([
    { what: 'coreGroup', on: '2026-12-04' },
    { what: 'review', on: '2027-02-19' },
  ])
})

test('V86 what a version leaves out its summary leaves out: where agencies stand, another’s day and place, another’s children', () => {
  const { version, leftOut } = summary('p1')
  const text = textOf(version)
  for (const word of ['DISSENT', 'Rowan Refuge', '2026-12-01', 'Mill Lane']) expect(text, word).not.toContain(word)
  expect(text).toContain('BECAUSE')
  expect(version.agencies).toEqual([])
  expect(leftOut.map(({ part, why }) => [part, why])).toEqual(
    expect.arrayContaining([
      ['decisions', 'professionals'],
      ['plan', 'where-when'],
    ]),
  )
  expect(leftOut.every(({ part }) => part === 'decisions' || part === 'plan')).toBe(true)
  expect(textOf(summary('p2').version)).not.toContain('BECAUSE')
  const child = textOf(summary('c1').version)
  for (const word of ['BECAUSE', 'OTHER', 'DISSENT']) expect(child, word).not.toContain(word)
})
