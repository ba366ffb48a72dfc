import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from '../steps.mjs'
import type { Mutant } from './mutant'
import { tryMutant } from './try'

const tree = mkdtempSync(join(tmpdir(), 'roundtable-mutants-test-'))
afterAll(() => rmSync(tree, { recursive: true, force: true }))

const SOURCE = `export const open = (age: number) => age >= 18\nexport const shut = (age: number) => !open(age)\n`
symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
mkdirSync(join(tree, '.cache'))
writeFileSync(join(tree, 'door.ts'), SOURCE)
writeFileSync(
  join(tree, 'door.test.ts'),
  `import { expect, test } from 'vitest'
import { open, shut } from './door'
TEST('Q1 nobody too young comes in', () => expect(open(17)).toBe(false))
TEST('Q2 shut is not open', () => expect(shut(17)).toBe(!open(17)))
TEST('Q3 an open door is one', () => expect([open(20), shut(20)]).toEqual([true, false]))
`.replaceAll('TEST', 'test'),
)

const variant = (rules: string, find: string, put: string): Mutant => ({
  rules,
  says: 'a variant',
  file: 'door.ts',
  find,
  put,
})
const tried = (mutant: Mutant) => tryMutant(tree, mutant, ['door.test.ts'])

test('X4 a variant is caught where a test of each of its rules ran and failed, and is undone', {
  timeout: 120_000,
}, async () => {
  expect(await tried(variant('Q1', '>= 18', '>= 0'))).toEqual({ red: true, waited: false })
  expect(await tried(variant('Q1', '>= 18', '>= 18 || age === 5'))).toMatchObject({
    amiss: 'The tests of Q1 stay green.',
  })
  expect(await tried(variant('Q1 Q2', '>= 18', '>= 0'))).toMatchObject({ amiss: 'The tests of Q2 stay green.' })
  expect(await tried(variant('Q9', '>= 18', '>= 0'))).toMatchObject({ red: false })
  expect(await tried(variant('Q1', '>= 18', '>= ('))).toMatchObject({ amiss: expect.stringContaining('did not run') })
  expect(await tried(variant('Q1', '>= 21', '>= 0'))).toMatchObject({
    amiss: expect.stringContaining('no longer applies'),
  })
  expect(await tried(variant('Q1', 'age', 'years'))).toMatchObject({ amiss: expect.stringContaining('4 times') })
  expect(readFileSync(join(tree, 'door.ts'), 'utf8')).toBe(SOURCE)
})
