import { expect, test } from 'vitest'
import { changeDraft, newDraft, startsWith } from './compose'

const audiences = [
  { id: 'meeting', kind: 'meeting', version: 1 },
  { id: 'professionals', kind: 'professionals', version: 1 },
  { id: 'list', kind: 'named', version: 1 },
] as const
const during = (part: 'open' | 'closed') => startsWith({ audiences: [...audiences], meeting: { part } })

test('J48 what is begun in the professionals’ part starts with professionals and stays there when it ends; the meeting can be chosen', () => {
  const begun = { ...newDraft('accurate', [], during('closed')), body: 'Seen on the stairs.' }
  expect(begun.audience).toBe('professionals')
  expect(newDraft('accurate', [], during('open')).audience).toBe('meeting')
  expect(changeDraft(begun, { heading: 'timely' }, during('open')).audience).toBe('professionals')
  expect(changeDraft(begun, { audience: 'meeting' }, during('closed')).audience).toBe('meeting')
})
