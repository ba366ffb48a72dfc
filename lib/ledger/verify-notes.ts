import { ID } from '../protocol/ids'
import { accessOf, type Bundle } from './bundle'
import { isAscending, sameBytes, utf8 } from './bytes'
import { type Checkpoint, origins, parseCheckpoint } from './checkpoint'
import { isBy, type NoteKey, parseNote, parseVkey } from './note'
import { type Altered, altered, isAltered, type Verifier } from './verdict'

/** The heads that a bundle states, every one of them signed as it must be. */
export type Heads = { log: Checkpoint; closing: Checkpoint | null; access: Checkpoint | null; audiences: Checkpoint[] }

const LOG_NAME = new RegExp(`^(meeting/${ID}|access)$`)

type Keys = { name: string; keys: NoteKey[]; used: Set<NoteKey> }

const readKeys = (bundle: Bundle, { hashes }: Verifier): Keys | Altered => {
  const keys = bundle.keys.map(vkey => parseVkey(vkey, hashes)).filter(key => key !== null)
  const name = keys[0]?.name ?? ''
  if (keys.length !== bundle.keys.length || !isAscending(bundle.keys)) return altered('key', 'keys')
  return keys.every(key => key.name === name) ? { name, keys, used: new Set() } : altered('key', 'keys')
}

const isTrusted = (key: NoteKey, trusted: readonly NoteKey[]): boolean =>
  trusted.some(known => known.name === key.name && sameBytes(known.publicKey, key.publicKey))

type Claim = { where: string; note: string; isOrigin: (origin: string) => boolean }

/** In a bundle every line of every note must be by one of its keys, each at most once, and verify. */
const checkNote = (claim: Claim, { keys, used }: Keys, verifier: Verifier): Checkpoint | Altered => {
  const note = parseNote(claim.note)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!note || !checkpoint) return altered('note', claim.where)
  if (!claim.isOrigin(checkpoint.origin)) return altered('origin', claim.where)
  const message = utf8(note.text)
  const by = new Set<NoteKey>()
  for (const line of note.signatures) {
    const key = keys.find(each => isBy(line, each, verifier.hashes))
    if (key === undefined || by.has(key)) return altered('signature', claim.where)
    if (!verifier.verify(key.publicKey, message, line.signature)) return altered('signature', claim.where)
    by.add(key)
  }
  const { trusted } = verifier
  if (trusted && ![...by].some(key => isTrusted(key, trusted))) return altered('untrusted', claim.where)
  for (const key of by) used.add(key)
  return checkpoint
}

const checkAudiences = (bundle: Bundle, log: Checkpoint, keys: Keys, verifier: Verifier): Checkpoint[] | Altered => {
  const heads: Checkpoint[] = []
  for (const [i, { id, checkpoint }] of (bundle.kind === 'full' ? bundle.audiences : []).entries()) {
    const isOrigin = (origin: string): boolean => origin === `${log.origin}/${id}`
    const head = checkNote({ where: `audiences.${i}.checkpoint`, note: checkpoint, isOrigin }, keys, verifier)
    if (isAltered(head)) return head
    heads.push(head)
  }
  return heads
}

/** Checks the keys and every signed note of a bundle: the log's, the close's, the access log's, the audiences'. */
export const checkNotes = (bundle: Bundle, verifier: Verifier): Heads | Altered => {
  const keys = readKeys(bundle, verifier)
  if (isAltered(keys)) return keys
  const begins = `${keys.name}/`
  const isLog = (origin: string): boolean => origin.startsWith(begins) && LOG_NAME.test(origin.slice(begins.length))
  const log = checkNote({ where: 'checkpoint', note: bundle.checkpoint, isOrigin: isLog }, keys, verifier)
  if (isAltered(log)) return log
  const optional = (where: string, note: string | null, origin: string): Checkpoint | null | Altered =>
    note === null ? null : checkNote({ where, note, isOrigin: found => found === origin }, keys, verifier)
  const closing = optional('closing', bundle.kind === 'full' ? bundle.closing : null, log.origin)
  if (closing && isAltered(closing)) return closing
  const access = optional('access', accessOf(bundle)?.checkpoint ?? null, origins.access(keys.name))
  if (access && isAltered(access)) return access
  const audiences = checkAudiences(bundle, log, keys, verifier)
  if (isAltered(audiences)) return audiences
  return keys.used.size === keys.keys.length ? { log, closing, access, audiences } : altered('key', 'keys')
}
