import { expect, test } from 'vitest'
import { newDraft } from '../../../../lib/board/compose'
import { paragraphsOf } from '../../../../lib/record/analysis'
import { isAsRead } from './asRead'

const ID = '00000000-0000-4000-8000-000000000001'
const written = (body: string) => [
  { id: ID, made: '1', fields: { ...newDraft('necessary', [], []), body }, writers: [] },
]

test('V55 the page lets approve only while what stands on it is kept, and is what its versions were made of', () => {
  const read = paragraphsOf(written('As it was.'))
  const kept = { is: 'kept', at: null } as const
  expect(isAsRead({ keeping: { is: 'opening' }, list: [] }, read)).toBe(true)
  expect(isAsRead({ keeping: kept, list: written('As it was.') }, read)).toBe(true)
  expect(isAsRead({ keeping: { is: 'not-yet' }, list: written('As it was.') }, read)).toBe(false)
  expect(isAsRead({ keeping: kept, list: written('As it was!') }, read)).toBe(false)
  expect(isAsRead({ keeping: kept, list: [] }, read)).toBe(false)
  expect(isAsRead({ keeping: { is: 'over', reason: 'signed-out' }, list: written('Mine') }, read)).toBe(false)
})
