import { expect, test } from 'vitest'
import { KINDS, parseStatement } from '../statements/index'
import { besideOf } from './beside'
import { changeDraft, contentToDraft, draftToContent, isBegun, missingIn, newDraft, startingAudience } from './compose'
import { foldBoard } from './fold'

const both = ['meeting', 'professionals']
const wren = '00000000-0000-4000-8000-000000000101'
const otis = '00000000-0000-4000-8000-000000000102'

test('U20 nothing is preset but a sole child', () => {
  expect(newDraft('accurate', [{ id: wren }], both)).toMatchObject({
    children: [wren],
    nature: '',
    audience: 'meeting',
  })
  expect(newDraft('accurate', [{ id: wren }, { id: otis }], both).children).toEqual([])
})

test('U21 what, how you know and which child are needed to share; everything else may be left out', () => {
  const draft = newDraft('accurate', [{ id: wren }, { id: otis }], both)
  expect(missingIn(draft)).toEqual(['body', 'nature', 'children'])
  expect(draftToContent(draft)).toBeNull()
  const ready = { ...draft, body: '  Calm at pick-up. ', nature: 'fact' as const, children: [wren] }
  expect(draftToContent(ready)).toEqual({
    heading: 'accurate',
    body: 'Calm at pick-up.',
    nature: 'fact',
    children: [wren],
  })
})

test('W10 the form takes words in which nothing can be seen for none', () => {
  const draft = newDraft('accurate', [{ id: wren }], both)
  const unseen = { ...draft, body: '\u200b\u202e ', nature: 'fact' as const, impact: '\u2066\u2069' }
  expect(missingIn(unseen)).toEqual(['body'])
  expect(draftToContent({ ...unseen, body: 'Calm.' })).toEqual({
    heading: 'accurate',
    body: 'Calm.',
    nature: 'fact',
    children: [wren],
  })
})

test('U22 a child’s words start with the professionals, under whatever heading, until the person chooses', () => {
  expect(startingAudience('childs-views', false, both)).toBe('professionals')
  const draft = newDraft('accurate', [], both)
  expect(changeDraft(draft, { exactWords: 'I like my book.' }, both).audience).toBe('professionals')
  const chosen = changeDraft(draft, { audience: 'meeting' }, both)
  expect(changeDraft(chosen, { exactWords: 'I like my book.' }, both).audience).toBe('meeting')
})

test('U23 a draft with words in it keeps its audience when it moves to another heading', () => {
  const begun = changeDraft(newDraft('childs-views', [], both), { body: 'She was calm.' }, both)
  expect(isBegun(begun)).toBe(true)
  expect(changeDraft(begun, { heading: 'accurate' }, both).audience).toBe('professionals')
  const empty = newDraft('childs-views', [], both)
  expect(changeDraft(empty, { heading: 'accurate' }, both).audience).toBe('meeting')
})

test('U24 a correction keeps what the form does not show', () => {
  for (const example of KINDS.contribution.examples) {
    const { kind: _kind, v: _v, seen: _seen, ...content } = example
    const full = {
      ...content,
      concerns: [otis],
      valence: 'strength' as const,
      peopleMentioned: ['A neighbour'],
      onBehalf: { person: otis, readBack: true },
      parentsEngagement: [
        { person: 'Mother', how: 'Kept visits', barriers: [{ kind: 'fear' as const }] },
        {
          person: 'Father',
          how: 'x',
          benefitToChild: 'Calmer',
          evidence: 'Two visits',
          barriers: [
            { kind: 'transport' as const, note: 'No bus, mornings' },
            { kind: 'other' as const, note: 'Shifts' },
          ],
        },
        { person: 'Aunt' },
        { person: 'Grandmother', how: 'Weekly' },
      ],
      otherInvestigations: [
        { kind: 'police' as const, status: 'Open', handling: 'Not for family' },
        { kind: 'lado' as const },
        { kind: 'nrm' as const, status: 'Referred' },
      ],
      source: { kind: 'record' as const, ref: 'File', asAt: '2026-11-01' },
      childView: {
        exactWords: 'I like my book.',
        language: 'Welsh',
        circumstances: 'At drop-off',
        prompt: 'How was your weekend?',
        howDisclosed: 'Asked openly',
        toldTo: 'Teaching assistant',
        observed: 'Calm',
        childContentToTell: ['Mum', 'Gran, and Grandad'],
      },
    }
    expect(draftToContent(contentToDraft(full, 'professionals'))).toEqual(full)
  }
})

test('W1 what only professionals read goes beside the words where family read them, in a statement of its own, and is whole again on the board', () => {
  const ready = { ...newDraft('accurate', [{ id: wren }], both), body: 'Calm.', nature: 'fact' as const }
  const notes = {
    handlingNote: 'Do not copy.',
    protectSource: true,
    told: 'no' as const,
    toldWhy: 'It could put her at risk.',
  }
  const content = draftToContent({ ...ready, ...notes })!
  const statement = { kind: 'contribution' as const, v: 1 as const, seen: 1, ...content }
  const id = '00000000-0000-4000-8000-0000000000c1'
  for (const kind of ['meeting', 'own'] as const) {
    const halves = besideOf(id, statement, { id: kind, kind, version: 1 })!
    expect(Object.keys(halves.open).sort()).toEqual(['body', 'children', 'heading', 'kind', 'nature', 'seen', 'v'])
    expect(halves).toMatchObject({
      to: 'professionals',
      particulars: { contribution: id, version: id, protectSource: true },
    })
    const { kind: _kind, v: _v, seen: _seen, ...open } = halves.open
    expect(parseStatement(halves.open).ok && parseStatement(halves.particulars).ok).toBe(true)
    const by = { person: 'p', name: 'P', agency: 'A', role: 'practitioner' }
    const stamp = (n: number) => ({ n, at: `2026-11-22T14:00:0${n}.000000Z`, by, leaf: '' })
    const window = (audience: string, key: string, value: unknown, n: number) => ({
      audience,
      statements: new Map([[key, value]]),
      stamps: new Map([[key, stamp(n)]]),
    })
    const [family, others] = [window(kind, id, halves.open, 2), window('professionals', 'x', halves.particulars, 1)]
    expect(foldBoard([family, others], () => 'AG').contributions[0]?.content).toEqual(content)
    expect(foldBoard([family], () => 'AG').contributions[0]?.content).toEqual(open)
  }
  expect(besideOf(id, statement, { id: 'professionals', kind: 'professionals', version: 1 })).toBeNull()
})

test('U53 each parent is written of apart, and one note says what got in the way', () => {
  const draft = {
    ...newDraft('adequate', [{ id: wren }], both),
    body: 'Calm.',
    nature: 'fact' as const,
    engagementPerson: 'Mother',
    engagementHow: 'Kept visits',
    engagementBarriers: ['transport' as const, 'other' as const],
    engagementBarrierNote: 'The bus stops at six.',
    engagement3Person: 'Father',
    engagement3BarrierNote: 'We never wrote to him.',
    contentToTell: 'Mum, her teacher',
  }
  expect(draftToContent(draft)).toMatchObject({
    parentsEngagement: [
      {
        person: 'Mother',
        how: 'Kept visits',
        barriers: [{ kind: 'transport' }, { kind: 'other', note: 'The bus stops at six.' }],
      },
      { person: 'Father', barriers: [{ kind: 'other', note: 'We never wrote to him.' }] },
    ],
    childView: { childContentToTell: ['Mum', 'her teacher'] },
  })
})
