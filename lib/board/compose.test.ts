import { expect, test } from 'vitest'
import { KINDS } from '../statements/index'
import { changeDraft, contentToDraft, draftToContent, isBegun, missingIn, newDraft, startingAudience } from './compose'

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

test('W1 what only professionals read is asked about before it is shared where a family reads', () => {
  const ready = { ...newDraft('accurate', [{ id: wren }], both), body: 'Calm.', nature: 'fact' as const }
  const inner = [
    { handlingNote: 'Do not copy.' },
    { protectSource: true },
    { told: 'no' as const, toldWhy: 'It could put her at risk.' },
  ]
  for (const change of inner) {
    expect(missingIn({ ...ready, ...change })).toEqual(['inner'])
    expect(draftToContent({ ...ready, ...change })).toBeNull()
    expect(draftToContent({ ...ready, ...change, audience: 'professionals' })).not.toBeNull()
  }
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
