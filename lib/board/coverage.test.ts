import { expect, test } from 'vitest'
import { coverage, sharingAgencies, voices } from './coverage'
import { by, viewOf } from './views.test-data'

test('U11 the matrix tells shared, to mark and nothing yet apart, and who has not been heard from', () => {
  const board = [
    viewOf('a', { mark: {} }),
    viewOf('b', { heading: 'timely' }),
    viewOf('c', { heading: 'timely', mark: {} }),
    viewOf('d', { agency: 'Police', content: null }),
  ]
  const [school, police] = coverage(board, [], ['School', 'Police'])
  expect(school?.cells.map(cell => cell.state)).toEqual([
    'nothing-yet',
    'nothing-yet',
    'shared',
    'to-mark',
    'nothing-yet',
    'nothing-yet',
  ])
  expect(school?.cells[3]).toEqual({ heading: 'timely', state: 'to-mark', shared: 2, toMark: 1, first: board[1] })
  const [turned] = coverage([viewOf('e', { heading: 'timely', mark: {} }), ...board], [], ['School'])
  expect(turned?.cells.map(cell => cell.first?.id)).toEqual([undefined, undefined, 'a', 'b', undefined, undefined])
  expect(school?.heard).toBe(true)
  expect(police?.heard).toBe(false)
})

test('U11 only agencies that are here to share have a row', () => {
  const face = (agency: string, role: 'practitioner' | 'chair' | 'family') => ({
    person: agency,
    name: agency,
    agency,
    role,
  })
  const readers = [
    face('Unit', 'chair'),
    face('School', 'practitioner'),
    face('Family', 'family'),
    face('School', 'practitioner'),
  ]
  expect(sharingAgencies([{ id: 'meeting', kind: 'meeting', version: 1, readers }])).toEqual(['School'])
  expect(sharingAgencies([{ id: 'meeting', kind: 'meeting', version: 1 }])).toEqual([])
})

test('U12 a missing voice is counted for each child', () => {
  const board = [
    viewOf('a', { heading: 'childs-views', content: { children: ['wren'] } }),
    viewOf('b', { content: { children: ['wren'], childView: { exactWords: 'I like my book.' } } }),
    viewOf('c', { content: { children: ['otis'] } }),
  ]
  expect(voices(board, [{ id: 'wren' }, { id: 'otis' }])).toEqual([
    { id: 'wren', heard: 2 },
    { id: 'otis', heard: 0 },
  ])
})

test('O12 what was typed for somebody counts for their agency', () => {
  const view = viewOf('a', { agency: 'Unit', by: by('dr', 'GP') })
  const shared = (agency: string) => coverage([view], [], [agency])[0]?.cells.reduce((n, c) => n + c.shared, 0)
  expect([shared('GP'), shared('Unit')]).toEqual([1, 0])
})

test('E62 the matrix is of every child, or of one: what is about that child alone counts, and an agency is heard whichever it spoke of', () => {
  const board = [
    viewOf('a', { mark: {}, content: { children: ['wren', 'otis'] } }),
    viewOf('b', { heading: 'timely', content: { children: ['otis'] } }),
  ]
  const nothing = { agency: 'School', nothing: ['secure' as const], records: null, notShared: [], told: [] }
  const states = (child: string | null) =>
    coverage(board, [nothing], ['School'], child).map(row => [row.heard, ...row.cells.slice(2, 5).map(c => c.state)])
  expect(states(null)).toEqual([[true, 'shared', 'to-mark', 'nothing-to-add']])
  expect(states('otis')).toEqual([[true, 'shared', 'to-mark', 'nothing-to-add']])
  expect(states('wren')).toEqual([[true, 'shared', 'nothing-yet', 'nothing-to-add']])
  expect(states('ivo')).toEqual([[true, 'nothing-yet', 'nothing-yet', 'nothing-to-add']])
})
