import { expect, test } from 'vitest'
import { aheadBy, Blocked } from './blocked'

/** A server that answers or does not, and what came of so many failed attempts. */
async function after(attempts: number, answers: () => boolean) {
  let news = 0
  const blocked = new Blocked({ reachable: async () => answers() }, () => void news++)
  for (let i = 0; i < attempts; i++) {
    blocked.failed()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { blocked, news }
}

test('Y30 a network is said to block live connections only where attempts fail again and again and the server answers all the while', async () => {
  expect((await after(3, () => true)).blocked.is).toBe(false)
  expect((await after(4, () => true)).blocked.is).toBe(false)
  expect(await after(5, () => true)).toMatchObject({ blocked: { is: true }, news: 1 })
  expect((await after(20, () => false)).blocked.is).toBe(false)
  let asked = 0
  expect((await after(20, () => asked++ % 2 === 0)).blocked.is).toBe(false)
})

test('Y30 once everything is connected nothing is blocked, and it takes as many failures to say so again', async () => {
  const { blocked } = await after(8, () => true)
  blocked.opened()
  expect(blocked.is).toBe(false)
  for (let i = 0; i < 4; i++) {
    blocked.failed()
    await Promise.resolve()
    await Promise.resolve()
  }
  expect(blocked.is).toBe(false)
})

test('Y31 the server’s clock is read by the quickest of its messages', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 14, 0, seconds)).toISOString()
  expect(aheadBy(null, undefined, at(0))).toBeNull()
  expect(aheadBy(null, at(10), at(0))).toBe(10_000)
  expect(aheadBy(10_000, at(11), at(3))).toBe(10_000)
  expect(aheadBy(8_000, at(20), at(10))).toBe(10_000)
})
