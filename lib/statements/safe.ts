import { jcs } from '../ledger/jcs'
import { clearedFor, keptFrom, needsTwo } from '../meeting/guard'
import { familyReads } from '../meeting/lists'
import type { Audience, MeetingState } from '../meeting/state'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { innerFields } from './fields'
import { parseStatement, type Statement } from './index'

/** The words of a contribution or a correction alone, as a widening speaks of them; null for other kinds. */
function wordsOf(s: Statement) {
  if (s.kind === 'contribution') {
    const { kind: _k, v: _v, seen: _s, ...words } = s
    return words
  }
  if (s.kind !== 'correction') return null
  const { kind: _k, v: _v, seen: _s, contribution: _c, version: _ver, reason: _r, ...words } = s
  return words
}

/**
 * Why this statement may not stand where family read it: notes for professionals never; a child's words, and words kept from one
 * of the readers, not before two people said so of exactly these words. Null means it may.
 */
export function unsafeFor(
  id: string,
  s: Statement,
  audience: Audience,
  meeting: MeetingState,
  writer?: string,
): Refusal | null {
  if (!familyReads(audience, meeting)) return null
  if (Object.keys(innerFields).some(name => name in s)) return refuse('inner', refusals.inner).refusal
  const words = wordsOf(s)
  const why = needsTwo(words ?? {}, audience, meeting)
  if (why && words && clearedFor(id, jcs(words), audience, meeting)) return null
  const kept = keptFrom(s, audience, meeting, writer)
  if (kept !== null) return refuse('protected', refusals.kept(kept)).refusal
  return why === 'childs_words' ? refuse('childs_words', refusals.childsWords).refusal : null
}

/**
 * Of what stands in an audience, words that are kept from somebody about to be let in to it, as their writer wrote them: they were
 * invited, or the words protected, after it was shared. Not what they wrote themselves, nor what two people said may stand there.
 */
export function keptStanding(person: string, audience: Audience, meeting: MeetingState): string | null {
  const guards = meeting.guards.filter(({ from }) => from.has(person))
  if (guards.length === 0) return null
  for (const { id, person: writer, value } of meeting.standing(audience.id)) {
    const found = guards.flatMap(({ find }) => find(value) ?? [])[0]
    if (found === undefined || writer === person) continue
    const parsed = parseStatement(value)
    const words = parsed.ok ? wordsOf(parsed.statement) : null
    if (!words || !clearedFor(id, jcs(words), audience, meeting)) return found
  }
  return null
}
