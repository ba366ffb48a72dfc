import { expect, test } from 'vitest'
import { addressOf } from './asked'
import { around } from './Pages'

test('L57 of many pages the first, the last and those around this one are linked', () => {
  expect(around(1, 2)).toEqual([1, 2])
  expect(around(1, 9)).toEqual([1, 2, null, 9])
  expect(around(5, 9)).toEqual([1, null, 4, 5, 6, null, 9])
  expect(around(3, 5)).toEqual([1, 2, 3, 4, 5])
  expect(around(9, 9)).toEqual([1, null, 8, 9])
})

test('L57 an address keeps what it asks for, and leaves out what asks for nothing', () => {
  const asked = { person: 'p', type: '', to: '2026-11-22T09:30', odd: ['a', 'b'] }
  expect(addressOf('/trail', asked, { page: '2' })).toBe('/trail?person=p&to=2026-11-22T09%3A30&page=2')
  expect(addressOf('/trail', { page: '2' }, { page: undefined })).toBe('/trail')
})
