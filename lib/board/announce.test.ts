import { expect, test } from 'vitest'
import { isUrgent, oneSentence, wanted, whatChanged } from './announce'
import { viewOf } from './views.test-data'

const me = { person: 'me', agency: 'School' }
const same = (name: string) => name

test('U25 everything of one window is one sentence', () => {
  const now = [viewOf('a', { agency: 'Police' }), viewOf('b', { agency: 'Housing' })]
  expect(oneSentence(whatChanged([], now, me), same)).toBe('Police and Housing shared 2 under Accurate.')
  expect(oneSentence([], same)).toBe('')
})

test('U26 what I did myself is not announced to me', () => {
  const mine = viewOf('a')
  const own = { ...mine, stamp: { ...mine.stamp, by: { ...mine.stamp.by, person: 'me' } } }
  expect(whatChanged([], [own], me)).toEqual([])
})

test('U27 a question to my agency is said at once, and "mine" leaves the rest out', () => {
  const before = [viewOf('a'), viewOf('b', { agency: 'Police' })]
  const now = [
    viewOf('a', { mark: { request: 'clarify' } }),
    viewOf('b', { agency: 'Police', mark: { request: 'date' } }),
  ]
  const heard = whatChanged(before, now, me)
  expect(heard.filter(isUrgent)).toHaveLength(1)
  expect(oneSentence(heard.filter(isUrgent), same)).toBe('The chair asks your agency about a.')
  expect(wanted(heard, 'mine')).toHaveLength(1)
  expect(wanted(heard, 'off')).toEqual([])
})
