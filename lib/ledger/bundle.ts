import * as z from 'zod/mini'
import { toBase64 } from './bytes'
import { base64of32, type Opening, openingSchema } from './entry'
import { NAMES } from './fields'
import type { Hashes } from './hashes'
import type { Json } from './jcs'
import { inclusionProof, rowsOf } from './merkle'
import { isBy, parseNote, parseVkey } from './note'

export const FORMAT = 'roundtable-evidence/2'
/** Still read; its `access` is a note alone. */
export const FORMAT_1 = 'roundtable-evidence/1'

const position = z.int().check(z.minimum(1))
const note = z.string()
const disclosing = openingSchema.check(z.refine(opening => NAMES.some(name => opening[name] !== null)))
const head = { format: z.enum([FORMAT_1, FORMAT]), keys: z.array(z.string()).check(z.minLength(1)), checkpoint: note }

const proven = z.array(
  z.strictObject({ seq: position, header: z.string(), opening: disclosing, proof: z.array(base64of32) }),
)
const accessSchema = z.strictObject({ checkpoint: note, entries: proven })

const fullSchema = z
  .strictObject({
    ...head,
    kind: z.literal('full'),
    closing: z.nullable(note),
    access: z.nullable(z.union([note, accessSchema])),
    audiences: z.array(z.strictObject({ id: z.string(), checkpoint: note, withheld: z.array(position) })),
    entries: z.array(z.strictObject({ header: z.string(), opening: z.nullable(disclosing) })),
  })
  .check(
    z.refine(({ format, access }) => access === null || (typeof access === 'string') === (format === FORMAT_1), {
      path: ['access'],
    }),
  )

const extractSchema = z.strictObject({ ...head, kind: z.literal('extract'), entries: proven })

/** The exact shape of an evidence bundle. Closed: unknown or missing keys are refused. */
export const bundleSchema = z.discriminatedUnion('kind', [fullSchema, extractSchema])

/** Every header of a log in order, with what of each entry is disclosed. */
export type FullBundle = z.infer<typeof fullSchema>
/** Some entries of a log, each with its place and proof; tells of the others only how many there are. */
export type ExtractBundle = z.infer<typeof extractSchema>
export type Bundle = FullBundle | ExtractBundle
/** The access log's signed note, and what it says of this meeting: whole entries, each proven. */
export type Access = z.infer<typeof accessSchema>

export const accessOf = (bundle: Bundle): Access | null => {
  const access = bundle.kind === 'full' ? bundle.access : null
  return typeof access === 'string' ? { checkpoint: access, entries: [] } : access
}

const notesOf = (bundle: Bundle): string[] =>
  bundle.kind === 'extract'
    ? [bundle.checkpoint]
    : [
        bundle.checkpoint,
        bundle.closing,
        accessOf(bundle)?.checkpoint ?? null,
        ...bundle.audiences.map(a => a.checkpoint),
      ].filter(n => n !== null)

/** A bundle names exactly the keys that signed something in it. */
export const usedKeys = (bundle: Bundle, vkeys: readonly string[], hashes: Hashes): string[] => {
  const lines = notesOf(bundle).flatMap(text => parseNote(text)?.signatures ?? [])
  return [...vkeys].sort().filter(vkey => {
    const key = parseVkey(vkey, hashes)
    return key !== null && lines.some(line => isBy(line, key, hashes))
  })
}

/** The audience that an entry's opening names; undefined while that is withheld. */
export const namedAudience = (opening: Opening | null): Json | undefined => opening?.audience?.value

type Placed = { opening: Opening | null; audience: string | null }

/** The audiences that an open entry names, in order of id, with the places of their entries whose audience is withheld. */
export const audiencesOf = (
  entries: readonly Placed[],
  checkpoints: ReadonlyMap<string, string>,
): FullBundle['audiences'] => {
  const named = new Set(entries.map(entry => namedAudience(entry.opening)))
  const ids = [...checkpoints.keys()].filter(id => named.has(id)).sort()
  return ids.map(id => ({
    id,
    checkpoint: checkpoints.get(id) ?? '',
    withheld: entries.flatMap(({ opening, audience }, i) =>
      audience === id && namedAudience(opening) === undefined ? [i + 1] : [],
    ),
  }))
}

export type FullInput = {
  /** Every vkey of the deployment that may have signed one of the notes. */
  keys: readonly string[]
  /** The log's newest signed note; it covers exactly these entries. */
  checkpoint: string
  /** The signed note of the meeting's close, once it has one. */
  closing: string | null
  /** The access log: a signed note, all its leaves at that size, and those of its entries that are about this log. */
  access: Omit<ExtractInput, 'keys'> | null
  /** Each audience's newest signed note, of the same moment as `checkpoint`. */
  audiences: readonly { id: string; checkpoint: string }[]
  /** Every entry in order of seq. `opening` null: its key is destroyed. `audience`: the audience whose tree it is in, from the store. */
  entries: readonly { header: string; opening: Opening | null; audience: string | null }[]
}

/** The whole log as a bundle. Nothing is checked here: `verifyBundle` does. */
export const fullBundle = (input: FullInput, hashes: Hashes): FullBundle => {
  const checkpoints = new Map(input.audiences.map(({ id, checkpoint }) => [id, checkpoint]))
  const bundle: FullBundle = {
    format: FORMAT,
    kind: 'full',
    keys: [],
    checkpoint: input.checkpoint,
    closing: input.closing,
    access: input.access && { checkpoint: input.access.checkpoint, entries: provenEntries(input.access, hashes) },
    audiences: audiencesOf(input.entries, checkpoints),
    entries: input.entries.map(({ header, opening }) => ({ header, opening })),
  }
  return { ...bundle, keys: usedKeys(bundle, input.keys, hashes) }
}

export type ExtractInput = {
  keys: readonly string[]
  /** A signed note of the log, of any size that covers the entries. */
  checkpoint: string
  /** The leaf hashes of the log, exactly as many as the note's size. */
  leaves: readonly Uint8Array[]
  /** The entries to disclose. */
  entries: readonly { seq: number; header: string; opening: Opening }[]
}

/** Entries in order of seq, each with its way to the root of the leaves. Throws a RangeError for a seq outside them. */
const provenEntries = ({ leaves, entries }: Pick<ExtractInput, 'leaves' | 'entries'>, hashes: Hashes) => {
  const rows = rowsOf(leaves, hashes)
  return [...entries]
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq, header, opening }) => ({ seq, header, opening, proof: inclusionProof(rows, seq - 1).map(toBase64) }))
}

/** Some entries of a log as a bundle, in order of seq. Throws a RangeError for a seq outside the leaves. */
export const extractBundle = (input: ExtractInput, hashes: Hashes): ExtractBundle => {
  const bundle: ExtractBundle = {
    format: FORMAT,
    kind: 'extract',
    keys: [],
    checkpoint: input.checkpoint,
    entries: provenEntries(input, hashes),
  }
  return { ...bundle, keys: usedKeys(bundle, input.keys, hashes) }
}
