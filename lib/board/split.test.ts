import { expect, test } from 'vitest'
import { findingsIn } from '../checks/checks'
import { startingLists } from '../checks/lists'
import { AROUND } from '../checks/testing/texts'
import { type Draft, newDraft, saidIn } from './compose'
import { secondOf, splitOf } from './split'
import { whenTyped } from './when-typed'

const blank = newDraft('accurate', [{ id: '00000000-0000-4000-8000-000000000101' }], ['meeting', 'professionals'])
const fact = (body: string): Draft => ({ ...blank, body, nature: 'fact' })
const split = (draft: Draft, check: 'opinion-as-fact' | 'several-events') =>
  splitOf(draft.body, findingsIn(saidIn(draft), AROUND, startingLists), check)

test('N37 a view among facts goes into a draft of its own, in its very words; what somebody else said stays', () => {
  const draft = fact('Two staff saw a bruise. Theo clearly was frightened. She said “he clearly fell”.')
  expect(split(draft, 'opinion-as-fact')).toEqual({
    check: 'opinion-as-fact',
    stays: 'Two staff saw a bruise. She said “he clearly fell”.',
    goes: 'Theo clearly was frightened.',
  })
})

test('N37 everything from the second date on goes, each sentence without a date with the one before it', () => {
  const draft = fact(
    'He was late. Seen on 2 July. Calm on 2 July. He ate.\nSeen again on 19 July. He wept. Rang on 3 August.',
  )
  expect(split(draft, 'several-events')).toEqual({
    check: 'several-events',
    stays: 'He was late. Seen on 2 July. Calm on 2 July. He ate.',
    goes: 'Seen again on 19 July. He wept. Rang on 3 August.',
  })
})

test('N37 nothing is split where nothing would stay, where nothing was found, or where the question is another', () => {
  const view = fact('Theo clearly was frightened.')
  expect(split(view, 'opinion-as-fact')).toBeNull()
  expect(split(fact('Seen on 2 July.'), 'several-events')).toBeNull()
  const findings = findingsIn(saidIn(view), AROUND, startingLists)
  expect(splitOf(view.body, findings, 'no-impact')).toBeNull()
})

test('N37 the second draft has what was said of both, and neither how it is known nor a date that is not its own', () => {
  const draft: Draft = {
    ...fact('x'),
    audience: 'professionals',
    audienceChosen: true,
    whenText: '2 July 2026',
    when: whenTyped('2 July 2026', '2026-11-12'),
    sourceRef: 'School log',
    protectSource: true,
    handlingNote: 'Do not copy.',
    impact: 'He was cold.',
    exactWords: 'I fell.',
    adviceFrom: 'Named nurse',
    onBehalf: { person: 'p', readBack: true },
    hand: 'p',
  }
  const shared = { audience: 'professionals', sourceRef: 'School log', protectSource: true, adviceFrom: 'Named nurse' }
  const rest = {
    body: 'y',
    nature: '',
    impact: '',
    exactWords: '',
    hand: '',
    children: draft.children,
    onBehalf: draft.onBehalf,
  }
  const event = secondOf(draft, { check: 'several-events', stays: 'x', goes: 'y' })
  expect(event).toMatchObject({ ...shared, ...rest, whenText: '', handlingNote: 'Do not copy.' })
  expect(secondOf(draft, { check: 'opinion-as-fact', stays: 'x', goes: 'y' })).toMatchObject({
    ...shared,
    ...rest,
    whenText: '2 July 2026',
    when: draft.when,
  })
})
