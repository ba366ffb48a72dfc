import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A test's name, with the rule ids at its start: after `test`, `it` or `prove`, or after what `.each` was given, whatever that is. */
const NAMED = /(?:\b(?:test|it|prove)|[)`])\(\s*[`'"]((?:[A-Z]\d+ )+)/g

/** The ids of the rules that the tests in this source prove. Tests that do not run count for nothing. */
export const rulesProvedIn = (source: string): string[] =>
  [...source.matchAll(NAMED)].flatMap(([, ids = '']) => ids.trim().split(' '))

/** Every test file of the tree at `root`, with the ids of the rules that its tests prove. */
export function testFiles(root: string): { file: string; rules: string[] }[] {
  const patterns = ['*.test.ts', '*.test.tsx', '*.spec.ts']
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
  })
  const files = listed.toString().split('\n').filter(Boolean)
  return files.map(file => ({ file, rules: rulesProvedIn(readFileSync(join(root, file), 'utf8')) }))
}
