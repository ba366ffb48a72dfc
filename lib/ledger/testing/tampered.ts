import { accessOf, type Bundle, type FullBundle, fullBundle } from '../bundle'
import { knownBase64, toBase64 } from '../bytes'
import { signCheckpoint } from '../checkpoint'
import { commit, headerLeaf, itemCommit, nameCommit, parseHeader } from '../entry'
import type { Name } from '../fields'
import { nobleHashes as hashes } from '../hashes.noble'
import type { Json } from '../jcs'
import { rootOf } from '../merkle'
import { redact } from '../redact'
import type { Failure } from '../verdict'
import { SAMPLE } from './fixtures'
import {
  NEW_KEY,
  NEW_VKEY,
  OLD_KEY,
  OLD_VKEY,
  OTHER_VKEY,
  sampleExtract,
  sampleFull,
  sampleInput,
  samplePurged,
} from './sample'

/** A copy with something done to it. */
export const edited = <B extends Bundle>(bundle: B, edit: (bundle: B) => void): B => {
  const copy = structuredClone(bundle)
  edit(copy)
  return copy
}

const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)])

/** The same log signed anew by its own keys: what a server would have to do to lie. */
const resigned = (full: FullBundle): FullBundle =>
  edited(full, bundle => {
    const leaves = bundle.entries.map(({ header }) => headerLeaf(header, hashes))
    const origin = full.checkpoint.split('\n')[0]!
    bundle.checkpoint = signCheckpoint(
      { origin, size: leaves.length, root: rootOf(leaves, hashes) },
      [OLD_KEY, NEW_KEY],
      hashes,
    )
  })
const sample = sampleFull()
const REWRITTEN = [{ ...SAMPLE[0]!, role: 'auditor' }, ...SAMPLE.slice(1)]
const foreign = sampleInput(REWRITTEN)
const elsewhere = sampleInput(SAMPLE, 6, 'f0000000-0000-4000-8000-000000000003')
const accessLine = (at: number) => accessOf(sample)!.entries[at]!
const entry = (at: number) => sample.entries[at]!

