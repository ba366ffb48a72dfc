import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './root'

const rules = [...readFileSync(join(ROOT, 'server', 'SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
  match => match[1]!,
)

/** Rule ids at the start of test names, of every test file in the repository. */
const named = () => {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.test.ts', '*.test.tsx', '*.spec.ts'],
    { cwd: ROOT },
  )
  const found = new Set<string>()
  for (const file of files.toString().split('\n').filter(Boolean))
    for (const [, ids] of readFileSync(join(ROOT, file), 'utf8').matchAll(
      /(?:test|it|prove)(?:\.each\([^)]*\))?\(\s*[`'"]((?:[A-Z]\d+ ?)+)/g,
    ))
      for (const id of ids!.trim().split(' ')) found.add(id)
  return found
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
