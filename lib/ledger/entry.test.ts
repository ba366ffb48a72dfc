import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { toBase64, utf8 } from './bytes'
import { commit, makeEntry, parseHeader, saltBytes } from './entry'
import { type EntryFields, isTime, NAMES } from './fields'
import { nobleHashes } from './hashes.noble'
import { jcs } from './jcs'
import { openEntry } from './open'
import { fixedSalts, SAMPLE } from './testing/fixtures'

const make = (fields: EntryFields, seed = 1) => makeEntry(fields, fixedSalts(seed, saltBytes(fields)), nobleHashes)
const contribution = SAMPLE[1]!
const clone = <T>(value: T): T => structuredClone(value)

test.each(SAMPLE.map(fields => [fields.type, fields] as const))('L6 %s opens to exactly what went in', (_, fields) => {
  const { header, opening } = make(fields)
  const opened = openEntry(header, clone(opening), nobleHashes)
  if (!opened.ok) throw new Error(`${opened.failure} ${opened.part}`)
  const byPerson = (list: EntryFields['recipients'] | undefined) =>
    list && [...list].sort((a, b) => (a.person < b.person ? -1 : 1))
  expect({ ...opened.fields, recipients: byPerson(opened.fields.recipients) }).toEqual({
    ...fields,
    recipients: byPerson(fields.recipients),
  })
  expect(opened.withheld).toEqual({ fields: 0, people: 0 })
})

test('L6 every header is canonical JSON of the same nine names, whatever the entry holds', () => {
  for (const fields of SAMPLE) {
    const { header } = make(fields)
    const parsed = JSON.parse(header)
    expect(jcs(parsed)).toBe(header)
    expect(Object.keys(parsed)).toEqual(['commits', 'v'])
    expect(Object.keys(parsed.commits)).toEqual([...NAMES])
    expect(header.length).toBe(make(SAMPLE[5]!).header.length)
    expect(parseHeader(header)?.get('seq')).toBe(parsed.commits.seq)
  }
})

test('L6 a commitment is the HMAC of name, zero byte and canonical JSON under the salt', () => {
  const salt = new Uint8Array(32).fill(9)
  const message = Uint8Array.of(...utf8('role'), 0, ...utf8('"chair"'))
  const expected = toBase64(hmac(sha256, salt, message))
  expect(commit(salt, 'role', 'chair', nobleHashes)).toBe(expected)
})

test('L6 each commitment has a salt of its own, so equal values do not show', () => {
  const { opening } = make({ ...contribution, agency: 'x', role: 'x', content: { a: 1, b: 1 } })
  const salts = Object.values(opening).flatMap(part =>
    part === null
      ? []
      : [part.salt, ...('list' in part ? (part.list ?? []).map(item => ('salt' in item ? item.salt : '')) : [])],
  )
  expect(new Set(salts).size).toBe(salts.length)
  expect(salts.length).toBe(9 + 2 + 2)
})

test('L7 a withheld name, field or person is counted, never guessed, and the rest still opens', () => {
  const { header, opening } = make(contribution)
  const part = clone(opening)
  part.actor = null
  const hide = (list: { salt: string; list: unknown[] | null } | null, name: 'field' | 'person') => {
    const item = list?.list?.[0]
    if (list?.list && item && typeof item === 'object' && 'value' in item && 'salt' in item)
      list.list[0] = {
        commit: commit(
          Uint8Array.from(atob(String(item.salt)), c => c.charCodeAt(0)),
          name,
          item.value,
          nobleHashes,
        ),
      }
  }
  hide(part.content, 'field')
  hide(part.recipients, 'person')
  const opened = openEntry(header, part, nobleHashes)
  if (!opened.ok) throw new Error(opened.failure)
  expect(opened.withheld).toEqual({ fields: 2, people: 1 })
  expect('actor' in opened.fields).toBe(false)
  expect(Object.keys(opened.fields.content ?? {})).toHaveLength(4)
  expect(opened.fields.recipients).toHaveLength(1)
})

test('L7 an opening that is not what the header commits to is named', () => {
  const { header, opening } = make(contribution)
  const other = make(contribution, 2)
  const swapped = { ...clone(opening), role: other.opening.role }
  expect(openEntry(header, swapped, nobleHashes)).toEqual({ ok: false, failure: 'opening', part: 'role' })
  const moved = { ...clone(opening), agency: opening.role, role: opening.agency }
  expect(openEntry(header, moved, nobleHashes)).toMatchObject({ failure: 'opening' })
  const reversed = clone(opening)
  reversed.content?.list?.reverse()
  expect(openEntry(header, reversed, nobleHashes)).toEqual({ ok: false, failure: 'opening', part: 'content' })
  expect(openEntry(`${header} `, opening, nobleHashes)).toMatchObject({ failure: 'header' })
  expect(openEntry(header, { ...opening, extra: null }, nobleHashes)).toMatchObject({ failure: 'schema' })
  const { role, ...missing } = opening
  expect(role).not.toBeNull()
  expect(openEntry(header, missing, nobleHashes)).toMatchObject({ failure: 'schema', part: 'role' })
})

test.each<[string, Partial<EntryFields>]>([
  ['place 0', { seq: 0 }],
  ['a broken place', { seq: 1.5 }],
  ['a type of no family', { type: 'note.contribution' }],
  ['a time without microseconds', { at: '2026-11-22T14:03:22.123Z' }],
  ['a day that is not', { at: '2026-02-29T14:03:22.123456Z' }],
  ['a statement without audience', { audience: null }],
  ['an act with an audience', { type: 'act.join' }],
  ['an audience in capitals', { audience: 'Meeting' }],
  ['an empty agency', { agency: '' }],
  ['a nameless actor', { actor: { person: 'a', name: '' } }],
  [
    'the same recipient twice',
    { recipients: [...(contribution.recipients ?? []), ...(contribution.recipients ?? [])] },
  ],
  ['an empty field name', { content: { '': 1 } }],
  ['a fraction', { content: { minutes: 1.5 } }],
  ['NUL', { content: { body: '\0' } }],
  ['a lone surrogate', { role: '\ud800' }],
])('L8 refuses to make an entry with %s', (_, wrong) => {
  expect(() => make({ ...contribution, ...wrong })).toThrow(TypeError)
})

test('L8 refuses the wrong number of salts', () => {
  expect(() => makeEntry(contribution, fixedSalts(1, saltBytes(contribution) - 32), nobleHashes)).toThrow(RangeError)
  expect(() => makeEntry(contribution, fixedSalts(1, saltBytes(contribution) + 1), nobleHashes)).toThrow(RangeError)
})

test('L8 times are days and hours that exist', () => {
  expect(isTime('2024-02-29T23:59:59.999999Z')).toBe(true)
  for (const wrong of [
    '2100-02-29T00:00:00.000000Z',
    '2026-13-01T00:00:00.000000Z',
    '2026-11-22T24:00:00.000000Z',
    '2026-11-22T14:03:60.000000Z',
    '2026-11-22T14:03:22.123456Z\n',
    '0000-01-01T00:00:00.000000Z',
  ])
    expect(isTime(wrong)).toBe(false)
})
