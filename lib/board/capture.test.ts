import { expect, test } from 'vitest'
import { capture } from '../text/capture'
import { captureAction, captured, inOrder, NATURE_KEYS, owedIn, SPEAKER_KEYS } from './capture'
import { newDraft } from './compose'
import { connected } from './spoken'

const press = (key: string, change = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...change })

test('O42 one key each chooses who speaks, the heading and the kind; none with Ctrl, Alt or Meta, none while single keys are off', () => {
  expect(captureAction(press('a'), true)).toEqual({ does: 'speaker', at: 0 })
  expect(captureAction(press('G'), true)).toEqual({ does: 'speaker', at: 5 })
  expect(captureAction(press('3'), true)).toEqual({ does: 'heading', heading: 'accurate' })
  expect(captureAction(press('r'), true)).toEqual({ does: 'nature', nature: 'reported' })
  expect(captureAction(press('w'), true)).toEqual({ does: 'words' })
  for (const other of ['7', '0', 'Enter', 'ArrowDown', ' ', '?']) expect(captureAction(press(other), true)).toBeNull()
  expect(captureAction(press('a'), false)).toBeNull()
  expect(captureAction(press('a', { ctrlKey: true }), true)).toBeNull()
  const taken = [...Object.values(NATURE_KEYS), 'w']
  expect(SPEAKER_KEYS.filter(key => taken.includes(key))).toEqual([])
  const shown = capture.keys.flatMap(([key]) => key.toLowerCase().split(' '))
  for (const key of taken) expect(shown).toContain(key)
})

test('O42 a letter stays somebody’s as people come and go', () => {
  const people = ['Zoe', 'Ann', 'Tom'].map(name => ({ person: name, name, agency: name === 'Tom' ? 'A' : 'B' }))
  expect(inOrder(people).map(({ name }) => name)).toEqual(['Tom', 'Ann', 'Zoe'])
  expect(inOrder([...people].reverse())).toEqual(inOrder(people))
})

test('O42 what is written down says whose it is, and a report its date, before it is anybody’s word', () => {
  const draft = { ...newDraft('accurate', [{ id: 'c1' }], ['meeting']), body: 'He was there.', nature: 'fact' as const }
  expect(owedIn(draft)).toEqual(['speaker'])
  expect(captured(draft)).toBeNull()
  const spoken = { ...draft, onBehalf: { person: 'p', readBack: false } }
  expect(captured(spoken)?.onBehalf).toEqual({ person: 'p', readBack: false })
  const report = (day: string) => ({ ...draft, onBehalf: { person: 'p', readBack: false, report: day } })
  expect(owedIn(report(''))).toEqual(['report'])
  expect(captured(report('2026-11-03'))?.onBehalf).toEqual({ person: 'p', readBack: false, report: '2026-11-03' })
})

test('O43 whoever is only marked as there, on the phone, is read back to: they have no screen on which to confirm', () => {
  const people = [
    { person: 'screen', here: true, attendance: { how: 'room' as const } },
    { person: 'phone', here: true, attendance: { marked: true as const } },
    { person: 'away', here: false },
  ]
  expect([...connected(people)]).toEqual(['screen'])
})
