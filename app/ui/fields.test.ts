import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const APP = join(import.meta.dirname, '..')
const FIELD = /<(?:input|textarea|select)\b(?:\n[\s\S]*?\n\s*\/?>| .*)/g
/** A tick, a file or what nobody sees: the browser keeps no words of these. */
const WORDLESS = /\btype="(?:checkbox|radio|file|hidden)"/
/** What a password manager fills in; everything else is off. */
const FILLED = ['username', 'current-password', 'new-password', 'one-time-code', 'name']

/** Fields that do not say whether a browser may keep what is typed in them, and values by which it may. */
const loose = (source: string) => [
  ...[...source.matchAll(FIELD)]
    .map(([field]) => field)
    .filter(field => !/\bautoComplete=/.test(field) && !WORDLESS.test(field)),
  ...[...source.matchAll(/\bautoComplete="([^"]*)"/g)]
    .map(([, value = '']) => value)
    .filter(value => value !== 'off' && !FILLED.includes(value)),
]

test('U66 no field lets a browser keep what is typed in it, but those that a password manager fills in', () => {
  const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx'))
    .map(file => [file, readFileSync(join(APP, file), 'utf8')] as const)
  expect(sources.flatMap(([, source]) => source.match(FIELD) ?? []).length).toBeGreaterThan(15)
  expect(sources.flatMap(([file, source]) => loose(source).map(found => `${file}: ${found}`))).toEqual([])
})

test.each([
  '<textarea id="a" />',
  '<select name="a" onChange={event => go(event)}>\n  <option autoComplete="off">x</option>\n</select>',
  '<input\n  type="date"\n  onChange={event => go(event)}\n/>',
  '<input autoComplete="on" />',
  '<TextField autoComplete="street-address" />',
])('U66 a field that lets it is found: %s', source => {
  expect(loose(source)).toHaveLength(1)
})
