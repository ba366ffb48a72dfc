import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const APP = join(import.meta.dirname, '..')
const FIELD = /<(?:input|textarea|select)\b(?:\n[\s\S]*?\n\s*\/?>| .*)/g
/** A tick, a file or what nobody sees: the browser keeps no words of these. */
const WORDLESS = /\btype="(?:checkbox|radio|file|hidden)"/

const unsaid = (source: string) =>
  [...source.matchAll(FIELD)]
    .map(([field]) => field)
    .filter(field => !/\bautoComplete=/.test(field) && !WORDLESS.test(field))

test('U66 every field says whether a browser may keep what is typed in it', () => {
  const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.tsx'))
  const fields = sources.map(file => readFileSync(join(APP, file), 'utf8')).flatMap(source => source.match(FIELD) ?? [])
  expect(fields.length).toBeGreaterThan(15)
  expect(
    sources.flatMap(file => unsaid(readFileSync(join(APP, file), 'utf8')).map(field => `${file}: ${field}`)),
  ).toEqual([])
})

test.each([
  '<textarea id="a" />',
  '<select name="a" onChange={event => go(event)}>\n  <option autoComplete="off">x</option>\n</select>',
  '<input\n  type="date"\n  onChange={event => go(event)}\n/>',
])('U66 a field that says nothing is found: %s', source => {
  expect(unsaid(source)).toHaveLength(1)
})
