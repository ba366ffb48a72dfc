import { expect, test } from 'vitest'
import { fullBundle } from './bundle'
import { nobleHashes as hashes } from './hashes.noble'
import { codeIn, printedOf } from './printed'
import { check, verifier } from './testing/checks'
import { SAMPLE } from './testing/fixtures'
import { asFile, sampleFull, sampleInput } from './testing/sample'
import { verifyBundle } from './verify'

const full = sampleFull()
const says = (code: string, bundle: unknown = full) =>
  printedOf(code, check(bundle), note => verifyBundle(asFile(bundle), { ...verifier, seen: [note] }))

test('V93 the code on a printed record is held against the file: of it, of its log and not continued by it, of another log, or no code', () => {
  const closing = full.closing ?? ''
  expect(says(closing)).toBe('same')
  expect(says(`  ${closing.replaceAll('\n', '\r\n')}\n\n`)).toBe('same')
  expect(says(full.checkpoint)).toBe('same')
  const foreign = fullBundle(sampleInput([{ ...SAMPLE[0]!, role: 'auditor' }, ...SAMPLE.slice(1)]), hashes)
  expect(says(closing, foreign)).toBe('not-continued')
  expect(says(closing.replace(/meeting\/./, 'meeting/f'))).toBe('other-log')
  for (const code of ['a word', closing.split('\n')[0]!, 'https://roundtable.test/verify'])
    expect(says(code), code).toBe('unreadable')
})

test('V93 of a file that was altered nothing is said by a code; a code comes with the page’s address, in the part that is sent to nobody', () => {
  expect(says(full.closing ?? '', { ...full, checkpoint: full.checkpoint.replace('7', '8') })).toBeNull()
  const closing = full.closing ?? ''
  expect(codeIn(`#code=${encodeURIComponent(closing)}`)).toBe(closing)
  expect(codeIn('')).toBe('')
})
