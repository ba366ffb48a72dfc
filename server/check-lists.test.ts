import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startingLists } from '../lib/checks/lists'
import { readCheckLists } from './check-lists'

const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'lists-')), 'checks.json')
  writeFileSync(path, text)
  return path
}

test('C8 a partnership’s file changes the lists it names and no other', () => {
  expect(readCheckLists(undefined)).toEqual(startingLists)
  expect(readCheckLists(file('{"vague":["wobbly"],"longWords":60}'))).toEqual({
    ...startingLists,
    vague: ['wobbly'],
    longWords: 60,
  })
})

test.each([
  ['no file', null, /cannot be read as JSON/],
  ['no JSON', '{', /cannot be read as JSON/],
  ['a bare list', '["vague"]', /cannot be read as JSON/],
  ['a list nobody knows', '{"vauge":["x"]}', /not one of its lists/],
  ['a phrase with blank edges', '{"vague":["often "]}', /\(vague\.0\)/],
  ['a limit out of range', '{"longWords":3}', /\(longWords\)/],
])('C8 %s stops the start with a sentence', (_what, text, sentence) => {
  expect(() => readCheckLists(text === null ? '/nowhere/checks.json' : file(text))).toThrow(sentence)
})