/** For tests: bundles with one thing wrong, and the failure that names it. */
export const TAMPERED: [what: string, failure: Failure, bundle: unknown][] = [
  ['an unknown key', 'schema', { ...sample, note: 1 }],
  ['a missing key', 'schema', { ...sample, closing: undefined }],
  ['a renamed opening', 'schema', edited(sample, b => Object.assign(b.entries[0]!, { opej: null }))],
  [
    'a salt with loose bits',
    'schema',
    JSON.parse(JSON.stringify(sample).replace(/("salt":"[^"]*)[AEIMQUYcgkosw048]="/, '$1B="')),
  ],
  [
    'an opening that opens nothing',
    'schema',
    edited(sample, b =>
      Object.assign(b.entries[5]!, {
        opening: Object.fromEntries(Object.keys(entry(5).opening!).map(name => [name, null])),
      }),
    ),
  ],
  ['no key', 'schema', { ...sample, keys: [] }],
  [
    'a value too deep',
    'schema',
    edited(sample, b => Object.assign(b.entries[0]!.opening!.role!, { value: nested(33) })),
  ],
  [
    'a lone surrogate',
    'schema',
    edited(sample, b => Object.assign(b.entries[0]!.opening!.role!, { value: 'a\ud800' })),
  ],
  ['a kind that is neither', 'schema', { ...sample, kind: 'part' }],
  ['a key that is none', 'key', { ...sample, keys: [...sample.keys, 'z'] }],
  ['a key twice', 'key', { ...sample, keys: [OLD_VKEY, OLD_VKEY] }],
  ['a key that signed nothing', 'key', { ...sample, keys: [...sample.keys, OTHER_VKEY].sort() }],
  [
    'a key of another deployment',
    'key',
    { ...sample, keys: [...sample.keys, 'z+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'] },
  ],
  ['keys out of order', 'key', { ...sample, keys: [...sample.keys].reverse() }],
  ['a checkpoint that is none', 'note', { ...sample, checkpoint: 'hello' }],
  ['an audience’s checkpoint for the log’s', 'origin', { ...sample, checkpoint: sample.audiences[0]!.checkpoint }],
  ['the access log’s checkpoint at the close', 'origin', { ...sample, closing: accessOf(sample)?.checkpoint }],
  [
    'a line of the access log changed',
    'access',
    edited(sample, b => Object.assign(accessOf(b)!.entries[0]!.opening!.type!, { value: 'act.meeting-closed' })),
  ],
  [
    'a line of the access log with something withheld',
    'access',
    edited(sample, b => Object.assign(accessOf(b)!.entries[0]!.opening!, { actor: null })),
  ],
  ['a line of the access log twice', 'access', edited(sample, b => accessOf(b)!.entries.push(accessLine(1)))],
  [
    'a line of the access log at another place',
    'access',
    edited(sample, b => Object.assign(accessOf(b)!.entries[1]!, { proof: accessLine(0).proof })),
  ],
  ['lines of another meeting', 'access', { ...sample, access: fullBundle(elsewhere, hashes).access }],
  [
    'a log that goes back on the opening in the access log',
    'access',
    { ...fullBundle({ ...sampleInput(REWRITTEN), closing: null }, hashes), access: sample.access },
  ],
  ['a forged size', 'signature', { ...sample, checkpoint: sample.checkpoint.replace('\n7\n', '\n8\n') }],
  ['a missing key for a line', 'signature', { ...sample, keys: [NEW_VKEY] }],
  [
    'a header that is none',
    'header',
    edited(sample, b => Object.assign(b.entries[2]!, { header: `${entry(2).header} ` })),
  ],
  ['a changed word', 'opening', JSON.parse(JSON.stringify(sample).replace('upstairs', 'downstairs'))],
  ['another time', 'opening', JSON.parse(JSON.stringify(sample).replace('14:03:02.1', '14:03:02.2'))],
  ['two entries exchanged', 'seq', edited(sample, b => b.entries.reverse())],
  ['a missing entry in the middle', 'seq', edited(sample, b => b.entries.splice(3, 1))],
  ['a cut tail', 'size', edited(sample, b => b.entries.pop())],
  [
    'an entry of another log',
    'root',
    edited(sample, b =>
      Object.assign(b.entries[0]!, { header: foreign.entries[0]!.header, opening: foreign.entries[0]!.opening }),
    ),
  ],
  [
    'a rewritten history, signed anew',
    'closing',
    resigned(
      edited(sample, b =>
        Object.assign(b.entries[0]!, { header: foreign.entries[0]!.header, opening: foreign.entries[0]!.opening }),
      ),
    ),
  ],
  ['a tail cut before the close, signed anew', 'closing', resigned(edited(sample, b => b.entries.splice(5)))],
  ['an audience left out', 'audience', edited(sample, b => b.audiences.pop())],
  ['audiences out of order', 'audience', edited(sample, b => b.audiences.reverse())],
  ['a place of an open entry', 'audience', edited(sample, b => b.audiences[0]!.withheld.push(1))],
  ['a place outside the log', 'audience', edited(sample, b => b.audiences[0]!.withheld.push(8))],
  ['a place left out after a purge', 'audience-size', edited(samplePurged(), b => b.audiences[1]!.withheld.pop())],
  [
    'a place moved after a purge',
    'audience-root',
    edited(
      redact(samplePurged(), p => p.part !== 'entry' || p.seq !== 7, hashes),
      b => b.audiences[1]!.withheld.splice(0, 1, 7),
    ),
  ],
  ['a proof too short', 'proof', edited(sampleExtract(), b => b.entries[0]!.proof.pop())],
  [
    'a proof of another entry',
    'proof',
    edited(sampleExtract(), b => b.entries[0]!.proof.splice(0, 9, ...b.entries[1]!.proof)),
  ],
  ['a false place', 'seq', edited(sampleExtract(), b => Object.assign(b.entries[0]!, { seq: 3 }))],
  [
    'a false place whose seq is withheld',
    'proof',
    edited(
      redact(sampleExtract(), p => p.part !== 'name' || p.name !== 'seq', hashes),
      b => Object.assign(b.entries[0]!, { seq: 3 }),
    ),
  ],
]

/** A log, properly signed, whose first entry commits to something that no entry may say. */
const withFirst = (name: Name, value: Json): Bundle => {
  const full = edited(sample, bundle => {
    const { header, opening } = bundle.entries[0]!
    if (!opening) return
    const before = parseHeader(header)?.get(name) ?? ''
    Object.assign(opening, {
      [name]: { salt: opening[name]?.salt, ...(Array.isArray(value) ? { list: value } : { value }) },
    })
    Object.assign(bundle.entries[0]!, { header: header.replace(before, nameCommit(opening, name, hashes) ?? '') })
  })
  return resigned({ ...full, closing: null })
}
const SALT = toBase64(new Uint8Array(32))
const twice = (value: Json): Json[] =>
  [SALT, toBase64(new Uint8Array(32).fill(1))]
    .map(salt => ({ salt, value }))
    .sort((a, b) => (itemCommit(a, 'field', hashes) < itemCommit(b, 'field', hashes) ? -1 : 1))

/** The same with the first entry's fields committed to out of order. */
const disordered = (): Bundle => {
  const full = edited(sample, bundle => {
    const { header, opening } = bundle.entries[0]!
    const list = opening?.content?.list
    if (!opening?.content || !list) return
    list.reverse()
    const commits = list.map(item => itemCommit(item, 'field', hashes))
    const made = commit(knownBase64(opening.content.salt), 'content', commits, hashes)
    Object.assign(bundle.entries[0]!, { header: header.replace(parseHeader(header)?.get('content') ?? '', made) })
  })
  return resigned({ ...full, closing: null })
}

/** For tests: properly signed logs that say what no entry may say: the second entry where it is the time, else the first. */
export const LIES: [what: string, failure: Failure, bundle: Bundle][] = [
  ['a role that is a number', 'value', withFirst('role', 5)],
  ['a place that is text', 'value', withFirst('seq', '1')],
  ['an actor with one name too many', 'value', withFirst('actor', { person: 'a', name: 'b', email: 'c' })],
  ['an act with an audience', 'value', withFirst('audience', 'meeting')],
  ['a time of another form', 'value', withFirst('at', '2026-11-22 14:03:01')],
  ['a field twice', 'value', withFirst('content', twice({ name: 'body', value: 1 }))],
  ['a field called __proto__', 'value', withFirst('content', [{ salt: SALT, value: { name: '__proto__', value: 1 } }])],
  ['a field that is no field', 'value', withFirst('content', [{ salt: SALT, value: 'body' }])],
  [
    'a recipient without agency',
    'value',
    withFirst('recipients', [{ salt: SALT, value: { person: 'a', name: 'b', role: 'c' } }]),
  ],
  ['fields out of order', 'opening', disordered()],
  ['another place than its own', 'seq', withFirst('seq', 2)],
  ['a time after the next', 'time', withFirst('at', SAMPLE[3]!.at)],
]
