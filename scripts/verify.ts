/**
 * `npm run verify -- FILE [--key VKEY]`: is this evidence bundle what the deployment signed? Works offline.
 * Exit code 0: authentic. 1: altered. 2: it cannot be read, or was asked wrongly. `--key` may be given more than once.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type NoteKey, parseVkey } from '../lib/ledger/note'
import type { Altered, Authentic, Verdict } from '../lib/ledger/verdict'
import { verifyBundle } from '../lib/ledger/verify'
import { FAILURE_SENTENCES, UNREADABLE_SENTENCES } from '../lib/text/verdicts'
import { nodeHashes } from '../server/ledger/hashes'
import { nodeVerify } from './node-verify'

const USAGE = 'Usage: npm run verify -- FILE [--key VKEY]'
const EXIT = { authentic: 0, altered: 1, unreadable: 2 } as const

class Asked extends Error {}

const readArguments = (): { file: string; trusted: NoteKey[] | undefined } => {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string', multiple: true } },
    allowPositionals: true,
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Asked(USAGE)
  const trusted = values.key?.map(vkey => parseVkey(vkey.trim(), nodeHashes))
  if (trusted?.includes(null)) throw new Asked('That is not a key. A key looks like name+0123abcd+ARpc…, on one line.')
  return { file, trusted: trusted?.filter(key => key !== null) }
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

const main = (): number => {
  const { file, trusted } = readArguments()
  const result = verifyBundle(readBundle(file), { hashes: nodeHashes, verify: nodeVerify, trusted })
  console.log(linesOf(result).join('\n'))
  return EXIT[result.verdict]
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Asked ? error.message : USAGE)
  process.exitCode = 2
}
