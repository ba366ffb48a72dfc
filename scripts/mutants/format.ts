import type { Mutant } from './mutant'

const merkle = 'lib/ledger/merkle.ts'
const note = 'lib/ledger/note.ts'
const checkpoint = 'lib/ledger/checkpoint.ts'
const jcs = 'lib/ledger/jcs.ts'
const entry = 'lib/ledger/entry.ts'
const open = 'lib/ledger/open.ts'
const trees = 'lib/ledger/verify-trees.ts'
const notes = 'lib/ledger/verify-notes.ts'
const entries = 'lib/ledger/verify-entries.ts'
const redact = 'lib/ledger/redact.ts'

/** A lenient verifier, and a format that says more or less than it should. */
export const format: Mutant[] = [
  {
    rules: 'L1',
    says: 'leaves and nodes are hashed alike',
    file: merkle,
    find: 'const NODE = Uint8Array.of(1)',
    put: 'const NODE = Uint8Array.of(0)',
  },
  {
    rules: 'L2',
    says: 'any path proves that a leaf is in the log',
    file: merkle,
    find: 'return found !== null && sameBytes(found, root)\n',
    put: 'return found !== null\n',
  },
  {
    rules: 'L2',
    says: 'any path proves that a log continues another',
    file: merkle,
    find: 'sameBytes(found.first, firstRoot) && sameBytes(found.second, root)',
    put: 'sameBytes(found.second, root)',
  },
  {
    rules: 'L3',
    says: 'a key is read in any spelling',
    file: note,
    find: 'return formatVkey(key, hashes) === vkey ? key : null',
    put: 'return key',
  },
  {
    rules: 'L3',
    says: 'a false line of a known key is passed over',
    file: note,
    find: 'if (!verify(key.publicKey, message, line.signature)) return null',
    put: 'if (!verify(key.publicKey, message, line.signature)) continue',
  },
  {
    rules: 'L4',
    says: 'a key signs for other deployments',
    file: checkpoint,
    find: 'signers.some(signer => !checkpoint.origin.startsWith(`${signer.name}/`))',
    put: 'signers.length === 0',
  },
  {
    rules: 'L4',
    says: 'a checkpoint may have more lines',
    file: checkpoint,
    find: 'return formatCheckpoint(checkpoint) === text ? checkpoint : null',
    put: 'return checkpoint',
  },
  {
    rules: 'L5',
    says: 'fractions have a canonical form',
    file: jcs,
    find: 'Number.isSafeInteger(value) && !Object.is(value, -0)',
    put: 'Number.isFinite(value)',
  },
  {
    rules: 'L5',
    says: 'half a character has a canonical form',
    file: jcs,
    find: ' && value.isWellFormed()',
    put: '',
  },
  {
    rules: 'L6',
    says: 'one salt for all of an entry',
    file: entry,
    find: 'toBase64(salts.subarray(taken, (taken += SALT_BYTES)))',
    put: 'toBase64(salts.subarray(taken, taken + SALT_BYTES))',
  },
  {
    rules: 'L9',
    says: 'a commitment does not say what it is of',
    file: entry,
    find: 'hashes.hmacSha256(each.salt, `${name}\\0${canonical(each.value)}`)',
    put: 'hashes.hmacSha256(each.salt, `${canonical(each.value)}`)',
  },
  {
    always: true,
    rules: 'L7 L15 L17',
    says: 'what an opening says is not held against its header',
    file: open,
    find: 'if (found !== null && found !== commits.get(name))',
    put: "if (found === '')",
  },
  {
    rules: 'L8',
    says: 'an entry is made with too few salts',
    file: entry,
    find: 'if (salts.length !== saltBytes(fields))',
    put: 'if (salts.length === 0)',
  },
  {
    rules: 'L9 L20',
    says: 'entries are made another way than before',
    file: entry,
    find: '`${name}\\0${canonical(each.value)}`',
    put: '`${name}:${canonical(each.value)}`',
  },
  {
    rules: 'L11',
    says: 'a checkpoint that no trusted key signed will do',
    file: notes,
    find: 'if (trusted && ![...by].some(key => isTrusted(key, trusted)))',
    put: 'if (trusted && by.size === 0)',
  },
  {
    always: true,
    rules: 'L15 L17',
    says: 'signatures are not checked',
    file: notes,
    find: 'if (!verifier.verify(key.publicKey, message, line.signature))',
    put: 'if (line.signature.length === 0)',
  },
  {
    rules: 'L15',
    says: 'a checkpoint of another meeting will do',
    file: notes,
    find: 'if (!claim.isOrigin(checkpoint.origin))',
    put: "if (checkpoint.origin === '')",
  },
  {
    always: true,
    rules: 'L15',
    says: 'the log’s root is not computed',
    file: trees,
    find: "if (!holds(log, leaves, hashes)) return altered('root', 'entries')",
    put: '',
  },
  {
    rules: 'L15',
    says: 'entries at the end may be missing',
    file: trees,
    find: 'leaves.length !== log.size',
    put: 'leaves.length > log.size',
  },
  {
    rules: 'L15',
    says: 'a log need not continue what was signed at the close',
    file: trees,
    find: 'closing.size <= log.size && holds(closing, leaves.slice(0, closing.size), hashes)',
    put: 'closing.size <= log.size',
  },
  {
    rules: 'L15',
    says: 'an audience’s root is not computed',
    file: trees,
    find: 'if (!holds(head, leaves, hashes)) return',
    put: 'if (head.size < 0) return',
  },
  { rules: 'L15', says: 'times may go back', file: entries, find: "at !== '' && at <= lastAt", put: "at === 'never'" },
  {
    rules: 'L15',
    says: 'an entry may stand elsewhere than it says',
    file: entries,
    find: 'result.fields.seq !== undefined && result.fields.seq !== seq',
    put: 'result.fields.seq === -1',
  },
  {
    rules: 'L13',
    says: 'what is withheld is still in the file',
    file: redact,
    find: '(keeps(each) ? each : { commit: itemCommit(each, kind, hashes) })',
    put: '(keeps(each) || itemCommit(each, kind, hashes) ? each : each)',
  },
  {
    rules: 'L15',
    says: 'an extract’s proofs are not checked',
    file: trees,
    find: 'return !verifyInclusion(leaf, seq - 1, log.size, proof, log.root, hashes)',
    put: 'return !verifyInclusion(leaf, seq - 1, log.size, proof, log.root, hashes) && seq < 0',
  },
  {
    rules: 'L16 P7',
    says: 'a key given twice is read as its last',
    file: 'lib/ledger/read.ts',
    find: 'return membersWritten(json) === membersOf(value) ? value : undefined',
    put: 'return membersWritten(json) >= 0 ? value : undefined',
  },
  {
    rules: 'L16',
    says: 'a file of another format is guessed at',
    file: 'lib/ledger/verify.ts',
    find: "if (!isOurFormat(value)) return { verdict: 'unreadable', failure: 'format' }",
    put: 'void isOurFormat',
  },
  {
    rules: 'L12',
    says: 'a withheld entry is not counted',
    file: 'lib/ledger/verify.ts',
    find: 'entries: size - entries.filter(({ fields }) => fields !== null).length',
    put: 'entries: size - entries.length',
  },
]
