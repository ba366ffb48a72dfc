import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createThrottle, network, type Throttle, TRIES, TRIES_PER_ADDRESS, TRIES_PER_EMAIL, WINDOW } from './throttle'

const right = async () => true
const wrong = async () => false

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const fail = async (
  throttle: Throttle,
  times: number,
  address: (i: number) => string,
  email: (i: number) => string,
) => {
  for (let i = 0; i < times; i++) await throttle.attempt(address(i), email(i), wrong)
}

test('I3 refuses the sixth try of one address for one e-mail, unseen, for at most five minutes', async () => {
  const throttle = createThrottle()
  await fail(
    throttle,
    TRIES,
    () => '198.51.100.1',
    () => 'a@x',
  )
  const check = vi.fn(right)
  const refused = await throttle.attempt('198.51.100.1', 'a@x', check)
  expect(refused).toEqual({ ok: false, seconds: WINDOW, first: true })
  expect(await throttle.attempt('198.51.100.1', 'a@x', check)).toMatchObject({ ok: false, first: false })
  expect(check).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(WINDOW * 1000)
  expect(await throttle.attempt('198.51.100.1', 'a@x', check)).toEqual({ ok: true, right: true })
})

test('I4 an attacker at another address cannot stop the real person', async () => {
  const throttle = createThrottle()
  await fail(
    throttle,
    1000,
    () => '198.51.100.66',
    () => 'a@x',
  )
  expect(await throttle.attempt('203.0.113.5', 'a@x', wrong)).toEqual({ ok: true, right: false })
  expect(await throttle.attempt('203.0.113.5', 'a@x', right)).toEqual({ ok: true, right: true })
})

test('I4 attackers at a thousand addresses cannot stop the real person either', async () => {
  const throttle = createThrottle()
  await throttle.attempt('203.0.113.5', 'a@x', right)
  await fail(
    throttle,
    1000,
    i => `10.0.${i >> 8}.${i & 255}`,
    () => 'a@x',
  )
  for (let i = 0; i < TRIES - 1; i++) await throttle.attempt('203.0.113.5', 'a@x', wrong)
  expect(await throttle.attempt('203.0.113.5', 'a@x', right)).toEqual({ ok: true, right: true })
  expect(await throttle.attempt('192.0.2.9', 'a@x', right)).toEqual({ ok: true, right: true })
})

test('I5 an e-mail under attack from many addresses leaves a stranger one try a window', async () => {
  const throttle = createThrottle()
  await fail(
    throttle,
    TRIES_PER_EMAIL,
    i => `10.0.0.${i}`,
    () => 'a@x',
  )
  expect(await throttle.attempt('192.0.2.9', 'a@x', wrong)).toEqual({ ok: true, right: false })
  expect(await throttle.attempt('192.0.2.9', 'a@x', wrong)).toMatchObject({ ok: false })
  expect(await throttle.attempt('192.0.2.9', 'b@x', wrong)).toEqual({ ok: true, right: false })
})

test('I6 an address that tries many accounts is refused, but not for people who signed in from it before', async () => {
  const throttle = createThrottle()
  await throttle.attempt('198.51.100.1', 'colleague@x', right)
  await fail(
    throttle,
    TRIES_PER_ADDRESS,
    () => '198.51.100.1',
    i => `${i}@x`,
  )
  expect(await throttle.attempt('198.51.100.1', 'new@x', right)).toMatchObject({ ok: false, first: true })
  expect(await throttle.attempt('198.51.100.1', 'colleague@x', right)).toEqual({ ok: true, right: true })
  expect(await throttle.attempt('198.51.100.2', 'new@x', right)).toEqual({ ok: true, right: true })
})

test('I7 parallel guesses gain nothing, and parallel honest sign-ins lose nothing', async () => {
  const throttle = createThrottle()
  const check = vi.fn(wrong)
  await Promise.all(Array.from({ length: 50 }, () => throttle.attempt('198.51.100.1', 'a@x', check)))
  expect(check).toHaveBeenCalledTimes(TRIES)
  const honest = await Promise.all(Array.from({ length: 50 }, () => throttle.attempt('198.51.100.2', 'a@x', right)))
  expect(honest.every(attempt => attempt.ok && attempt.right)).toBe(true)
  const spray = vi.fn(wrong)
  await Promise.all(Array.from({ length: 500 }, (_, i) => throttle.attempt('198.51.100.3', `${i}@x`, spray)))
  expect(spray).toHaveBeenCalledTimes(TRIES_PER_ADDRESS)
})

test('I7 a check that could not be made is not counted', async () => {
  const throttle = createThrottle()
  const away = async () => Promise.reject(new Error('away'))
  for (let i = 0; i < TRIES * 2; i++)
    await expect(throttle.attempt('198.51.100.1', 'a@x', away)).rejects.toThrow('away')
  expect(await throttle.attempt('198.51.100.1', 'a@x', right)).toEqual({ ok: true, right: true })
})

test('I3 refuses the sixth try of one IPv6 network, whichever of its addresses it comes from', async () => {
  const throttle = createThrottle()
  await fail(
    throttle,
    TRIES,
    i => `2001:db8:1:2::${i + 1}`,
    () => 'a@x',
  )
  expect(await throttle.attempt('2001:db8:1:2::99', 'a@x', right)).toMatchObject({ ok: false })
  expect(await throttle.attempt('2001:db8:1:3::99', 'a@x', right)).toMatchObject({ ok: true })
})

test('I3 counts an IPv6 /64 as one address and an IPv4-mapped address as IPv4', () => {
  expect(network('2001:db8:1:2:aaaa::1')).toBe(network('2001:0db8:1:2::9'))
  expect(network('2001:db8:1:2::1')).not.toBe(network('2001:db8:1:3::1'))
  expect(network('::ffff:198.51.100.1')).toBe('198.51.100.1')
  expect(network('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(network('unknown')).toBe('unknown')
})
