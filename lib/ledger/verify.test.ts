import { expect, test } from 'vitest'
import { fullBundle } from './bundle'
import { utf8 } from './bytes'
import { nobleHashes as hashes } from './hashes.noble'
import { redact } from './redact'
import { authentic, check, verifier } from './testing/checks'
import { SAMPLE } from './testing/fixtures'
import {
  asFile,
  NEW_VKEY,
  OLD_VKEY,
  OTHER_VKEY,
  sampleExtract,
  sampleFull,
  sampleInput,
  samplePurged,
} from './testing/sample'
import { edited, LIES, TAMPERED } from './testing/tampered'
import { FAILURES } from './verdict'
import { verifyBundle } from './verify'

test('L10 a whole bundle is authentic, says nothing is withheld, and gives back every entry', () => {
  const result = authentic(sampleFull())
  expect(result).toMatchObject({ kind: 'full', size: 7, closedAt: 6, accessSize: 1, trusted: false })
  expect(result.withheld).toEqual({ fields: 0, people: 0, entries: 0 })
  expect(result.entries.map(({ fields }) => fields?.content)).toEqual(SAMPLE.map(({ content }) => content))
})

test('L10 an empty log, one entry and forty entries are authentic too', () => {
  for (const size of [0, 1, 40]) {
    const fields = Array.from({ length: size }, (_, i) => ({
      ...SAMPLE[1 + (i % 4)]!,
      seq: i + 1,
      at: `2026-11-22T14:03:${String(i).padStart(2, '0')}.000000Z`,
    }))
    expect(authentic(fullBundle(sampleInput(fields, size), hashes)).size).toBe(size)
  }
})

test('L10 white space and the order of keys mean nothing', () => {
  const full = sampleFull()
  const turned = Object.fromEntries(Object.entries(full).reverse())
  const file = utf8(JSON.stringify(turned, null, 2))
  expect(verifyBundle(file, verifier).verdict).toBe('authentic')
})

test('L11 a trusted key must have signed every checkpoint; either of two will do where both signed', () => {
  const full = sampleFull()
  expect(authentic(full, [OLD_VKEY, NEW_VKEY]).trusted).toBe(true)
  expect(check(full, [OTHER_VKEY])).toMatchObject({ verdict: 'altered', failure: 'untrusted', where: 'checkpoint' })
  expect(check(full, [NEW_VKEY])).toMatchObject({ failure: 'untrusted', where: 'closing' })
  const open = edited(full, bundle => {
    bundle.closing = null
  })
  expect(authentic(open, [NEW_VKEY])).toMatchObject({ trusted: true, closedAt: null })
  expect(authentic(sampleExtract(), [OLD_VKEY]).trusted).toBe(true)
  expect(check(full, []).verdict).toBe('altered')
})

test('L12 after a purge the entry counts as withheld, and both the meeting’s and the audience’s trees still verify', () => {
  const purged = samplePurged()
  expect(purged.audiences).toMatchObject([
    { id: 'meeting', withheld: [] },
    { id: 'professionals', withheld: [3] },
  ])
  const result = authentic(purged)
  expect(result.withheld).toEqual({ fields: 0, people: 0, entries: 1 })
  expect(result.entries[2]).toEqual({ seq: 3, fields: null })
})

test('L13 redacting by entry, by name, by field and by person verifies and says how much is withheld', () => {
  const full = sampleFull()
  const withheld = (keep: Parameters<typeof redact>[1]) => authentic(redact(full, keep, hashes)).withheld
  expect(withheld(() => true)).toEqual({ fields: 0, people: 0, entries: 0 })
  expect(withheld(part => part.part !== 'entry' || part.seq !== 2)).toEqual({ fields: 0, people: 0, entries: 1 })
  expect(withheld(part => part.part !== 'name' || part.name !== 'actor')).toEqual({ fields: 7, people: 0, entries: 0 })
  expect(withheld(part => part.part !== 'field' || part.name !== 'body')).toEqual({ fields: 2, people: 0, entries: 0 })
  expect(withheld(part => part.part !== 'person')).toEqual({ fields: 0, people: 6, entries: 0 })
  expect(withheld(part => part.part !== 'name' || part.name !== 'audience')).toEqual({
    fields: 7,
    people: 0,
    entries: 0,
  })
  expect(withheld(part => part.part !== 'entry')).toEqual({ fields: 0, people: 0, entries: 7 })
  expect(withheld(part => part.part !== 'name')).toEqual({ fields: 0, people: 0, entries: 7 })
})

test('L13 what is redacted is gone from the file, and cannot be redacted back', () => {
  const redacted = redact(
    sampleFull(),
    part => part.part !== 'person' && !(part.part === 'field' && part.name === 'body'),
    hashes,
  )
  const text = JSON.stringify(redacted)
  expect(text).not.toContain('call-outs')
  expect(text).not.toContain('"body"')
  expect(text.match(/Lindqvist/g)).toHaveLength(2)
  expect(authentic(redact(redacted, () => true, hashes)).withheld).toEqual(authentic(redacted).withheld)
})

