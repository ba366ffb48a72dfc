import { expect, test } from 'vitest'
import { clockWords } from '../text/circulation'
import { type Follow, followsOf, sentOn, workingDaysTo } from './following'
import { newRecording } from './recording'

const NOTHING: Record<Follow, string | null> = { summary: null, coreGroup: null, record: null, nextReview: null }
/** Friday 20 November 2026. */
const CONFERENCE = { type: 'initial_child_protection_conference', on: '2026-11-20' } as const
const states = (today: string, done = NOTHING, held: Parameters<typeof followsOf>[0] = CONFERENCE) =>
  Object.fromEntries(followsOf(held, done, today).map(clock => [clock.what, clockWords.state(clock)]))

test('V90 what follows a conference is due in working days by the calendar: the summary the next one, the core group in ten, the record in twenty', () => {
  expect(followsOf(CONFERENCE, NOTHING, '2026-11-20').map(({ what, due }) => [what, due])).toEqual([
    ['summary', '2026-11-23'],
    ['coreGroup', '2026-12-04'],
    ['record', '2026-12-18'],
    ['nextReview', '2027-02-19'],
  ])
  expect(workingDaysTo('2026-12-24', '2026-12-29')).toBe(1)
  expect(workingDaysTo('2026-12-24', '2026-12-29', ['2026-12-29'])).toBe(0)
})

test('V90 each says plainly how many working days are left, that it is due today, and by how many it is late', () => {
  expect(states('2026-11-20')).toMatchObject({ summary: '1 working day left', record: '20 working days left' })
  expect(states('2026-11-22').summary).toBe('1 working day left')
  expect(states('2026-11-23').summary).toBe('Due today')
  expect(states('2026-11-25')).toMatchObject({ summary: '2 working days late', coreGroup: '7 working days left' })
})

test('V90 what was sent, or set, says when, and by how much that is late', () => {
  const done = { summary: '2026-11-23', coreGroup: '2026-12-08', record: null, nextReview: '2027-02-18' }
  expect(states('2026-12-21', done)).toEqual({
    summary: 'Sent Mon 23 Nov',
    coreGroup: 'Set for Tue 8 Dec, 2 working days late',
    record: '1 working day late',
    nextReview: 'Set for Thu 18 Feb',
  })
})

test('V90 the days of the set-up go before the usual ones, and other meetings have the record alone', () => {
  const due = [{ what: 'record' as const, on: '2026-11-27' }]
  expect(states('2026-11-20', NOTHING, { ...CONFERENCE, due })).toEqual({ record: '5 working days left' })
  expect(Object.keys(states('2026-11-20', NOTHING, { ...CONFERENCE, type: 'strategy_meeting' }))).toEqual(['record'])
})

test('V90 it counts as sent from the first that was sent or handed over', () => {
  const recording = newRecording()
  const one = { form: 'record', number: 1, reminded: null } as const
  recording.sent.set('1', { ...one, recipient: 'a', sent: { at: '2026-12-03T10:00:00Z', by: 'Chair' }, handed: null })
  const handed = { how: 'hand', on: '2026-12-02', by: 'Chair', at: '2026-12-03T10:00:00Z' } as const
  recording.sent.set('2', { ...one, recipient: 'b', sent: null, handed })
  expect(sentOn(recording, at => at.slice(0, 10))).toEqual({ record: '2026-12-02', summary: null })
})
