import { expect, test } from 'vitest'
import { COVER_AFTER, idleView, mustAsk, WARN_BEFORE } from './idle'

const left = (idle: number) => ({ idle, absolute: 40_000 })

test('I62 a screen is covered after ten minutes; the warning comes two minutes before the end the server names', () => {
  expect(idleView(COVER_AFTER - 1, null, 0, false)).toEqual({ is: 'open' })
  expect(idleView(COVER_AFTER, null, 0, false)).toEqual({ is: 'covered' })
  expect(idleView(COVER_AFTER, left(WARN_BEFORE + 1), 0, false)).toEqual({ is: 'covered' })
  expect(idleView(2000, left(1200), 1080, false)).toEqual({ is: 'warned', left: WARN_BEFORE })
  expect(idleView(2000, left(10), 60, false)).toEqual({ is: 'warned', left: 0 })
  expect(idleView(0, left(1800), 0, true)).toEqual({ is: 'over' })
})

test('I62 the server is asked once on covering, and again only when the time runs out', () => {
  expect(mustAsk(COVER_AFTER - 1, null, Number.POSITIVE_INFINITY)).toBe(false)
  expect(mustAsk(COVER_AFTER, null, Number.POSITIVE_INFINITY)).toBe(true)
  expect(mustAsk(COVER_AFTER + 5, left(1200), 600)).toBe(true)
  expect(mustAsk(COVER_AFTER + 5, left(1200), 4)).toBe(false)
  expect(mustAsk(COVER_AFTER + 600, left(1200), 590)).toBe(false)
  expect(mustAsk(COVER_AFTER + 1090, left(1200), 1085)).toBe(true)
  expect(mustAsk(COVER_AFTER + 1100, left(100), 10)).toBe(false)
  expect(mustAsk(COVER_AFTER + 1100, left(100), 15)).toBe(true)
})
