import { expect, test } from 'vitest'
import { readArgs } from './args'

test('D16 the words after the program’s name are read once, with sensible answers for what was not said', () => {
  expect(readArgs([])).toEqual({
    demo: false,
    play: false,
    speed: 1,
    without: [],
    scenario: null,
    fresh: false,
    task: null,
  })
  const said = [
    '--demo',
    '--play',
    '--speed',
    '2.5',
    '--without',
    ' A@x.invalid',
    '--without',
    'b@x.invalid',
    '--fresh',
  ]
  expect(readArgs([...said, '--scenario', 'a/b.json'], '/somewhere')).toEqual({
    demo: true,
    play: true,
    speed: 2.5,
    without: ['a@x.invalid', 'b@x.invalid'],
    scenario: '/somewhere/a/b.json',
    fresh: true,
    task: null,
  })
})

test.each([
  [['--demo', '--loud'], "Unknown option '--loud'. What can be said: npm run demo"],
  [['--demo', 'now'], "Unexpected argument 'now'"],
  [['--play'], 'That belongs to the demo'],
  [['--demo', '--speed', '2'], '--speed and --without go with --play'],
  [['--demo', '--play', '--speed', '0'], '--speed must be a number above 0'],
  [['--demo', '--play', '--speed', 'fast'], '--speed must be a number above 0'],
  [['--demo', '--scenario'], "Option '--scenario <value>' argument missing"],
])('D16 what cannot be meant gets a sentence: %s', (words, sentence) => {
  expect(() => readArgs(words)).toThrow(sentence)
})
