import { concat, fromBase64, sameBytes, toBase64, toHex, utf8 } from './bytes'
import type { Hashes, VerifySignature } from './hashes'
import { isText } from './jcs'

/** Signed notes as c2sp.org/signed-note has them, with Ed25519 keys only, and key names in printable ASCII. */
const ED25519 = Uint8Array.of(1)

/** A public key under the name of the deployment that signs with it. */
export type NoteKey = { name: string; publicKey: Uint8Array }

/** A key that can sign: `sign` gives the 64-byte Ed25519 signature (RFC 8032) of the bytes. */
export type Signer = NoteKey & { sign(message: Uint8Array): Uint8Array }

/** Printable ASCII without space or plus. */
export const isKeyName = (name: string): boolean => /^[!-*,-~]+$/.test(name)

/** The first four bytes of SHA-256(name, line feed, 0x01, public key). */
const keyId = (key: NoteKey, hashes: Hashes): Uint8Array =>
  hashes.sha256(concat(utf8(`${key.name}\n`), ED25519, key.publicKey)).slice(0, 4)

/** The key as people exchange it: `name+id+key`. Throws a RangeError on a bad name or length. */
export const formatVkey = (key: NoteKey, hashes: Hashes): string => {
  if (!isKeyName(key.name) || key.publicKey.length !== 32) throw new RangeError('Not a note key')
  return `${key.name}+${toHex(keyId(key, hashes))}+${toBase64(concat(ED25519, key.publicKey))}`
}

/** The key that this text names, or null unless it is exactly what `formatVkey` would have written. */
export const parseVkey = (vkey: string, hashes: Hashes): NoteKey | null => {
  const match = /^([^+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]+=*)$/.exec(vkey)
  const name = match?.[1] ?? ''
  const bytes = fromBase64(match?.[2] ?? '')
  if (!isKeyName(name) || bytes === null || bytes.length !== 33 || bytes[0] !== 1) return null
  const key = { name, publicKey: bytes.slice(1) }
  return formatVkey(key, hashes) === vkey ? key : null
}

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && text.length > 1 && isText(text) && [...text].every(char => char >= ' ' || char === '\n')

/** `text` (which ends in a line feed) with one signature line a signer, in their order. Throws a RangeError on a text no note can hold. */
export const signNote = (text: string, signers: readonly Signer[], hashes: Hashes): string => {
  if (!isNoteText(text) || signers.length === 0) throw new RangeError('Not a note')
  const lines = signers.map(signer => {
    const signature = concat(keyId(signer, hashes), signer.sign(utf8(text)))
    return `— ${signer.name} ${toBase64(signature)}\n`
  })
  return `${text}\n${lines.join('')}`
}

export type SignatureLine = { name: string; id: Uint8Array; signature: Uint8Array }
export type Note = { text: string; signatures: SignatureLine[] }

const parseLine = (line: string): SignatureLine | null => {
  const match = /^— ([^ ]+) ([^ ]+)$/.exec(line)
  const name = match?.[1] ?? ''
  const bytes = fromBase64(match?.[2] ?? '')
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** A note's text and signature lines, nothing verified yet; null when it is not a note. The text ends at the last blank line. */
export const parseNote = (note: string): Note | null => {
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const below = note.slice(end + 2)
  if (end < 0 || !isNoteText(text) || !below.endsWith('\n')) return null
  const signatures = below.slice(0, -1).split('\n').map(parseLine)
  const good = signatures.filter(line => line !== null)
  return good.length === signatures.length ? { text, signatures: good } : null
}

export const isBy = (line: SignatureLine, key: NoteKey, hashes: Hashes): boolean =>
  line.name === key.name && sameBytes(line.id, keyId(key, hashes))

/**
 * Which of `keys` signed this note? Lines by other keys are passed over, as c2sp.org/signed-note asks.
 * Null when a line of one of these keys does not verify; an empty list when none of them signed.
 */
export const signedBy = (
  note: Note,
  keys: readonly NoteKey[],
  hashes: Hashes,
  verify: VerifySignature,
): NoteKey[] | null => {
  const message = utf8(note.text)
  const found: NoteKey[] = []
  for (const line of note.signatures) {
    const key = keys.find(candidate => isBy(line, candidate, hashes))
    if (key === undefined) continue
    if (!verify(key.publicKey, message, line.signature)) return null
    found.push(key)
  }
  return found
}
