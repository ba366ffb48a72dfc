import { expect, test } from 'vitest'
import { editBetween, shifted } from './edit'

const apply = (text: string, { index, remove, insert }: ReturnType<typeof editBetween>) =>
  text.slice(0, index) + insert + text.slice(index + remove)

test.each([
  ['', 'a', 1, { index: 0, remove: 0, insert: 'a' }],
  ['ab', 'axb', 2, { index: 1, remove: 0, insert: 'x' }],
  ['aaa', 'aaaa', 2, { index: 1, remove: 0, insert: 'a' }],
  ['abc', 'ac', 1, { index: 1, remove: 1, insert: '' }],
  ['abc', '', 0, { index: 0, remove: 3, insert: '' }],
  ['one two', 'one three', 9, { index: 5, remove: 2, insert: 'hree' }],
  ['x😀y', 'x😁y', 3, { index: 1, remove: 2, insert: '😁' }],
  ['😀', '😀😀', 2, { index: 0, remove: 0, insert: '😀' }],
])(
  'N23 from %j to %j with the caret at %i one stretch changes, and no character is cut',
  (before, after, caret, edit) => {
    expect(editBetween(before, after, caret)).toEqual(edit)
  },
)

test('N23 whatever is typed, the change leads from the one text to the other and never ends within a character', () => {
  const letters = ['a', 'b', '😀', '😁', '\u{1F468}\u200D\u{1F469}', '\n']
  let seed = 7
  const roll = (n: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n
  const some = () => Array.from({ length: roll(6) }, () => letters[roll(letters.length)]).join('')
  for (let i = 0; i < 5000; i++) {
    const [before, after] = [some(), some()]
    const caret = roll(3) ? undefined : roll(after.length + 1)
    const edit = editBetween(before, after, caret)
    expect(apply(before, edit)).toBe(after)
    expect(edit.insert.isWellFormed()).toBe(true)
    expect(before.slice(0, edit.index).isWellFormed()).toBe(true)
  }
})

test.each([
  [3, [{ insert: 'xx' }], 5],
  [3, [{ retain: 3 }, { insert: 'xx' }], 3],
  [3, [{ retain: 1 }, { delete: 1 }], 2],
  [3, [{ retain: 1 }, { delete: 9 }], 1],
  [3, [{ retain: 5 }, { insert: 'x' }], 3],
  [0, [{ insert: 'xx' }], 0],
  [4, [{ delete: 2 }, { retain: 1 }, { insert: 'abc' }], 5],
])('N23 a caret at %i stays with its letters through %j', (index, delta, where) => {
  expect(shifted(index, delta)).toBe(where)
})
