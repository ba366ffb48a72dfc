import { parseOptions, verify } from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { hashPassphrase, NOBODY, verifyPassphrase } from './passphrase'

vi.mock(import('@node-rs/argon2'), { spy: true })

test('I1 stores a passphrase only as a salted argon2id hash at OWASP cost', async () => {
  const [one, two] = await Promise.all([hashPassphrase('correct horse'), hashPassphrase('correct horse')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await verifyPassphrase(one, 'correct horse')).toBe(true)
  expect(await verifyPassphrase(one, 'correct horse ')).toBe(false)
  expect(await verifyPassphrase(one, '')).toBe(false)
})

test('I1 accepts a passphrase typed in another Unicode form', async () => {
  const stored = await hashPassphrase('caf\u00e9 au lait')
  expect(await verifyPassphrase(stored, 'cafe\u0301 au lait')).toBe(true)
})

test('I1 treats an overlong passphrase as wrong and never hashes one', async () => {
  const long = 'x'.repeat(1025)
  await expect(hashPassphrase(long)).rejects.toThrow('at most 1024')
  expect(await verifyPassphrase(await hashPassphrase(''), long)).toBe(false)
})

test('I2 checks an unknown account against a hash of the same cost and always says no', async () => {
  const real = parseOptions(await hashPassphrase('anything'))
  expect(parseOptions(NOBODY)).toEqual(real)
  expect(await verifyPassphrase(null, 'anything')).toBe(false)
  expect(verify).toHaveBeenLastCalledWith(NOBODY, 'anything')
})
