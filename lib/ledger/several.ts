import type { Verdict, Verifier } from './verdict'
import { verifyBundle } from './verify'

/** What the access log says of one meeting: at which line, what happened, and the meeting's checkpoint then, where it gives one. */
type Told = { line: number; type: string; meeting: string; note: string | null }
/** A meeting that the access log says was opened and never disposed of, and whose bundle is not there. */
export type Vanished = { meeting: string; line: number }

const ACCESS = '/access'

const toldBy = (verdict: Verdict): Told[] => {
  if (verdict.verdict !== 'authentic' || !verdict.origin.endsWith(ACCESS)) return []
  const begin = verdict.origin.slice(0, -ACCESS.length)
  return verdict.entries.flatMap(({ seq, fields }) => {
    const { meeting, checkpoint } = fields?.content ?? {}
    if (typeof meeting !== 'string') return []
    const note = typeof checkpoint === 'string' ? checkpoint : null
    return [{ line: seq, type: fields?.type ?? '', meeting: `${begin}/meeting/${meeting}`, note }]
  })
}

const vanishedFrom = (told: readonly Told[], verdicts: readonly Verdict[]): Vanished[] => {
  const given = new Set(verdicts.flatMap(each => (each.verdict === 'authentic' ? [each.origin] : [])))
  const over = new Set(told.flatMap(({ type, meeting }) => (type === 'act.meeting-disposed' ? [meeting] : [])))
  return told
    .filter(({ type, meeting }) => type === 'act.meeting-opened' && !given.has(meeting) && !over.has(meeting))
    .map(({ meeting, line }) => ({ meeting, line }))
    .sort((a, b) => (a.meeting < b.meeting ? -1 : 1))
}

const originOf = (verdict: Verdict): string | null => (verdict.verdict === 'authentic' ? verdict.origin : null)

/**
 * Several bundles of one deployment at once. Where the access log is among them, each meeting must continue every checkpoint that
 * the access log gives of it (else `seen`), and none that it says was opened may be missing.
 */
export function verifyAll(
  files: readonly Uint8Array[],
  verifier: Verifier,
): { verdicts: Verdict[]; vanished: Vanished[] } {
  const alone = files.map(file => verifyBundle(file, verifier))
  if (files.length < 2) return { verdicts: alone, vanished: [] }
  const told = alone.flatMap(toldBy)
  const verdicts = alone.map((verdict, i) => {
    const notes = told.flatMap(({ meeting, note }) => (note !== null && meeting === originOf(verdict) ? [note] : []))
    const file = files[i]
    if (notes.length === 0 || !file) return verdict
    return verifyBundle(file, { ...verifier, seen: [...(verifier.seen ?? []), ...notes] })
  })
  return { verdicts, vanished: vanishedFrom(told, verdicts) }
}
