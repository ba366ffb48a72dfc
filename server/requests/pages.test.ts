import { expect, test } from 'vitest'
import type { EntryView } from '../../lib/protocol/requests'
import { listed } from './pages'

const entry = (seq: number, more: Partial<EntryView> = {}): EntryView => ({
  seq,
  key: String(seq),
  out: true,
  why: null,
  choice: null,
  locked: false,
  at: null,
  who: 'Somebody',
  what: 'Shared',
  parts: [],
  ...more,
})
const choice = { keep: false, reason: 'It would tell who rang.', name: 'Imogen' }
const part = { key: '', name: 'body', words: 'SECRET', out: false, why: 'names', choice: null, locked: false } as const

test('L74 a page shows fifty entries of a long log, the newest first to hand, and of what stays back the group that was asked for', () => {
  const all = Array.from({ length: 5000 }, (_, i) =>
    entry(i + 1, i % 2 ? {} : i % 4 ? { out: false, why: 'running' } : { out: false, why: 'gone', locked: true }),
  )
  const first = listed(all, {})
  expect(first.out).toMatchObject({ page: 1, pages: 50 })
  expect(first.out.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 4902 + 2 * i))
  expect(first.open).toBeNull()
  expect(first.groups).toEqual([
    { why: 'gone', count: 1250, locked: true },
    { why: 'running', count: 1250, locked: false },
  ])
  const { open } = listed(all, { why: 'running', kept: 99 })
  expect(open).toMatchObject({ page: 25, pages: 25 })
  expect(open?.entries[0]?.seq).toBe(3)
  expect(open?.keys).toHaveLength(1250)
  expect(listed(all, { why: 'gone' }).open?.keys).toEqual([])
  expect(listed(all, { out: Number.NaN }).out.page).toBe(1)
})

test('L74 on paper stands what stays back and why, things alike together, and not a word of what they say', () => {
  const { paper } = listed(
    [
      entry(1, { parts: [part] }),
      entry(2, { out: false, why: 'running' }),
      entry(3, { out: false, why: 'running' }),
      entry(4, { parts: [part, { ...part, name: 'impact', out: true, choice: { ...choice, keep: true } }] }),
      entry(5, { out: false, choice }),
      entry(6),
    ],
    {},
  )
  expect(paper).toEqual([
    { part: null, why: 'running', choice: null, seqs: [2, 3] },
    { part: null, why: null, choice, seqs: [5] },
    { part: 'body', why: 'names', choice: null, seqs: [1, 4] },
    { part: 'impact', why: 'names', choice: { ...choice, keep: true }, seqs: [4] },
  ])
  expect(JSON.stringify(paper)).not.toContain('SECRET')
})
