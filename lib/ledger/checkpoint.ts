import { fromBase64, toBase64 } from './bytes'
import type { Hashes, VerifySignature } from './hashes'
import { isKeyName, type NoteKey, parseNote, type Signer, signedBy, signNote } from './note'

/** The head of a log: how many entries it has and the root over them. As c2sp.org/tlog-checkpoint, without extension lines. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array }

/** What a log is called: a meeting's, one audience's of it, or the deployment's access log. */
export const origins = {
  meeting: (deployment: string, meetingId: string): string => `${deployment}/meeting/${meetingId}`,
  audience: (deployment: string, meetingId: string, audience: string): string =>
    `${deployment}/meeting/${meetingId}/${audience}`,
  access: (deployment: string): string => `${deployment}/access`,
}

/** The three lines that are signed. Throws a RangeError on an origin, size or root that no checkpoint can hold. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string => {
  if (!isKeyName(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== 32)
    throw new RangeError('Not a checkpoint')
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** A checkpoint from its three lines, or null unless they are exactly what `formatCheckpoint` would have written. */
export const parseCheckpoint = (text: string): Checkpoint | null => {
  const [origin = '', digits = '', hash = ''] = text.split('\n')
  const root = fromBase64(hash)
  const size = Number(digits)
  if (!isKeyName(origin) || !/^(0|[1-9][0-9]*)$/.test(digits) || !Number.isSafeInteger(size) || root?.length !== 32)
    return null
  const checkpoint = { origin, size, root }
  return formatCheckpoint(checkpoint) === text ? checkpoint : null
}

/** The signed note of a log's head. Each signer's name is the deployment's, and begins the origin. */
export const signCheckpoint = (checkpoint: Checkpoint, signers: readonly Signer[], hashes: Hashes): string => {
  if (signers.some(signer => !checkpoint.origin.startsWith(`${signer.name}/`)))
    throw new RangeError('A key signs only for its own deployment')
  return signNote(formatCheckpoint(checkpoint), signers, hashes)
}

/** The head that a signed note states, if at least one of `keys` signed it and none of their lines is false; else null. */
export const openCheckpoint = (
  note: string,
  keys: readonly NoteKey[],
  hashes: Hashes,
  verify: VerifySignature,
): Checkpoint | null => {
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (!parsed || !checkpoint) return null
  const by = signedBy(parsed, keys, hashes, verify)
  if (by === null || by.length === 0) return null
  return by.every(key => checkpoint.origin.startsWith(`${key.name}/`)) ? checkpoint : null
}
