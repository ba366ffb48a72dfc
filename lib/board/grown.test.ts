import { expect, test } from 'vitest'
import { addedTo, peopleOf } from './grown'

const face = (person: string) => ({ person, name: person.toUpperCase() })

test('O9 whoever can see it now and was not shown is named, the writer never; whoever went is not missed', () => {
  const shown = peopleOf([face('a'), face('b'), face('me')])
  expect(addedTo(shown, [face('a'), face('c'), face('me')], 'me')).toEqual([face('c')])
  expect(addedTo(shown, [face('a')], 'me')).toEqual([])
  expect(addedTo(new Set(), [face('me')], 'me')).toEqual([])
})
