import { expect, test } from 'vitest'
import { answerBy, dissentClock } from '../meeting/clocks'
import { againstMost, missingParts, openOnScreen, readableIn, standing } from './deciding'
import type { ContributionView } from './draft'
import type { StanceView } from './matters'
import { by, viewOf } from './views.test-data'

test('E56 what an action does not say yet is named, and nothing else', () => {
  expect(missingParts({ what: 'Keep an eye on it' })).toEqual(['measure', 'owner', 'outcome', 'due'])
  expect(
    missingParts({ what: 'See her', owner: 'Priya', due: '2026-12-01', outcome: 'Safe', measure: 'Note' }),
  ).toEqual([])
})

test('E57 most of those who take a view do not agree: half of them is not most, and no view is none', () => {
  const of = (...views: StanceView['view'][]) => ({
    stances: views.map((view, i) => ({
      id: String(i),
      agency: String(i),
      view,
      earlier: false,
      stamp: { n: i, at: '', by: BY, leaf: '' },
    })),
  })
  expect(againstMost(of())).toBe(false)
  expect(againstMost(of('disagrees', 'agrees'))).toBe(false)
  expect(againstMost(of('disagrees', 'disagrees', 'reservation'))).toBe(true)
  expect(againstMost(of('disagrees', 'no-view', 'no-view'))).toBe(true)
})
const BY = { person: '', name: '', agency: '', role: 'practitioner' }

test('E58 evidence is what everyone in the audience can read: professionals read everybody’s board, family no other', () => {
  const audiences = [
    { id: 'meeting', kind: 'meeting', version: 1 },
    { id: 'professionals', kind: 'professionals', version: 1 },
    { id: 'own', kind: 'own', version: 1 },
    { id: 'list', kind: 'named', version: 1 },
  ] as const
  const view = (audience: string): ContributionView => ({
    ...{
      id: audience,
      version: audience,
      audience,
      ref: audience,
      heading: 'accurate',
      replies: [],
      additions: [],
      widenings: [],
      mark: null,
    },
    ...{ content: { heading: 'accurate', body: 'Seen.', nature: 'fact', children: [] }, corrected: null },
    ...{ withdrawn: null, stamp: { n: 1, at: '', by: BY, leaf: '' }, by: BY },
  })
  const board = audiences.map(one => view(one.id))
  const gone = { ...view('meeting'), id: 'gone', content: null }
  const refs = (audience: string) => readableIn(audience, [...board, gone], audiences).map(one => one.ref)
  expect(refs('professionals')).toEqual(['meeting', 'professionals', 'own'])
  expect(refs('meeting')).toEqual(['meeting'])
  expect(refs('own')).toEqual(['own'])
  expect(refs('list')).toEqual(['list'])
})

test('E59 the answer to a formal dissent is due in working days, with the authority’s closed days left out', () => {
  expect(answerBy('2026-12-23', dissentClock())).toBe('2026-12-30')
  const clocks = { ...dissentClock(), closed: ['2026-12-29', '2026-12-30', '2026-12-31'] }
  expect(answerBy('2026-12-23', clocks)).toBe('2027-01-05')
})

test('U64 what was typed for somebody is heard from their agency, and from no other: an agency on the phone is not asked again, and the typist’s own is', () => {
  const typed = viewOf('a', { agency: 'Social care', by: by('ruth', 'School') })
  const readers = [reader('Social care'), reader('School')]
  const audiences = [{ id: 'meeting', kind: 'meeting' as const, version: 1, readers }]
  const { unheard } = openOnScreen({ board: [typed], agencies: [], questions: [], audiences, children: [] })
  expect(unheard).toEqual(['Social care'])
})
const reader = (agency: string) => ({ ...by(agency, agency), role: 'practitioner' as const })

test('E65 an agency that only has a legal adviser here is not waited for: it takes no view', () => {
  const readers = [reader('School'), { ...reader('Legal'), role: 'legal_adviser' as const }]
  expect(standing([{ id: 'professionals', kind: 'professionals', version: 1, readers }])).toEqual(['School'])
})
