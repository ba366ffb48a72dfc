import { type Bundle, bundleSchema, FORMAT, FORMAT_1 } from './bundle'
import { toBase64 } from './bytes'
import { readJson } from './read'
import { type Altered, type Authentic, altered, isAltered, type Verdict, type Verifier } from './verdict'
import { type AccessLine, checkAccess, checkSeen, destroyedIn } from './verify-access'
import { type CheckedEntry, checkEntries } from './verify-entries'
import { checkNotes, type Heads } from './verify-notes'
import { checkExtract, checkFull } from './verify-trees'

const isOurFormat = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  (value.format === FORMAT || value.format === FORMAT_1)

const withheldOf = (entries: CheckedEntry[], size: number): Authentic['withheld'] => ({
  fields: entries.reduce((sum, { withheld }) => sum + withheld.fields, 0),
  people: entries.reduce((sum, { withheld }) => sum + withheld.people, 0),
  entries: size - entries.filter(({ fields }) => fields !== null).length,
})

const authentic = (
  bundle: Bundle,
  heads: Heads,
  entries: CheckedEntry[],
  lines: AccessLine[],
  verifier: Verifier,
): Authentic => ({
  verdict: 'authentic',
  kind: bundle.kind,
  origin: heads.log.origin,
  size: heads.log.size,
  closedAt: heads.closing?.size ?? null,
  root: toBase64(heads.log.root),
  closingRoot: heads.closing && toBase64(heads.closing.root),
  accessSize: heads.access?.size ?? null,
  accessLines: lines,
  trusted: verifier.trusted !== undefined,
  withheld: withheldOf(entries, heads.log.size),
  destroyed: destroyedIn(entries, lines, heads.log.size),
  entries: entries.map(({ seq, fields }) => ({ seq, fields })),
})

const verifyShaped = (bundle: Bundle, verifier: Verifier): Authentic | Altered => {
  const heads = checkNotes(bundle, verifier)
  if (isAltered(heads)) return heads
  const entries = checkEntries(bundle, verifier)
  if (isAltered(entries)) return entries
  const wrong =
    bundle.kind === 'full'
      ? checkFull(bundle, entries, heads, verifier.hashes)
      : checkExtract(bundle, entries, heads, verifier.hashes)
  if (wrong) return wrong
  const lines = checkAccess(bundle, entries, heads, verifier.hashes)
  if (isAltered(lines)) return lines
  return checkSeen(bundle, entries, heads, verifier) ?? authentic(bundle, heads, entries, lines, verifier)
}

/**
 * Is this file, to the last byte that means anything, what the deployment's key signed? Works offline and trusts nothing but the
 * key. Authentic, with a count of what is withheld; altered, naming the first thing wrong; or unreadable. Never throws.
 */
export const verifyBundle = (file: Uint8Array, verifier: Verifier): Verdict => {
  const value = readJson(file)
  if (value === undefined) return { verdict: 'unreadable', failure: 'json' }
  if (!isOurFormat(value)) return { verdict: 'unreadable', failure: 'format' }
  const bundle = bundleSchema.safeParse(value)
  if (!bundle.success) return altered('schema', bundle.error.issues[0]?.path.join('.') ?? '')
  return verifyShaped(bundle.data, verifier)
}
