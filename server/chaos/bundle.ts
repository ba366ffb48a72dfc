import { createHash, createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'

/**
 * A reader of evidence bundles written from docs/evidence.md alone: it shares nothing with the server, its ledger or its verifier.
 * It trusts values only as far as `docs/verify.py` found their bundle authentic; run both.
 */
const salted = z.object({ value: z.unknown() })
const listed = z.object({ list: z.array(z.object({ value: z.unknown() })).nullable() })
const opening = z.object({
  seq: salted,
  type: salted,
  at: salted,
  actor: salted,
  audience: salted,
  agency: salted,
  role: salted,
  content: listed,
  recipients: listed,
})
const file = z.object({
  keys: z.array(z.string()),
  checkpoint: z.string(),
  audiences: z.array(z.object({ id: z.string(), checkpoint: z.string() })),
  entries: z.array(z.object({ header: z.string(), opening: opening.nullable() })),
})
const facts = z.object({
  type: z.string(),
  at: z.string(),
  actor: z.object({ person: z.string(), name: z.string() }).nullable(),
  agency: z.string().nullable(),
  role: z.string().nullable(),
  audience: z.string().nullable(),
})
const field = z.object({ name: z.string(), value: z.unknown() })
const someone = z.object({ person: z.string() })

export type Entry = z.infer<typeof facts> & {
  leaf: Buffer
  /** Place in its audience; 0 for acts. */
  n: number
  content: Record<string, unknown>
  recipients: Set<string>
}
export type Evidence = { keys: Key[]; notes: string[]; entries: Entry[] }
type Key = { name: string; id: string; verify(text: Buffer, signature: Buffer): boolean }

export function readBundle(text: string): Evidence {
  const { keys, checkpoint, audiences, entries } = file.parse(JSON.parse(text))
  const sizes = new Map<string, number>()
  return {
    keys: keys.map(readKey),
    notes: [checkpoint, ...audiences.map(audience => audience.checkpoint)],
    entries: entries.map(entry => readEntry(entry, sizes)),
  }
}

function readEntry({ header, opening }: z.infer<typeof file>['entries'][number], sizes: Map<string, number>): Entry {
  if (!opening) throw new Error('An entry of the bundle is withheld.')
  const plain = Object.fromEntries(Object.entries(opening).flatMap(([k, v]) => ('value' in v ? [[k, v.value]] : [])))
  const said = facts.parse(plain)
  const leaf = createHash('sha256')
    .update(Buffer.from([0]))
    .update(header)
    .digest()
  const n = said.audience === null ? 0 : (sizes.get(said.audience) ?? 0) + 1
  if (said.audience !== null) sizes.set(said.audience, n)
  const content = (opening.content.list ?? []).map(item => field.parse(item.value))
  const recipients = (opening.recipients.list ?? []).map(item => someone.parse(item.value).person)
  return {
    ...said,
    leaf,
    n,
    content: Object.fromEntries(content.map(({ name, value }) => [name, value])),
    recipients: new Set(recipients),
  }
}

function readKey(vkey: string): Key {
  const [name = '', id = ''] = vkey.split('+')
  // base64 may hold a `+` of its own.
  const data = vkey.slice(name.length + id.length + 2)
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(data, 'base64').subarray(1)])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return { name, id, verify: (text, signature) => verify(null, text, key, signature) }
}

export type Checkpoint = { audience: string; size: number; root: string }

/** What a signed note says, or why it may not be believed. */
export function readNote(note: string, keys: readonly Key[]): Checkpoint | string {
  const end = note.lastIndexOf('\n\n')
  const text = Buffer.from(note.slice(0, end + 1))
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some(line => {
      const [, name, data = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
      const bytes = Buffer.from(data, 'base64')
      const key = keys.find(known => known.name === name && known.id === bytes.subarray(0, 4).toString('hex'))
      return key?.verify(text, bytes.subarray(4)) ?? false
    })
  if (!signed) return 'a checkpoint without a true signature'
  const [origin = '', size = '', root = ''] = text.toString().split('\n')
  const [, , , audience = ''] = origin.split('/')
  return { audience, size: Number(size), root }
}

/** The root of every beginning of a tree: the answer to `of(size)`, base64. RFC 6962. */
export function rootsOf(leaves: readonly Buffer[], sizes: ReadonlySet<number>): Map<number, string> {
  const roots = new Map<number, string>()
  const stack: { hash: Buffer; height: number }[] = []
  for (const [i, leaf] of leaves.entries()) {
    stack.push({ hash: leaf, height: 0 })
    while (stack.length > 1 && stack.at(-1)!.height === stack.at(-2)!.height) {
      const [right, left] = [stack.pop()!, stack.pop()!]
      stack.push({ hash: node(left.hash, right.hash), height: left.height + 1 })
    }
    if (sizes.has(i + 1)) roots.set(i + 1, folded(stack))
  }
  return roots
}

const folded = (stack: readonly { hash: Buffer }[]) =>
  stack
    .slice(0, -1)
    .reduceRight((right, { hash }) => node(hash, right), stack.at(-1)!.hash)
    .toString('base64')
const node = (left: Buffer, right: Buffer) =>
  createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest()
