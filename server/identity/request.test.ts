import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cookieSecret, cookieValue, originCheck, sessionCookieName } from './request'

test('I20 only our own scheme, host and port are an allowed origin', () => {
  const ours = originCheck('https://roundtable.example.org')
  expect(ours('https://roundtable.example.org')).toBe(true)
  const foreign = [
    'http://roundtable.example.org',
    'https://roundtable.example.org:8443',
    'https://example.org',
    'https://sub.roundtable.example.org',
    'https://roundtable.example.org.evil.invalid',
    'https://roundtable.example.org/',
    'https://ROUNDTABLE.example.org',
    'https://user@roundtable.example.org',
    'null',
    '',
    undefined,
    null,
  ]
  for (const origin of foreign) expect([origin, ours(origin)]).toEqual([origin, false])
})

test('I20 on this machine localhost and 127.0.0.1 are one, on the same port alone', () => {
  for (const appUrl of ['http://127.0.0.1:3000', 'http://localhost:3000']) {
    const ours = originCheck(appUrl)
    expect([ours('http://127.0.0.1:3000'), ours('http://localhost:3000')]).toEqual([true, true])
    expect([ours('http://127.0.0.1:3001'), ours('https://localhost:3000'), ours('http://127.0.0.2:3000')]).toEqual([
      false,
      false,
      false,
    ])
  }
})

test('I21 a cookie is found among others, and no header makes reading it throw', () => {
  expect(cookieValue('a=1; next-auth.session-token=x.y==; b=2', 'next-auth.session-token')).toBe('x.y==')
  expect(cookieValue('next-auth.session-token.0=x; not-next-auth.session-token=y', 'next-auth.session-token')).toBe(
    undefined,
  )
  expect(cookieValue('a=1; a=2', 'a')).toBe('1')
  fc.assert(
    fc.property(fc.option(fc.string()), header => {
      cookieValue(header, 'a')
    }),
  )
})

test('I22 the cookie secret comes from the deployment key and is not the key', () => {
  const key = new Uint8Array(32).fill(7)
  expect(cookieSecret(key)).toMatch(/^[0-9a-f]{64}$/)
  expect(cookieSecret(key)).toBe(cookieSecret(key.slice()))
  expect(cookieSecret(key)).not.toBe(cookieSecret(new Uint8Array(32).fill(8)))
  expect(cookieSecret(key)).not.toBe(Buffer.from(key).toString('hex'))
})

test('I23 over https the session cookie is bound to its host by name', () => {
  expect(sessionCookieName('https://roundtable.example.org')).toBe('__Host-next-auth.session-token')
  expect(sessionCookieName('http://127.0.0.1:3000')).toBe('next-auth.session-token')
})
