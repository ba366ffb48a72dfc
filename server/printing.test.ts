import { expect, test } from 'vitest'
import { printPlainly } from './printing'

function printer() {
  const said: string[] = []
  const keep = (...values: unknown[]) => void said.push(values.join(' '))
  const on = { error: keep, warn: keep, log: keep, info: keep, debug: keep }
  printPlainly(on)
  return { on, said }
}

test('I76 a fault is printed as its name and code, on one line, whoever prints it and whatever it repeats', () => {
  const { on, said } = printer()
  const failed = Object.assign(new Error('Failed query: select 1\nparams: Leah,token'), {
    name: 'DrizzleQueryError',
    code: 'ECONNRESET',
  })
  on.error(' \u001b[31m⨯\u001b[39m', failed)
  on.error('sign-in failed:', new TypeError('the mother said'))
  on.warn(`one\r\nready http://evil.invalid`, { body: 'the mother said' }, 3)
  on.error(`\u202e${'x'.repeat(1000)}`)
  expect(said.slice(0, 3)).toEqual(['⨯ DrizzleQueryError ECONNRESET', 'sign-in failed: TypeError', 'one (object) 3'])
  expect(said[3]).toMatch(/^ ?x{299,300}$/)
})

test('I76 a fault’s own name and code are words, or are not said', () => {
  const { on, said } = printer()
  on.error(Object.assign(new Error('a'), { name: 'the mother said', code: 'so did she' }))
  expect(said).toEqual(['Error'])
})
