import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { finding } from './protected'

const find = finding(['14 Elm Road', 'Marsh Lane Primary', "O'Rowan", 'Ann', '07700 900123', ' ', '--'])

test.each([
  ['She lives at 14 elm road now.', '14 elm road'],
  ['14, ELM\nROAD', '14, ELM\nROAD'],
  ['14ElmRoad', '14ElmRoad'],
  ['１４ Ｅｌｍ Ｒｏａｄ', '１４ Ｅｌｍ Ｒｏａｄ'],
  ['14 Еlm Rоаd', '14 Еlm Rоаd'],
  ['l4 E1m R0ad', 'l4 E1m R0ad'],
  ['\u039carsh La\u039de Primar\u03a5', '\u039carsh La\u039de Primar\u03a5'],
  ['14 E\u200blm Ro\u00adad', '14 E\u200blm Ro\u00adad'],
  ['14 Élm Roäd', '14 Élm Roäd'],
  ['at Marsh-Lane  Primary’s gate', 'Marsh-Lane  Primary'],
  ['the marshlaneprimaryschool site', 'marshlaneprimary'],
  ['Mrs O’Rowan-Smith', 'O’Rowan'],
  ['Aunt Ann, who called', 'Ann'],
  ['ann', 'ann'],
  ['07700-900 123', '07700-900 123'],
])('C20 a protected word is found however it is written: %j', (text, words) => {
  expect(find({ body: text })).toBe(words)
  expect(find({ a: [{ b: ['', text] }] })).toBe(words)
})

test.each(['planning', 'Annual', 'Elm Road', '14 Elms', '0770 0900', '', 'Marsh Lane'])(
  'C20 words that are not it are left alone: %j',
  text => {
    expect(find({ body: text })).toBeNull()
  },
)

test('C20 ids are nobody’s words, and without terms nothing is found', () => {
  expect(finding(['0000000000c1'])({ contribution: '00000000-0000-4000-8000-0000000000c1' })).toBeNull()
  expect(finding([])({ body: 'anything' })).toBeNull()
})

test('C21 no screen imports the matcher, directly or through what it imports', () => {
  const root = join(import.meta.dirname, '../..')
  const files = ['app', 'lib'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file) && !/\.test\.|testing/.test(file))
      .map(file => `${folder}/${file}`),
  )
  const imports = files.filter(file => /checks\/protected'|\.\/protected'/.test(readFileSync(join(root, file), 'utf8')))
  expect(imports).toEqual([])
})
