import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFiles } from '../rules'
import { ROOT } from '../steps.mjs'
import { MUTANTS } from './index'
import { applied, rulesOf } from './mutant'

test('X3 every known-bad variant still applies, in one place, and each of its rules has a test that can turn red', () => {
  const proved = new Set(testFiles(ROOT).flatMap(({ file, rules }) => (file.endsWith('.spec.ts') ? [] : rules)))
  const amiss = MUTANTS.flatMap(mutant => {
    const tests = rulesOf(mutant)
      .filter(rule => !proved.has(rule))
      .map(rule => `${rule} has no test`)
    try {
      const unchanged = [...applied(mutant, file => readFileSync(join(ROOT, file), 'utf8'))].filter(
        ([file, text]) => readFileSync(join(ROOT, file), 'utf8') === text,
      )
      return [...tests, ...unchanged.map(([file]) => `${file} stays as it is`)].map(why => `${mutant.says}: ${why}`)
    } catch (error) {
      // Say the same defect of the code as it now is, in scripts/mutants/.
      return [`${mutant.rules}, "${mutant.says}": ${error}`]
    }
  })
  expect(amiss).toEqual([])
  expect(MUTANTS.filter(mutant => mutant.always).length).toBeGreaterThanOrEqual(16)
})
