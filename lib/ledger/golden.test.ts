import { expect, test } from 'vitest'
import golden from '../../docs/examples/entry.json'
import extract from '../../docs/examples/extract.json'
import full from '../../docs/examples/full.json'
import purged from '../../docs/examples/purged.json'
import redacted from '../../docs/examples/redacted.json'
import { fromBase64, toBase64 } from './bytes'
import { makeEntry } from './entry'
import { nobleHashes } from './hashes.noble'
import { openEntry } from './open'
import { authentic } from './testing/checks'
import { SAMPLE } from './testing/fixtures'
import { sampleExtract, sampleFull, samplePurged, sampleRedacted } from './testing/sample'

test('L9 the golden entry: these fields and salts give this header, leaf and opening for ever', () => {
  expect(SAMPLE[3]).toEqual(golden.fields)
  const made = makeEntry(SAMPLE[3]!, fromBase64(golden.salts)!, nobleHashes)
  expect({ ...made, leaf: toBase64(made.leaf) }).toEqual({
    header: golden.header,
    leaf: golden.leaf,
    opening: golden.opening,
  })
  expect(openEntry(golden.header, golden.opening, nobleHashes).ok).toBe(true)
})

test.each([
  ['full', full, sampleFull, { fields: 0, people: 0, entries: 0 }],
  ['purged', purged, samplePurged, { fields: 0, people: 0, entries: 1 }],
  ['redacted', redacted, sampleRedacted, { fields: 2, people: 2, entries: 2 }],
  ['extract', extract, sampleExtract, { fields: 0, people: 0, entries: 5 }],
] as const)('L9 the golden %s bundle is what we still make, and stays authentic', (_, file, make, withheld) => {
  expect(make()).toEqual(file)
  expect(authentic(file).withheld).toEqual(withheld)
})
