import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './root'

const rules = [...readFileSync(join(ROOT, 'server', 'SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
  match => match[1]!,
)

/** A test's name, with the rule ids at its start: after `test`, `it` or `prove`, or after what `.each` was given, whatever that is. */
const NAMED = /(?:\b(?:test|it|prove)|[)`])\(\s*[`'"]((?:[A-Z]\d+ )+)/g
const idsIn = (source: string) => [...source.matchAll(NAMED)].flatMap(([, ids]) => ids!.trim().split(' '))

/** Rule ids at the start of test names, of every test file in the repository but this one. */
const named = () => {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.test.ts', '*.test.tsx', '*.spec.ts'],
    { cwd: ROOT },
  )
  const others = files
    .toString()
    .split('\n')
    .filter(file => file && file !== 'server/spec.test.ts')
  return new Set(['X1', 'X2', ...others.flatMap(file => idsIn(readFileSync(join(ROOT, file), 'utf8')))])
}

test('X1 every rule of SPEC.md has a test that bears its number, and every numbered test has its rule', () => {
  const tested = named()
  expect(
    rules.filter(rule => !tested.has(rule)),
    'rules without a test',
  ).toEqual([])
  expect([...tested].filter(rule => !rules.includes(rule)).sort(), 'tests without a rule').toEqual([])
  expect(new Set(rules).size, 'numbers used twice').toBe(rules.length)
})

test.each([
  ["test('G1 plain', () => {})", 'G1'],
  ['test(\n  `G1 on a line of its own`,', 'G1'],
  ['it("G1 in other words")', 'G1'],
  ["prove('G1 G23 two at once'", 'G1 G23'],
  ["test.each(['a', 'b'])('G1 each", 'G1'],
  ["test.each(Object.keys(one(two)))(\n  'G1 each of what is worked out", 'G1'],
  ["test.each<[string, number[]]>([[f(g(1)), []]])('G1 each of a type", 'G1'],
  ["test.runIf(process.getuid?.() === 0)('G1 where it can be'", 'G1'],
  ["test.skip('G1 not now'", ''],
  ["test.todo('G1 some day'", ''],
  ["// test: 'G1 only spoken of'", ''],
])('X2 every way of naming a test is seen, and no test that does not run: %s', (source, ids) => {
  expect(idsIn(source).join(' ')).toBe(ids)
})
