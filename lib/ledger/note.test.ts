import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { fromBase64, toBase64, utf8 } from './bytes'
import { formatCheckpoint, openCheckpoint, origins, parseCheckpoint, signCheckpoint } from './checkpoint'
import { nobleHashes as h, nobleVerify } from './hashes.noble'
import { formatVkey, parseNote, parseVkey, type Signer, signedBy, signNote } from './note'

/** The published example of Go's golang.org/x/mod/sumdb/note. */
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const SEED = fromBase64('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz')!.slice(1)
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
const signer = (name: string, seed: Uint8Array): Signer => ({
  name,
  publicKey: ed25519.getPublicKey(seed),
  sign: message => ed25519.sign(message, seed),
})
const peter = signer('PeterNeumann', SEED)
const ours = signer('roundtable.example.invalid', new Uint8Array(32).fill(7))
const next = signer('roundtable.example.invalid', new Uint8Array(32).fill(8))
const root = h.sha256(utf8('root'))
const origin = origins.meeting(ours.name, '11111111-2222-4333-8444-555555555555')

test('L3 Ed25519 gives the published signature of RFC 8032, 7.1, test 2', () => {
  const [seed, publicKey, signature] = [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ].map(hex)
  const message = Uint8Array.of(0x72)
  expect(ed25519.getPublicKey(seed!)).toEqual(publicKey)
  expect(ed25519.sign(message, seed!)).toEqual(signature)
  expect(nobleVerify(publicKey!, message, signature!)).toBe(true)
  expect(nobleVerify(publicKey!, Uint8Array.of(0x73), signature!)).toBe(false)
  expect(nobleVerify(publicKey!.slice(1), message, signature!)).toBe(false)
  expect(nobleVerify(new Uint8Array(32).fill(255), message, signature!)).toBe(false)
})

test("L3 the published signed note of Go's note package is reproduced to the byte, and verifies", () => {
  expect(formatVkey(peter, h)).toBe(VKEY)
  expect(signNote(TEXT, [peter], h)).toBe(NOTE)
  const key = parseVkey(VKEY, h)
  const note = parseNote(NOTE)
  expect(note?.text).toBe(TEXT)
  expect(signedBy(note!, [key!], h, nobleVerify)).toEqual([key])
})

test('L3 a changed note, a line of another key and a false line are told apart', () => {
  const changed = parseNote(NOTE.replace('cryptography', 'cryptographY'))!
  expect(signedBy(changed, [peter], h, nobleVerify)).toBeNull()
  expect(signedBy(parseNote(NOTE)!, [ours], h, nobleVerify)).toEqual([])
  const both = parseNote(signNote(TEXT, [peter, ours], h))!
  expect(signedBy(both, [ours], h, nobleVerify)).toEqual([ours])
  expect(signedBy(both, [ours, peter], h, nobleVerify)).toEqual([peter, ours])
})

test.each([
  ['no blank line', NOTE.replace('\n\n', '\n')],
  ['no final line feed', NOTE.slice(0, -1)],
  ['no signature', `${TEXT}\n`],
  ['a hyphen for the dash', NOTE.replace('—', '-')],
  ['two spaces', NOTE.replace('PeterNeumann ', 'PeterNeumann  ')],
  ['base64 with loose bits', NOTE.replace('nAM=\n', 'nAN=\n')],
  ['a carriage return', NOTE.replace('problem,\n', 'problem,\r\n')],
  ['a NUL', NOTE.replace('crypto', 'crypt\0')],
  ['nothing', ''],
])('L3 refuses a note with %s', (_, text) => {
  expect(parseNote(text)).toBeNull()
})

test.each([
  ['another id', VKEY.replace('c74f20a3', 'c74f20a4')],
  ['capitals in the id', VKEY.replace('c74f20a3', 'C74F20A3')],
  ['another algorithm', VKEY.replace('+ARpc', '+Axpc')],
  ['another name', VKEY.replace('Peter', 'Petra')],
  ['a space in the name', VKEY.replace('Peter', 'Peter ')],
  ['no name', VKEY.replace('PeterNeumann', '')],
  ['too short a key', VKEY.slice(0, -4)],
  ['a line feed', `${VKEY}\n`],
])('L3 refuses a key with %s', (_, text) => {
  expect(parseVkey(text, h)).toBeNull()
})

test('L4 the published checkpoint of c2sp.org/tlog-checkpoint reads and writes back to the byte', () => {
  const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  const checkpoint = parseCheckpoint(text)
  expect(checkpoint?.size).toBe(20852163)
  expect(formatCheckpoint(checkpoint!)).toBe(text)
})

test('L4 a checkpoint opens under any one of its keys, also while keys rotate, and under no other', () => {
  const checkpoint = { origin, size: 3, root }
  const note = signCheckpoint(checkpoint, [ours, next], h)
  expect(openCheckpoint(note, [ours], h, nobleVerify)).toEqual(checkpoint)
  expect(openCheckpoint(note, [next], h, nobleVerify)).toEqual(checkpoint)
  expect(openCheckpoint(note, [peter], h, nobleVerify)).toBeNull()
  expect(openCheckpoint(note.replace('\n3\n', '\n4\n'), [ours], h, nobleVerify)).toBeNull()
  expect(openCheckpoint(NOTE, [peter], h, nobleVerify)).toBeNull()
})

test('L4 a key signs for its own deployment only, and opens nothing else', () => {
  const foreign = { origin: 'elsewhere.invalid/access', size: 1, root }
  expect(() => signCheckpoint(foreign, [ours], h)).toThrow(RangeError)
  expect(openCheckpoint(signNote(formatCheckpoint(foreign), [ours], h), [ours], h, nobleVerify)).toBeNull()
})

test.each([
  ['a leading zero', `${origin}\n03\n${toBase64(root)}\n`],
  ['a negative size', `${origin}\n-3\n${toBase64(root)}\n`],
  ['too large a size', `${origin}\n9007199254740992\n${toBase64(root)}\n`],
  ['an extension line', `${origin}\n3\n${toBase64(root)}\nmore\n`],
  ['a short root', `${origin}\n3\n${toBase64(root.slice(1))}\n`],
  ['no last line feed', `${origin}\n3\n${toBase64(root)}`],
  ['no origin', `\n3\n${toBase64(root)}\n`],
])('L4 refuses a checkpoint with %s', (_, text) => {
  expect(parseCheckpoint(text)).toBeNull()
})
