/**
 * `npm run verify -- FILE [--key VKEY] [--seen NOTE-FILE]`: is this evidence bundle what the deployment signed? Works offline.
 * Exit code 0: authentic. 1: altered. 2: it cannot be read, or was asked wrongly. Each may be given more than once: several
 * files are held against each other, and a meeting of the access log that is not among them has vanished.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type NoteKey, parseVkey } from '../lib/ledger/note'
import { type Vanished, verifyAll } from '../lib/ledger/several'
import type { Altered, Authentic, Verdict } from '../lib/ledger/verdict'
import { FAILURE_SENTENCES, UNREADABLE_SENTENCES } from '../lib/text/verdicts'
import { nodeHashes } from '../server/ledger/hashes'
import { nodeVerify } from './node-verify'

const USAGE = 'Usage: npm run verify -- FILE … [--key VKEY …] [--seen NOTE-FILE …]'
const EXIT = { authentic: 0, altered: 1, unreadable: 2 } as const

class Asked extends Error {}

const readArguments = (): { files: string[]; seen: string[]; trusted: NoteKey[] | undefined } => {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string', multiple: true }, seen: { type: 'string', multiple: true } },
    allowPositionals: true,
  })
  if (positionals.length === 0) throw new Asked(USAGE)
  const trusted = values.key?.map(vkey => parseVkey(vkey.trim(), nodeHashes))
  if (trusted?.includes(null)) throw new Asked('That is not a key. A key looks like name+0123abcd+ARpc…, on one line.')
  return { files: positionals, seen: values.seen ?? [], trusted: trusted?.filter(key => key !== null) }
}

const readBundle = (file: string): Uint8Array => {
  try {
    return readFileSync(file)
  } catch {
    throw new Asked(`There is no file that can be read at ${file}`)
  }
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

const withheldLine = ({ withheld, kind }: Authentic): string => {
  const { entries, fields, people } = withheld
  const parts = [
    count(entries, 'entry', 'entries'),
    count(fields, 'field', 'fields'),
    count(people, 'person', 'people'),
  ]
  const some = parts.filter(part => !part.startsWith('0 '))
  const note = kind === 'extract' ? ' (an extract shows only some entries)' : ''
  return `Withheld: ${some.length === 0 ? 'nothing' : some.join(', ')}${note}`
}

const authenticLines = (result: Authentic): string[] => [
  'authentic',
  `Log: ${result.origin}`,
  `Entries: ${result.size}${result.closedAt === null ? '' : `, the meeting closed after ${result.closedAt}`}`,
  withheldLine(result),
  `Destroyed, by the log’s own account: ${result.destroyed.length} of the entries withheld`,
  result.trusted
    ? 'Every checkpoint is signed by the key you gave.'
    : 'The file agrees with the key inside it. That alone does not say who made it: give the key you have from elsewhere with --key.',
]

const alteredLines = ({ failure, entry, where }: Altered): string[] => [
  `altered: ${failure}`,
  FAILURE_SENTENCES[failure],
  entry === undefined ? `Where: ${where}` : `Where: entry ${entry}, ${where}`,
]

const linesOf = (result: Verdict): string[] => {
  if (result.verdict === 'authentic') return authenticLines(result)
  if (result.verdict === 'altered') return alteredLines(result)
  return [`unreadable: ${result.failure}`, UNREADABLE_SENTENCES[result.failure]]
}

const vanishedLines = ({ meeting, line }: Vanished): string[] => [
  `vanished: ${meeting}`,
  'The access log says that this meeting was opened, and it is not among the files.',
  `Where: entry ${line} of the access log`,
]

const main = (): number => {
  const { files, seen, trusted } = readArguments()
  const notes = seen.map(file => Buffer.from(readBundle(file)).toString())
  const verifier = { hashes: nodeHashes, verify: nodeVerify, trusted, seen: notes }
  const { verdicts, vanished } = verifyAll(files.map(readBundle), verifier)
  console.log([...verdicts.flatMap(linesOf), ...vanished.flatMap(vanishedLines)].join('\n'))
  return Math.max(vanished.length > 0 ? 1 : 0, ...verdicts.map(result => EXIT[result.verdict]))
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Asked ? error.message : USAGE)
  process.exitCode = 2
}
