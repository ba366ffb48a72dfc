import type { Bundle } from './bundle'
import type { EntryFields } from './fields'
import type { Hashes, VerifySignature } from './hashes'
import type { NoteKey } from './note'

/** Everything that can be wrong with a bundle, in the order in which it is looked for. */
export const FAILURES = [
  'schema', // not the closed shape of a bundle
  'key', // a key that is none, is there twice, or signed nothing here
  'note', // a checkpoint that is none
  'origin', // a checkpoint of another log
  'signature', // a line that its key did not sign
  'untrusted', // a checkpoint that no trusted key signed
  'header', // an entry whose header is none
  'opening', // a value or salt that is not what its header commits to
  'value', // a value that no entry may have
  'seq', // an entry that is not where it says
  'time', // an entry no later than the one before
  'size', // entries missing or too many
  'root', // headers other than those that were signed for
  'proof', // an entry that is not in the log that was signed for
  'closing', // a log that does not continue what was signed at the close
  'audience', // audiences that are named but not proven, proven but not named, or given impossible places
  'audience-size', // statements of an audience missing or too many
  'audience-root', // statements of an audience other than those that were signed for
  'access', // a line of the access log that is not there, or of another meeting, or that the log does not continue
  'seen', // a log that does not continue a checkpoint that was seen elsewhere
] as const
export type Failure = (typeof FAILURES)[number]

export type Authentic = {
  verdict: 'authentic'
  kind: Bundle['kind']
  /** The log's name: `<deployment>/meeting/<id>` or `<deployment>/access`. */
  origin: string
  /** How many entries the log had. */
  size: number
  /** How many it had at the close; null when not closed, or not told. */
  closedAt: number | null
  /** The signed roots, in base64, to compare with a checkpoint seen elsewhere: of the whole log, and of it at the close. */
  root: string
  closingRoot: string | null
  /** How many the access log had when this was made; null when not told. */
  accessSize: number | null
  /** What the access log says of this meeting: its opening and close, readings, exports, what was destroyed. */
  accessLines: { seq: number; fields: Partial<EntryFields> }[]
  /** Did a key that the caller trusts sign every checkpoint? False: the bundle only agrees with the keys inside it. */
  trusted: boolean
  /** What is not disclosed: names and content fields; recipients one by one; entries of which nothing is. */
  withheld: { fields: number; people: number; entries: number }
  /** Of the entries of which nothing is disclosed, those that the log, or the access log, says were destroyed: their places, ascending. */
  destroyed: number[]
  /** What the bundle proves, in order of seq; null where nothing is disclosed. Show people this, never the file itself. */
  entries: { seq: number; fields: Partial<EntryFields> | null }[]
}

/** `entry`: the seq of the entry concerned. `where`: the place in the file, never its content. */
export type Altered = { verdict: 'altered'; failure: Failure; entry?: number; where: string }

/** `json`: not JSON that means the same to everyone. `format`: not an evidence bundle, or one of a version not known here. */
export type Unreadable = { verdict: 'unreadable'; failure: 'json' | 'format' }

export type Verdict = Authentic | Altered | Unreadable

export type Verifier = {
  hashes: Hashes
  verify: VerifySignature
  /** Keys known from elsewhere than the bundle. Left out: only its own are asked. */
  trusted?: readonly NoteKey[]
  /** Signed notes of this log, of its audiences or of the access log that were seen elsewhere: the file must continue them. */
  seen?: readonly string[]
  /** Told before each entry how many have been checked, of how many: for people who wait. */
  progress?(done: number, of: number): void
}

export const altered = (failure: Failure, where: string, entry?: number): Altered =>
  entry === undefined ? { verdict: 'altered', failure, where } : { verdict: 'altered', failure, entry, where }

export const isAltered = <T extends object>(result: T | Altered): result is Altered => 'verdict' in result
