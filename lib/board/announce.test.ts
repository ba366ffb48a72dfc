import { expect, test } from 'vitest'
import { correctedSince, heldNews, isUrgent, oneSentence, wanted, whatChanged, whatWasAsked } from './announce'
import { by, viewOf } from './views.test-data'

const me = { person: 'me', agency: 'School' }
const same = (name: string) => name

test('U25 everything of one window is one sentence', () => {
  const now = [viewOf('a', { agency: 'Police' }), viewOf('b', { agency: 'Housing' })]
  expect(oneSentence(whatChanged([], now, me), same)).toBe('Police and Housing shared 2 under Accurate.')
  expect(oneSentence([], same)).toBe('')
})

test('O8 whoever comes back is told what was corrected meanwhile of what they could have read, and nothing else', () => {
  const at = (time: string) => `2026-11-22T${time}:00.000000Z`
  const by = { person: 'p', name: 'P', agency: 'Police', role: 'practitioner' }
  const one = (id: string, shared: string, corrected: string | null) => {
    const view = viewOf(id, { agency: 'Police' })
    const stamp = { ...view.stamp, at: at(shared), by }
    return { ...view, stamp, corrected: corrected === null ? null : { stamp: { ...stamp, at: at(corrected) } } }
  }
  const board = [
    one('a', '09:00', '11:00'),
    one('b', '09:00', '09:30'),
    one('c', '10:30', '11:00'),
    one('d', '09:00', null),
  ]
  expect(correctedSince(board, at('10:00'), 'me').map(view => view.id)).toEqual(['a'])
  expect(correctedSince(board, at('10:00'), 'p')).toEqual([])
  expect(correctedSince(board, null, 'me')).toEqual([])
})

test('O7 a correction is announced by agency and reference', () => {
  const before = [viewOf('a', { agency: 'Police' })]
  const [view] = before
  const corrected = { stamp: { ...view!.stamp, by: { ...view!.stamp.by, person: 'p' } } }
  const now = [{ ...view!, version: 'b', corrected }]
  expect(oneSentence(whatChanged(before, now, me), same)).toBe('Police corrected a.')
})

test('U26 what I did myself is not announced to me', () => {
  const mine = viewOf('a')
  const own = { ...mine, stamp: { ...mine.stamp, by: { ...mine.stamp.by, person: 'me' } } }
  expect(whatChanged([], [own], me)).toEqual([])
})

test('U27 a question to my agency is said at once, and "mine" leaves the rest out', () => {
  const before = [viewOf('a'), viewOf('b', { agency: 'Police' })]
  const now = [
    viewOf('a', { mark: { request: 'clarify' } }),
    viewOf('b', { agency: 'Police', mark: { request: 'date' } }),
  ]
  const heard = whatChanged(before, now, me)
  expect(heard.filter(isUrgent)).toHaveLength(1)
  expect(oneSentence(heard.filter(isUrgent), same)).toBe('The chair asks your agency about a.')
  expect(wanted(heard, 'mine')).toHaveLength(1)
  expect(wanted(heard, 'off')).toEqual([])
})

test('E77 a mark that came to wait for somebody is said at once: to the agency it is shown first, and to whoever is to confirm it', () => {
  const held = (stage: 'quiet' | 'first' | 'spoken', person = 'minutes') => ({
    id: stage,
    contribution: 'c',
    version: 'c',
    relevance: 'less-relevant' as const,
    proportionality: null,
    reason: 'Long ago',
    request: 'none' as const,
    stage,
    by: { person, name: 'Dilys' },
    at: '',
  })
  const said = (before: Parameters<typeof heldNews>[0], now: Parameters<typeof heldNews>[1]) =>
    heldNews(before, now, { person: 'me' }, () => 'PO-2')
  expect(said([], [held('first'), held('quiet')])).toBe('The chair shows your agency a mark on PO-2 before the others.')
  expect(said([], [held('spoken')])).toBe('Dilys entered a mark on PO-2 for you to confirm.')
  expect(said([held('spoken')], [held('spoken')])).toBe('')
  expect(said([], [held('first', 'me')])).toBe('')
})

test('O27 what was added is announced by agency and reference; a question to one’s own agency is said at once, and an answer to whoever asked', () => {
  const stamp = (person: string, agency: string) => ({
    n: 1,
    at: '',
    by: { person, name: person, agency, role: '' },
    leaf: '',
  })
  const before = [viewOf('a', { agency: 'Police' })]
  const added = { id: 'x', field: 'impact' as const, body: 'Afraid.', stamp: stamp('p', 'Police') }
  expect(oneSentence(whatChanged(before, [{ ...before[0]!, additions: [added] }], me), same)).toBe('Police added to a.')
  const question = (id: string, agency: string, by: string) => ({
    ...{ id, agency, body: 'When?', stamp: stamp(by, 'Unit'), aside: null },
    answers: [] as { id: string; body: string; stamp: ReturnType<typeof stamp> }[],
  })
  const asked = whatWasAsked([], [question('q', 'School', 'chair'), question('r', 'Police', 'chair')], me)
  expect(asked.map(isUrgent)).toEqual([true])
  expect(oneSentence(asked, same)).toBe('A question for your agency, from Unit.')
  expect(whatWasAsked([], [question('q', 'School', 'me')], me)).toEqual([])
  const mine = question('m', 'Police', 'me')
  const answered = { ...mine, answers: [{ id: 'y', body: 'Then.', stamp: stamp('p', 'Police') }] }
  const heard = whatWasAsked([mine], [answered], me)
  expect(heard.map(isUrgent)).toEqual([false])
  expect(oneSentence(heard, same)).toBe('Police answered your question.')
  expect(whatWasAsked([answered], [answered], me)).toEqual([])
})

test('U65 what was typed for an agency is announced as its words, and what the chair asks about them is said to it at once', () => {
  const view = viewOf('a', { agency: 'Unit', by: by('ruth', 'School') })
  expect(oneSentence(whatChanged([], [view], { person: 'x', agency: 'Police' }), same)).toBe(
    'School shared one under Accurate.',
  )
  const asked = viewOf('a', { agency: 'Unit', by: by('ruth', 'School'), mark: { request: 'date' } })
  const [event] = whatChanged([view], [asked], me)
  expect(event && isUrgent(event)).toBe(true)
  expect(whatChanged([view], [asked], { person: 'x', agency: 'Unit' }).some(isUrgent)).toBe(false)
})
