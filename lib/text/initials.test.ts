import { expect, test } from 'vitest'
import { initialsOf, withInitials } from './initials'

test('H64 names of the family are initials, however they are written, and nothing else is changed', () => {
  const names = ['Ellie Marsh', 'Mrs Leah Marsh', 'Noé O’Hara']
  expect(withInitials('Ellie’s coat; ELLIE and ellie Marsh, Marshland.', names)).toBe(
    'E.’s coat; E. and E. M., Marshland.',
  )
  expect(withInitials('Mrs Marsh spoke to Noe\u0301.', names)).toBe('Mrs M. spoke to N..')
  expect(withInitials('Nobody is named.', [])).toBe('Nobody is named.')
  expect(initialsOf('Mrs Leah Marsh')).toBe('L. M.')
})
