import { expect, test } from 'vitest'
import type { Roster } from '../protocol/live'
import { clockOf, finishedUnder, floorView, partsOf, turnOf } from './floor'
import { viewOf } from './views.test-data'

const person = (id: string) => ({
  person: id,
  name: id,
  agency: id,
  role: 'practitioner' as const,
  here: true,
  joinedAt: null,
})
const roster = (queue: string[], speaking: string | null = null, at = '1'): Roster => ({
  people: ['tom', 'ann', 'me'].map(person),
  floor: { speaking: speaking === null ? null : { person: speaking, at }, queue: queue.map(one => ({ person: one })) },
  reached: {},
})

test('Y32 a person sees their own place in the queue, and nobody whom their roster does not name', () => {
  const view = floorView(roster(['tom', 'stranger', 'me'], 'stranger'), 'me')
  expect(view.queue.map(({ person: { name } }) => name)).toEqual(['tom', 'me'])
  expect(view).toMatchObject({ speaking: null, mine: 2 })
  expect(floorView(null, 'me')).toEqual({ speaking: null, queue: [], mine: null })
})

test('Y33 it is said at once when somebody is called, and when they are next; not again, and of nobody else', () => {
  const view = (queue: string[], speaking: string | null, at = '1') => floorView(roster(queue, speaking, at), 'me')
  expect(turnOf(view(['ann', 'me'], 'tom'), view(['me'], 'ann'))).toBe('next')
  expect(turnOf(view(['me'], 'ann'), view(['me'], 'tom'))).toBeNull()
  expect(turnOf(view(['me'], 'ann'), view([], 'me'))).toBe('turn')
  expect(turnOf(view([], 'me'), view([], 'me'))).toBeNull()
  expect(turnOf(view([], 'me', '1'), view([], 'me', '2'))).toBe('turn')
  expect(turnOf(view([], null), view([], 'tom'))).toBeNull()
})

test('Y34 the clock counts what was planned and added against what has passed, and stands still where it was stopped', () => {
  const since = '2026-11-22T14:00:00.000Z'
  const at = (minutes: number) => Date.parse(since) + minutes * 60_000
  const now = { part: 'accurate' as const, since, more: 2, paused: 60_000, stopped: null }
  const parts = [{ part: 'accurate' as const, minutes: 10 }, { part: 'timely' as const }]
  expect(clockOf({ parts, now, called: null }, at(5))).toEqual({ left: 8 * 60_000 })
  expect(clockOf({ parts, now, called: null }, at(15))).toEqual({ left: -2 * 60_000 })
  const stopped = { ...now, stopped: new Date(at(3)).toISOString() }
  expect(clockOf({ parts, now: stopped, called: null }, at(50))).toEqual({ left: 10 * 60_000 })
  expect(clockOf({ parts, now: { ...now, part: 'timely' }, called: null }, at(5))).toEqual({ took: 4 * 60_000 })
  expect(clockOf({ parts, now: null, called: null }, at(5))).toBeNull()
  expect(partsOf({ parts, now, called: null })).toEqual({ at: 0, of: 2, next: 'timely' })
  expect(partsOf({ parts, now: null, called: null }).next).toBe('accurate')
})

test('Y35 an agency counts as having nothing further until it shares something more there', () => {
  const shared = viewOf('c', { agency: 'Police' })
  const said = (at: string) => [{ agency: 'Police', heading: 'accurate' as const, at }]
  expect(finishedUnder(said('2026-11-22T15:00:00.000000Z'), [shared], 'accurate')).toEqual(['Police'])
  expect(finishedUnder(said('2026-11-22T13:00:00.000000Z'), [shared], 'accurate')).toEqual([])
  expect(finishedUnder(said('2026-11-22T15:00:00.000000Z'), [shared], 'timely')).toEqual([])
  expect(finishedUnder(undefined, [], 'accurate')).toEqual([])
})
