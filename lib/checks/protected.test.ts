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

test.each([
  ['14 Elm Road', 'She lives at fourteen, Elm Road.', 'fourteen, Elm Road'],
  ['14 Elm Road', 'at 14 Elm Rd.', '14 Elm Rd'],
  ['14 Elm Road', 'FOURTEEN ELM RD', 'FOURTEEN ELM RD'],
  ['14 Elm Rd', 'at 14 Elm Road', '14 Elm Road'],
  ['Fourteen Elm Road', 'at 14 Elm Road', '14 Elm Road'],
  ['Forty-two Kiln Street', '42 Kiln St', '42 Kiln St'],
  ['122 Kiln Lane', 'One hundred and twenty-two, Kiln Lane', 'One hundred and twenty-two, Kiln Lane'],
  ['Flat 3, Kiln House', 'flat three Kiln House', 'flat three Kiln House'],
  ['Kiln House', 'ᴋɪʟɴ ʜᴏᴜsᴇ', 'ᴋɪʟɴ ʜᴏᴜsᴇ'],
  ['Kiln House', '🅚🅘🅛🅝 🅷ouse', '🅚🅘🅛🅝 🅷ouse'],
  ['Kiln House', '🇰🇮🇱🇳 house', '🇰🇮🇱🇳 house'],
])('V102 %j is found where it is said in other words and letters: %j', (term, text, words) => {
  expect(finding([term])({ body: text })).toBe(words)
})

const ADDRESS = 'Flat 2, 14 Elm Street, Northby, NM4 2QT'
test.each([
  ['at 14 Elm Street', '14 Elm Street'],
  ['at fourteen, elm st.', 'fourteen, elm st'],
  ['Elm Street 14', 'Elm Street 14'],
  ['the nm42qt office', 'nm42qt'],
])('V108 of a whole address the number in its street and the postcode are found by themselves: %j', (text, words) => {
  expect(finding([ADDRESS])({ body: text })).toBe(words)
})

test.each(['flat 2', 'in Northby', '14 Elm Court', 'NM4'])(
  'V108 what tells no address by itself is left alone: %j',
  text => {
    expect(finding([ADDRESS])({ body: text })).toBeNull()
  },
)

test.each([
  ['14 Elm Road', '14 Elm Rdz, and fourteen elms'],
  ['4 Elm Road', 'four elms on a road'],
  ['St Mary', 'Streetmary'],
])('V102 nothing else is taken for %j: %j', (term, text) => {
  expect(finding([term])({ body: text })).toBeNull()
})

test.each([
  ["O'Rowan", 'Mrs O\u02bcRowan called', 'O\u02bcRowan'],
  ["O'Rowan", 'Mrs O\ua78cRowan called', 'O\ua78cRowan'],
  ['07700 900123', 'ring +44 7700 900 123', '7700 900 123'],
  ['07700 900123', '0044 (0)7700-900123', '0)7700-900123'],
  ['+44 7700 900123', 'ring 07700.900.123.', '7700.900.123'],
  ['+44 (0)1632 960 983', 'ring 01632 960983', '1632 960983'],
  ['07700 900123', '٠٧٧٠٠ ٩٠٠١٢٣', '٠٧٧٠٠ ٩٠٠١٢٣'],
  ['14 Elm Road', '❶❹ Elm Road', '❶❹ Elm Road'],
  ['14 Elm Road', 'on Elm Road, no. 14.', 'Elm Road, no. 14'],
  ['14 Elm Road', 'Elm Rd 14', 'Elm Rd 14'],
  ['14 Elm Avenue', '14 Elm Av.', '14 Elm Av'],
  ['Jane Rowan', 'ROWAN, Jane’s file', 'ROWAN, Jane'],
  ['Jane Anne Rowan', 'Rowan, Jane Anne', 'Rowan, Jane Anne'],
  ['St Mary’s Primary', 'at Saint Mary’s Primary', 'Saint Mary’s Primary'],
  ['Saint Mary’s Primary', 'at St. Marys Primary', 'St. Marys Primary'],
  ['NM4 2QT', 'nm42qt', 'nm42qt'],
])('V104 %j is found in another order, or as people write it elsewhere: %j', (term, text, words) => {
  expect(finding([term])({ body: text })).toBe(words)
})

test.each([
  ['1 Elm Road', 'Elm Road 1987'],
  ['Jane Rowan', 'Rowan Janet'],
  ['07700 900123', '7700 90012'],
  ['900123', '0900 124'],
])('V104 nothing else is taken for %j: %j', (term, text) => {
  expect(finding([term])({ body: text })).toBeNull()
})

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
