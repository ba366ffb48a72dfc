import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import entryExample from '../docs/examples/entry.json'
import extract from '../docs/examples/extract.json'
import full from '../docs/examples/full.json'
import { fullBundle } from '../lib/ledger/bundle'
import { toBase64, toHex } from '../lib/ledger/bytes'
import { itemCommit, makeEntry, nameCommit, openingSchema, saltBytes } from '../lib/ledger/entry'
import { nobleHashes, nobleVerify } from '../lib/ledger/hashes.noble'
import type { Json } from '../lib/ledger/jcs'
import { jcs } from '../lib/ledger/jcs'
import { fixedSalts, SAMPLE } from '../lib/ledger/testing/fixtures'
import { mutate, randomFrom } from '../lib/ledger/testing/mutate'
import {
  asFile,
  NEW_VKEY,
  OLD_KEY,
  OLD_VKEY,
  OTHER_VKEY,
  sampleAccess,
  sampleEntries,
  sampleExtract,
  sampleFull,
  sampleInput,
  samplePurged,
  sampleRedacted,
} from '../lib/ledger/testing/sample'
import { edited, LIES, TAMPERED } from '../lib/ledger/testing/tampered'
import type { Verdict } from '../lib/ledger/verdict'
import { verifyBundle } from '../lib/ledger/verify'
import { nodeHashes } from '../server/ledger/hashes'
import { nodeVerify } from './node-verify'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'evidence-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const fileOf = (bundle: unknown): string => {
  const path = join(folder, `${(files += 1)}.json`)
  writeFileSync(path, asFile(bundle))
  return path
}
const run = (command: string, args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return { status, out: stdout, error: stderr }
}
const tool = (...args: string[]) => run(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', ...args])
const python = (...args: string[]) => run('python3', ['docs/verify.py', ...args])
const python3 = (): string => run('python3', ['-c', 'import sys; print(sys.executable)']).out.trim()
const changed = edited(sampleFull(), bundle => {
  bundle.entries.splice(3, 1)
})

test.each([
  ['the command', tool],
  ['the second verifier', python],
])('L18 %s says authentic, altered or unreadable in words and by exit code', (_, verify) => {
  const good = fileOf(sampleFull())
  const out = expect.stringMatching(/^authentic\nLog: .*\nEntries: 7(.|\n)*the key inside it/)
  expect(verify(good)).toEqual({ status: 0, out, error: '' })
  expect(verify(good, '--key', OLD_VKEY, '--key', NEW_VKEY).out).toContain('signed by the key you gave')
  expect(verify(good, '--key', OTHER_VKEY)).toMatchObject({
    status: 1,
    out: expect.stringMatching(/^altered: untrusted\n/),
  })
  expect(verify(fileOf(changed))).toMatchObject({
    status: 1,
    out: expect.stringMatching(/^altered: seq\n(.|\n)*entry 4/),
  })
  expect(verify(fileOf({ format: 'else' }))).toMatchObject({
    status: 2,
    out: expect.stringMatching(/^unreadable: format\n/),
  })
})

test.each([
  ['the command', tool],
  ['the second verifier', python],
])('L18 %s asked wrongly answers in a sentence, without a stack trace', (_, verify) => {
  for (const args of [[], [join(folder, 'none.json')], ['--key'], [fileOf({}), '--key', 'nonsense'], ['--else']]) {
    const { status, out, error } = verify(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toMatch(/^[^\n]+\n$/)
  }
})

test('L18 the second verifier without a fit openssl says so, and accuses nobody', () => {
  const { status, out, error } = run('/usr/bin/env', [
    'PATH=/nowhere',
    python3(),
    'docs/verify.py',
    fileOf(sampleFull()),
  ])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(error).toContain('openssl')
})

test.each([
  ['the command', tool],
  ['the second verifier', python],
])(
  'L25 %s holds several files against each other: a meeting of the access log that is missing has vanished',
  (_, verify) => {
    const [meeting, log] = [fileOf(sampleFull()), fileOf(sampleAccess())]
    const vanished = /^vanished: .*11111111-2222-4333-8444-555555555555\n(.|\n)*entry 2 of the access log/m
    expect(verify(log, meeting)).toMatchObject({ status: 0, error: '' })
    expect(verify(log, log)).toMatchObject({ status: 1, out: expect.stringMatching(vanished) })
    const cut = fullBundle({ ...sampleInput(SAMPLE.slice(0, 3), 3), closing: null, access: null }, nodeHashes)
    expect(verify(fileOf(cut))).toMatchObject({ status: 0 })
    expect(verify(fileOf(cut), log)).toMatchObject({ status: 1, out: expect.stringMatching(/^altered: seen$/m) })
    expect(verify(log, fileOf(sampleAccess(true))).status).toBe(0)
  },
)

test.each([
  ['the command', tool],
  ['the second verifier', python],
])('L23 %s is given checkpoints that were seen elsewhere in files of their own', (_, verify) => {
  const note = join(folder, 'seen.txt')
  writeFileSync(note, sampleFull().checkpoint)
  const cut = fullBundle({ ...sampleInput(SAMPLE.slice(0, 3), 3), closing: null, access: null }, nodeHashes)
  expect(verify(fileOf(sampleFull()), '--seen', note).status).toBe(0)
  expect(verify(fileOf(cut), '--seen', note)).toMatchObject({
    status: 1,
    out: expect.stringMatching(/^altered: seen\n/),
  })
})

test('L18 the command counts what is withheld', () => {
  expect(tool(fileOf(sampleRedacted())).out).toContain('Withheld: 2 entries, 2 fields, 2 people\n')
  expect(tool(fileOf(samplePurged())).out).toContain('own account: 1 of')
  expect(tool(fileOf(sampleExtract())).out).toContain('Withheld: 5 entries (an extract')
})

test('L6 node:crypto and the plain JavaScript functions make the same entries and give the same verdicts', () => {
  for (const fields of SAMPLE) {
    const salts = fixedSalts(3, saltBytes(fields))
    const [a, b] = [makeEntry(fields, salts, nobleHashes), makeEntry(fields, salts, nodeHashes)]
    expect({ ...b, leaf: toHex(b.leaf) }).toEqual({ ...a, leaf: toHex(a.leaf) })
  }
  const message = new Uint8Array(40)
  const signature = OLD_KEY.sign(message)
  for (const verify of [nobleVerify, nodeVerify]) {
    expect(verify(OLD_KEY.publicKey, message, signature)).toBe(true)
    expect(verify(OLD_KEY.publicKey, message.slice(1), signature)).toBe(false)
    expect(verify(OLD_KEY.publicKey, message, signature.slice(1))).toBe(false)
    expect(verify(OLD_KEY.publicKey.slice(1), message, signature)).toBe(false)
  }
})

const answer = (verdict: Verdict): string => {
  if (verdict.verdict === 'unreadable') return `unreadable ${verdict.failure}`
  if (verdict.verdict === 'altered') return `altered ${verdict.failure} ${verdict.entry ?? 'None'}`
  return `authentic ${verdict.withheld.fields} ${verdict.withheld.people} ${verdict.withheld.entries} ${verdict.destroyed.length}`
}
const disagreements = (cases: { what: string; file: Uint8Array }[]): string[] => {
  const input = cases.map(({ file }) => `${Buffer.from(file).toString('base64')}\n`).join('')
  const { status, out, error } = run('python3', ['scripts/differential.py'], input)
  expect({ status, error }).toEqual({ status: 0, error: '' })
  const theirs = out.trimEnd().split('\n')
  expect(theirs).toHaveLength(cases.length)
  return cases.flatMap(({ what, file }, i) => {
    const ours = answer(verifyBundle(file, { hashes: nodeHashes, verify: nodeVerify }))
    return ours === theirs[i] ? [] : [`${what}: ${ours}, the second says ${theirs[i]}`]
  })
}

test('L19 the second verifier, written in Python from docs/evidence.md, agrees on every sound and every tampered bundle', () => {
  const sound = [sampleFull(), samplePurged(), sampleRedacted(), sampleExtract()].map(
    bundle => ['sound', '', bundle] as const,
  )
  const cases = [...sound, ...TAMPERED, ...LIES].map(([what, , bundle]) => ({ what, file: asFile(bundle) }))
  expect(disagreements(cases)).toEqual([])
})

const SEED = Number(process.env.SEED ?? 20261122)

test.each([
  ['full', sampleFull()],
  ['purged', samplePurged()],
  ['redacted', sampleRedacted()],
  ['extract', sampleExtract([2, 3, 5])],
] as const)(
  `L19 the two verifiers give the same answer to 1,250 random changes to a %s bundle (seed ${SEED})`,
  (name, bundle) => {
    const random = randomFrom(SEED + name.length)
    const original: Json = JSON.parse(JSON.stringify(bundle))
    const shapes = Array.from({ length: 1000 }, () => {
      const { value, path, how } = mutate(original, random)
      return { what: `${how} at ${path.join('.')}`, file: asFile(value) }
    })
    const bytes = Array.from({ length: 250 }, () => {
      const file = [...asFile(bundle)]
      const place = random(file.length)
      file.splice(place, random(2), ...Array.from({ length: random(3) }, () => random(128)))
      return { what: `byte ${place}`, file: Uint8Array.from(file) }
    })
    expect(disagreements([...shapes, ...bytes])).toEqual([])
  },
  120_000,
)

test('L20 every value of the worked example in docs/evidence.md is what the code computes', () => {
  const page = readFileSync(join(ROOT, 'docs/evidence.md'), 'utf8')
  const opening = openingSchema.parse(entryExample.opening)
  const content = opening.content?.list ?? []
  const indented = (text: string): string =>
    text
      .trimEnd()
      .split('\n')
      .map(line => (line === '' ? '' : `    ${line}`))
      .join('\n')
  const values = [
    opening.role?.salt,
    nameCommit(opening, 'role', nodeHashes),
    opening.content?.salt,
    nameCommit(opening, 'content', nodeHashes),
    ...content
      .map(item => ('value' in item ? [jcs(item.value), item.salt] : []))
      .find(([value]) => value?.includes('relevance'))!,
    indented(content.map(item => itemCommit(item, 'field', nodeHashes)).join('\n')),
    indented(entryExample.header),
    indented(
      sampleEntries()
        .map(({ leaf }) => toBase64(leaf))
        .join('\n'),
    ),
    indented(full.checkpoint),
    indented(`${OLD_VKEY}\n${NEW_VKEY}`),
    full.audiences[1]?.checkpoint.split('\n')[2],
    indented(extract.entries[0]!.proof.join('\n')),
  ]
  expect(values.filter(value => !value || !page.includes(value))).toEqual([])
})
