import { expect, test } from 'vitest'
import first from '../../docs/examples/full-1.json'
import { accessOf, FORMAT, FORMAT_1, fullBundle } from './bundle'
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
  expect(result).toMatchObject({ kind: 'full', size: 7, closedAt: 6, accessSize: 4, trusted: false })
  expect(result.withheld).toEqual({ fields: 0, people: 0, entries: 0 })
  expect(result.entries.map(({ fields }) => fields?.content)).toEqual(SAMPLE.map(({ content }) => content))
})

test('L21 a full bundle holds what the access log says of its meeting, each line proven, and nothing of other meetings', () => {
  const { accessLines, accessSize } = authentic(sampleFull())
  expect(accessLines.map(({ seq, fields }) => [seq, fields.type])).toEqual([
    [2, 'act.meeting-opened'],
    [4, 'act.meeting-closed'],
  ])
  expect(accessSize).toBe(4)
  const fewer = redact(sampleFull(), part => part.part !== 'line' || part.seq !== 2, hashes)
  expect(authentic(fewer).accessLines.map(({ seq }) => seq)).toEqual([4])
  const none = edited(sampleFull(), bundle => {
    bundle.access = null
    bundle.keys = bundle.keys.slice()
  })
  expect(authentic(none)).toMatchObject({ accessSize: null, accessLines: [] })
})

test('L22 a bundle of the first format is read as before: the access log’s checkpoint alone', () => {
  expect(authentic(first)).toMatchObject({ size: 7, accessSize: 1, accessLines: [] })
  expect(check({ ...sampleFull(), format: FORMAT_1 })).toMatchObject({ failure: 'schema', where: 'access' })
  expect(check({ ...first, format: FORMAT })).toMatchObject({ failure: 'schema', where: 'access' })
})

test('L23 a checkpoint seen elsewhere, of the log, of an audience or of the access log, must be one that the file continues', () => {
  const full = sampleFull()
  const seen = (bundle: unknown, ...notes: (string | null | undefined)[]) =>
    verifyBundle(asFile(bundle), { ...verifier, seen: notes.map(note => note ?? '') })
  const access = accessOf(full)?.checkpoint
  const all = [full.checkpoint, full.closing, access, ...full.audiences.map(a => a.checkpoint)]
  expect(seen(full, ...all).verdict).toBe('authentic')
  const { entries, ...shorter } = sampleInput(SAMPLE.slice(0, 3), 3)
  const rolledBack = fullBundle({ ...shorter, entries }, hashes)
  expect(check(rolledBack).verdict).toBe('authentic')
  for (const note of [full.checkpoint, full.audiences[0]?.checkpoint])
    expect(seen(rolledBack, rolledBack.checkpoint, note)).toMatchObject({ failure: 'seen', where: 'seen.1' })
  const foreign = fullBundle(sampleInput([{ ...SAMPLE[0]!, role: 'auditor' }, ...SAMPLE.slice(1)]), hashes)
  expect(seen(foreign, full.closing)).toMatchObject({ failure: 'seen' })
  expect(seen(full, full.checkpoint.replace('11111111', '22222222'))).toMatchObject({ failure: 'seen' })
  expect(seen(full, 'no note')).toMatchObject({ failure: 'seen' })
  expect(seen(sampleExtract(), full.checkpoint, full.closing).verdict).toBe('authentic')
})

test('L24 of what is withheld, that which the log itself says was destroyed is counted apart', () => {
  expect(authentic(sampleFull()).destroyed).toEqual([])
  expect(authentic(samplePurged())).toMatchObject({ destroyed: [3], withheld: { entries: 1 } })
  const more = redact(samplePurged(), part => part.part !== 'entry' || part.seq !== 2, hashes)
  expect(authentic(more)).toMatchObject({ destroyed: [3], withheld: { entries: 2 } })
  const unsaid = redact(samplePurged(), part => part.part !== 'entry' || part.seq !== 7, hashes)
  expect(authentic(unsaid)).toMatchObject({ destroyed: [], withheld: { entries: 2 } })
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
  ['a later version', 'format', utf8(JSON.stringify({ ...sample, format: 'roundtable-evidence/3' }))],
]

test.each(UNREADABLE)('L16 cannot read %s: %s', (_, failure, file) => {
  expect(verifyBundle(file, verifier)).toEqual({ verdict: 'unreadable', failure })
})

test('L15 every failure of the closed list is shown by a tampered bundle above, or is that of a key not trusted', () => {
  const shown = new Set([...TAMPERED, ...LIES].map(([, failure]) => failure))
  expect([...FAILURES].filter(failure => !shown.has(failure))).toEqual(['untrusted', 'seen'])
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