test('L13 redaction twice adds up, and a purged entry keeps its place in its audience', () => {
  const once = redact(samplePurged(), part => part.part !== 'name' || part.name !== 'role', hashes)
  const twice = redact(once, part => part.part !== 'entry' || part.seq !== 2, hashes)
  expect(authentic(twice).withheld).toEqual({ fields: 5, people: 0, entries: 2 })
  expect(twice.audiences).toMatchObject([
    { id: 'meeting', withheld: [2] },
    { id: 'professionals', withheld: [3] },
  ])
})

test('L14 an extract holds the chosen entries, each proven, and of the others only how many there are', () => {
  const extract = sampleExtract([5, 2])
  const result = authentic(extract)
  expect(result).toMatchObject({ kind: 'extract', size: 7, withheld: { fields: 0, people: 0, entries: 5 } })
  expect(result.entries.map(({ seq }) => seq)).toEqual([2, 5])
  expect(Object.keys(extract).sort()).toEqual(['checkpoint', 'entries', 'format', 'keys', 'kind'])
  const redacted = redact(extract, part => part.part !== 'entry' || part.seq !== 5, hashes)
  expect(authentic(redacted).withheld.entries).toBe(6)
  for (const other of sampleInput().entries.filter((_, i) => i !== 1 && i !== 4))
    expect(JSON.stringify(extract)).not.toContain(other.header)
})

test.each(TAMPERED)('L15 names what is wrong: %s is %s', (_, failure, bundle) => {
  expect(check(bundle)).toMatchObject({ verdict: 'altered', failure })
})

test.each(LIES)('L15 names what no signature can make right: %s is %s', (_, failure, bundle) => {
  expect(check(bundle)).toMatchObject({ verdict: 'altered', failure, entry: failure === 'time' ? 2 : 1 })
})

const sample = sampleFull()
const UNREADABLE: [what: string, failure: string, file: Uint8Array][] = [
  ['nothing', 'json', new Uint8Array()],
  ['half a file', 'json', asFile(sample).slice(0, 5000)],
  ['bytes that are not UTF-8', 'json', Uint8Array.of(34, 255, 34)],
  ['a byte order mark', 'json', utf8(`\ufeff${JSON.stringify(sample)}`)],
  ['a key twice', 'json', utf8(JSON.stringify(sample).replace('{', '{"kind":"full",'))],
  ['a key twice, once escaped', 'json', utf8(JSON.stringify(sample).replace('{', '{"k\\u0069nd":"full",'))],
  ['a number with an exponent', 'json', utf8(JSON.stringify(sample).replace('"value":7', '"value":7e0'))],
  ['a number with a fraction', 'json', utf8(JSON.stringify(sample).replace('"value":7', '"value":7.0'))],
  ['minus zero', 'json', utf8(JSON.stringify(sample).replace('"value":7', '"value":-0'))],
  ['a number too large', 'json', utf8(JSON.stringify(sample).replace('"value":7', '"value":9007199254740993'))],
  ['a key __proto__', 'json', utf8(JSON.stringify(sample).replace('{', '{"__proto__":{},'))],
  ['a bottomless nest', 'json', utf8(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['a list', 'format', utf8('[]')],
  ['null', 'format', utf8('null')],
  ['another document', 'format', utf8('{"format":"something-else/1"}')],
  ['a later version', 'format', utf8(JSON.stringify({ ...sample, format: 'roundtable-evidence/2' }))],
]

test.each(UNREADABLE)('L16 cannot read %s: %s', (_, failure, file) => {
  expect(verifyBundle(file, verifier)).toEqual({ verdict: 'unreadable', failure })
})

test('L15 every failure of the closed list is shown by a tampered bundle above, or is that of a key not trusted', () => {
  const shown = new Set([...TAMPERED, ...LIES].map(([, failure]) => failure))
  expect([...FAILURES].filter(failure => !shown.has(failure))).toEqual(['untrusted'])
})

test('P9 whoever waits is told before each entry how many of how many were checked, and it changes nothing', () => {
  const told: string[] = []
  const progress = (done: number, of: number) => void told.push(`${done}/${of}`)
  expect(verifyBundle(asFile(sample), { ...verifier, progress })).toEqual(verifyBundle(asFile(sample), verifier))
  expect(told).toEqual(['0/7', '1/7', '2/7', '3/7', '4/7', '5/7', '6/7'])
})

test('P9 the verdict gives the signed roots to compare with a checkpoint seen elsewhere', () => {
  const result = authentic(sample)
  const rootIn = (note: string | null) => note?.split('\n')[2]
  expect(result.root).toBe(rootIn(sample.checkpoint))
  expect(result.closingRoot).toBe(rootIn(sample.closing))
})
