import { expect, test } from 'vitest'
import { after, headingCounts, isToMark, markQueue, markState, nextHeading } from './queue'
import { viewOf } from './views.test-data'

const ids = (list: readonly { id: string }[]) => list.map(view => view.id)

test('U7 the queue has the unmarked first, then what changed since it was marked, each in the order shared', () => {
  const board = [
    viewOf('changed', { mark: { changedSince: true } }),
    viewOf('done', { mark: {} }),
    viewOf('new'),
    viewOf('half', { mark: { proportionality: null } }),
    viewOf('elsewhere', { heading: 'timely' }),
    viewOf('withdrawn', { content: null }),
  ]
  const { toMark, marked } = markQueue(board, 'accurate')
  expect(ids(toMark)).toEqual(['new', 'half', 'changed'])
  expect(ids(marked)).toEqual(['done'])
})

test('U7 a mark on its way no longer stands in the queue', () => {
  const { toMark, marked } = markQueue([viewOf('a'), viewOf('bb')], 'accurate', new Set(['a']))
  expect(ids(toMark)).toEqual(['bb'])
  expect(ids(marked)).toEqual(['a'])
})

test('U8 a mark taken back counts as unmarked, half a mark as still to mark', () => {
  expect(markState(viewOf('a', { mark: { relevance: null, proportionality: null, request: 'clarify' } }))).toBe(
    'unmarked',
  )
  expect(isToMark(viewOf('a', { mark: { relevance: null } }))).toBe(true)
  expect(isToMark(viewOf('a', { content: null }))).toBe(false)
})

test('U9 marking goes on to the next one, at the end to the one before, then nowhere', () => {
  const list = [viewOf('a'), viewOf('bb'), viewOf('ccc')]
  expect(after(list, 'a')).toBe('bb')
  expect(after(list, 'ccc')).toBe('bb')
  expect(after([viewOf('a')], 'a')).toBeNull()
  expect(after(list, 'gone')).toBe('a')
})

test('U10 each heading counts what is there, without the withdrawn', () => {
  const counts = headingCounts([
    viewOf('a', { mark: {} }),
    viewOf('bb', { agency: 'Police' }),
    viewOf('c', { content: null }),
  ])
  expect(counts[2]).toEqual({ heading: 'accurate', shared: 2, toMark: 1, agencies: ['School', 'Police'] })
  expect(counts).toHaveLength(6)
  expect(nextHeading('childs-views', 1)).toBe('necessary')
  expect(nextHeading('necessary', -1)).toBe('childs-views')
})
