import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulesProvedIn, testFiles } from '../scripts/rules'
import { ROOT } from './root'

const rules = [...readFileSync(join(ROOT, 'server', 'SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
  match => match[1]!,
)

/** This page's own rules, and those of every other test file. */
const named = () => {
  const others = testFiles(ROOT).filter(({ file }) => file !== 'server/spec.test.ts')
  return new Set(['X1', 'X2', 'X5', ...others.flatMap(({ rules }) => rules)])
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
  expect(rulesProvedIn(source).join(' ')).toBe(ids)
})

/** "I3–I7, I40" as its rules. */
const listed = (cell: string) =>
  cell.split(', ').flatMap(part => {
    const [, letter = '', from = '', to = from] = /^([A-Z])(\d+)(?:–[A-Z](\d+))?$/.exec(part.trim()) ?? []
    if (!letter) return [`not a rule: ${part}`]
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${letter}${Number(from) + i}`)
  })

test('X5 each security requirement from 1 to 36 has one row, with rules that are there', () => {
  const page = readFileSync(join(ROOT, 'docs', 'security-requirements.md'), 'utf8')
  const rows = [...page.matchAll(/^\| ([T\d]\d*) \|.*\| ([^|]+) \|$/gm)].map(match => ({
    r: match[1]!,
    rules: match[2]!,
  }))
  expect(rows.map(row => row.r).filter(r => /^\d+$/.test(r) && Number(r) <= 36)).toEqual(
    Array.from({ length: 36 }, (_, i) => String(i + 1)),
  )
  for (const { r, rules: cell } of rows)
    expect(
      listed(cell).filter(rule => !rules.includes(rule)),
      `of requirement ${r}`,
    ).toEqual([])
})
