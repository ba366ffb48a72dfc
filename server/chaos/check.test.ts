import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../root'
import { type Entry, readBundle } from './bundle'
import { check, type Final } from './check'
import { emptyHistory, type History, spelt } from './history'

const file = readFileSync(join(ROOT, 'docs', 'examples', 'full.json'), 'utf8')
const { entries, notes } = readBundle(file)
const statements = entries.filter(entry => typeof entry.content.id === 'string')
const idOf = (entry: Entry) => String(entry.content.id)
const wordsOf = ({ type, content: { id: _, ...rest } }: Entry) => ({ ...rest, kind: type.slice('statement.'.length) })
const stampOf = ({ n, at, actor, agency, role, leaf }: Entry) =>
  spelt({ n, at, by: { ...actor, agency, role }, leaf: leaf.toString('base64') })
const POLICE = 'a0000000-0000-4000-8000-000000000002'
const CHAIR = 'a0000000-0000-4000-8000-000000000001'
const [first] = statements

/** What people would have seen of the example, had it been held: everyone sees what they are named for. */
function truth(): History[] {
  const people = new Map(
    [CHAIR, POLICE, 'a0000000-0000-4000-8000-000000000003'].map(id => [
      id,
      emptyHistory(id, id === CHAIR ? 'chair' : 'practitioner'),
    ]),
  )
  for (const entry of statements) {
    people
      .get(entry.actor?.person ?? '')
      ?.made.set(idOf(entry), { audience: entry.audience ?? '', value: wordsOf(entry) })
    for (const person of [entry.actor?.person ?? '', ...entry.recipients]) {
      const shown = people.get(person)?.shown
      const board = shown?.get(entry.audience ?? '') ?? new Map()
      shown?.set(entry.audience ?? '', board.set(idOf(entry), { stamp: stampOf(entry), words: spelt(wordsOf(entry)) }))
    }
  }
  for (const history of people.values()) for (const note of notes) history.notes.add(note)
  return [...people.values()]
}
const board: Final = {
  person: CHAIR,
  audience: 'professionals',
  statements: Object.fromEntries(entries.filter(e => e.audience === 'professionals').map(e => [idOf(e), wordsOf(e)])),
  stamps: Object.fromEntries(
    entries.filter(e => e.audience === 'professionals').map(e => [idOf(e), JSON.parse(stampOf(e))]),
  ),
}

test('F6 what people saw and what the ledger says agree, and the checker has nothing to say', () => {
  expect(check(file, truth(), [board])).toEqual([])
})

const police = (histories: History[]) => histories.find(history => history.person === POLICE)!
const LIES: [string, (histories: History[]) => void][] = [
  [
    'I1',
    all =>
      police(all)
        .shown.get('meeting')!
        .set(crypto.randomUUID(), { stamp: stampOf(first!), words: null }),
  ],
  [
    'I1',
    all =>
      police(all)
        .shown.get('meeting')!
        .set(idOf(first!), { stamp: stampOf(first!), words: '"other"' }),
  ],
  [
    'I2',
    all => {
      police(all).shown.set('meeting', all[0]!.shown.get('meeting')!)
      police(all).person = 'somebody'
    },
  ],
  [
    'I3',
    all => {
      police(all).keys.push({ verb: 'focus', key: 'k' })
      police(all).acts.push({ verb: 'focus', key: 'k', at: '2026' })
    },
  ],
  ['I4', all => police(all).notes.add(notes[0]!.replace(/\n\d+\n/, '\n3\n'))],
  ['I5', all => police(all).made.delete(idOf(first!))],
  ['I5', all => void (police(all).role = 'family')],
  ['I7', all => police(all).refused.add(idOf(first!))],
  ['I8', all => police(all).shown.get('meeting')!.set(idOf(first!), { stamp: '{}', words: null })],
  ['I8', all => police(all).wrongs.push('the receipt changed')],
]

test.each(LIES)('F6 a run in which %s does not hold is found', (rule, lie) => {
  const histories = truth()
  lie(histories)
  expect(check(file, histories).map(wrong => wrong.slice(0, 2))).toContain(rule)
})

test('F6 a document that ends otherwise is found', () => {
  expect(check(file, truth(), [{ ...board, statements: {} }])[0]).toMatch(/^I6/)
  expect(check(file, truth(), [{ ...board, stamps: {} }])[0]).toMatch(/^I6/)
})
