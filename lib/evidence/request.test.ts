import { expect, test } from 'vitest'
import { dueFor, foldRequest, type Requests, recordRequest, standingOf } from './request'

const ID = '00000000-0000-4000-8000-0000000000e1'
const FORM = {
  request: ID,
  asker: 'person',
  name: 'Leah Example',
  basis: 'subject-access',
  whose: { key: 'leah', name: 'Leah Example' },
  received: '2026-11-23',
  due: '2026-12-23',
}
const by = (at: string) => ({ name: 'Imogen', at })

test.each([
  ['2026-11-23', '2026-12-23'],
  ['2026-01-31', '2026-03-02'], // 28 February is a Saturday
  ['2028-01-31', '2028-02-29'],
  ['2026-11-25', '2026-12-29'], // Christmas, Boxing Day and what stands for it
  ['2026-12-01', '2027-01-04'], // 1 January is a Friday
  ['2026-03-27', '2026-04-27'], // the clocks went forward between
])('L61 somebody’s own information asked for on %s is due on %s', (received, due) => {
  expect(dueFor(received)).toBe(due)
})

test('L61 a request is open, due in its last seven days, overdue the day after, and done once it is closed', () => {
  const at = (today: string, soon: string, done: object | null = null) =>
    standingOf({ due: '2026-12-23', done: done as never }, today, soon)
  expect(at('2026-12-15', '2026-12-22')).toBe('open')
  expect(at('2026-12-16', '2026-12-23')).toBe('due')
  expect(at('2026-12-23', '2026-12-30')).toBe('due')
  expect(at('2026-12-24', '2026-12-31')).toBe('overdue')
  expect(at('2026-12-24', '2026-12-31', {})).toBe('done')
})

test('L60 a request is what its acts add up to: the newest form, answers and choices, every file, and then its outcome', () => {
  const requests: Requests = new Map()
  foldRequest(requests, 'record-request', FORM, by('1'))
  const answer = { request: ID, agency: 'Police', withhold: true, on: '2026-11-24' }
  foldRequest(requests, 'agency-answer', answer, by('2'))
  foldRequest(requests, 'agency-answer', { ...answer, withhold: false, said: 'Nothing after all.' }, by('3'))
  const choice = { request: ID, parts: ['4', '5/content/body'], keep: true, reason: 'Theirs.' }
  foldRequest(requests, 'withhold', choice, by('4'))
  foldRequest(requests, 'withhold', { ...choice, parts: ['4'], keep: false, reason: 'Not after all.' }, by('5'))
  foldRequest(requests, 'record-request', { ...FORM, name: 'L. Example' }, by('6'))
  const made = { form: 'redacted', sha256: 'a'.repeat(64), entries: 1, withheld: { entries: 4, fields: 2, people: 0 } }
  foldRequest(requests, 'make-evidence', { request: ID, ...made }, by('7'))
  foldRequest(requests, 'finish-request', { request: ID, outcome: 'sent', on: '2026-12-01' }, by('8'))
  foldRequest(requests, 'finish-request', { request: 'none', outcome: 'refused', on: '2026-12-01' }, by('9'))
  foldRequest(requests, 'withhold', { request: ID, parts: [], keep: true, reason: '' }, by('9'))
  expect([...requests.values()]).toEqual([
    {
      id: ID,
      asker: 'person',
      name: 'L. Example',
      basis: 'subject-access',
      whose: { key: 'leah', name: 'Leah Example' },
      received: '2026-11-23',
      due: '2026-12-23',
      opened: by('1'),
      answers: new Map([['Police', { withhold: false, said: 'Nothing after all.', on: '2026-11-24', by: by('3') }]]),
      choices: new Map([
        ['4', { keep: false, reason: 'Not after all.', by: by('5') }],
        ['5/content/body', { keep: true, reason: 'Theirs.', by: by('4') }],
      ]),
      made: [{ ...made, by: by('7') }],
      done: { outcome: 'sent', on: '2026-12-01', by: by('8') },
    },
  ])
})

test('L60 whose information it is must be said where somebody asks for their own', () => {
  const { whose: _whose, ...nobody } = FORM
  expect(recordRequest.safeParse(FORM).success).toBe(true)
  expect(recordRequest.safeParse(nobody).success).toBe(false)
  expect(recordRequest.safeParse({ ...nobody, basis: 'court-order' }).success).toBe(true)
})
