import { expect, test } from 'vitest'
import { NO_MATTERS } from './matters'
import { missed } from './missed'
import { by, viewOf } from './views.test-data'

const at = (minute: number) => `2026-11-22T14:${String(minute).padStart(2, '0')}:00.000000Z`
const stamp = (minute: number, person = 'ruth') => ({ n: 1, at: at(minute), leaf: '', by: by(person, 'School') })
const board = [
  viewOf('early', { stamp: stamp(1), corrected: { stamp: stamp(6) } }),
  viewOf('late', { stamp: stamp(5), mark: { id: 'mark', stamp: stamp(8, 'chair') } }),
  viewOf('mine', { stamp: stamp(7, 'me') }),
  viewOf('gone', { stamp: stamp(2), content: null, withdrawn: { stamp: stamp(9) } }),
]
const family = [
  { id: 'said', audience: 'meeting', body: 'No.', about: { contribution: 'late', version: 'late' }, stamp: stamp(10) },
]
const all = { board, family, matters: NO_MATTERS }

test('J73 what happened while somebody was away is told in order, each with what it is about, and never what they did themselves', () => {
  const list = missed(all, { since: at(4), until: at(30), me: 'me' })
  expect(list.map(({ what, about }) => [what, about?.id])).toEqual([
    ['shared', 'late'],
    ['corrected', 'early'],
    ['marked', 'late'],
    ['withdrawn', 'gone'],
    ['family', 'late'],
  ])
})

test('J73 whoever comes for the first time is told from the start; nothing is added while they read', () => {
  const whole = missed(all, { since: null, until: at(5), me: 'me' })
  expect(whole.map(({ what, about }) => [what, about?.id])).toEqual([
    ['shared', 'early'],
    ['shared', 'gone'],
    ['shared', 'late'],
  ])
  expect(missed(all, { since: at(10), until: at(30), me: 'me' })).toEqual([])
})
