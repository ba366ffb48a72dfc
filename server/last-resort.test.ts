import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './root'

test('I74 a fault that nobody expected ends no process, and its words are in no log', () => {
  const program = `
    import { catchLast } from ${JSON.stringify(join(ROOT, 'server', 'last-resort.ts'))}
    catchLast(process)
    Promise.reject(new RangeError('the mother said'))
    setImmediate(() => { throw new TypeError('the mother said') })
    setTimeout(() => console.log('still here'), 50)
  `
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(run.status).toBe(0)
  expect(run.stdout).toContain('still here')
  expect(run.stderr).toContain('a fault nobody expected: RangeError')
  expect(run.stderr).toContain('a fault nobody expected: TypeError')
  expect(run.stderr + run.stdout).not.toContain('the mother said')
})
