import { canRead } from '../policy/can'
import { familyReads } from './lists'
import type { Role } from './names'
import type { Audience, MeetingState, Member } from './state'

/** Words kept from somebody: `find` looks for them in any value and gives the writer's own words that hold one. */
export type Guard = { find(value: unknown): string | null; from: ReadonlySet<string> }

/** What was said of words that would go wider: by their author, and by a second person. `words` is their canonical JSON. */
export type Widened = { contribution: string; to: string; words: string; author: boolean; second: boolean }

const LEADS: readonly Role[] = ['chair', 'acting_chair']
const BESIDE: readonly Role[] = ['minute_taker', 'legal_adviser']

/** Who may be the second of two: whoever chairs; where that is the author, the minute taker or a legal adviser too. */
export const confirms = (actor: Pick<Member, 'role'>, author: Pick<Member, 'role'> | undefined): boolean =>
  LEADS.includes(actor.role) || (!!author && LEADS.includes(author.role) && BESIDE.includes(actor.role))

/** Whether whoever is named as having said something is one of the children. */
export function isChild(reportedBy: string | undefined, names: readonly string[]): boolean {
  const said = new Set(reportedBy?.toLowerCase().match(/\p{L}+/gu))
  return names.some(name => said.has(name.toLowerCase().split(/\s+/)[0] ?? ''))
}

type Words = { heading?: string; body?: string; childView?: unknown; reportedBy?: string }

/** Whether a statement quotes or reports a child, under whatever heading. */
export const quotesChild = (s: Words, { childNames }: Pick<MeetingState, 'childNames'>): boolean =>
  s.childView !== undefined ||
  (s.heading === 'childs-views' && s.body !== undefined) ||
  isChild(s.reportedBy, childNames)

/**
 * Words in it that are kept from somebody who reads this audience, or would once let in: as their writer wrote them. `writer`: of
 * what is kept from themselves nothing is said, or guessing would be answered.
 */
export function keptFrom(
  value: unknown,
  audience: Audience,
  { guards, members }: MeetingState,
  writer?: string,
): string | null {
  for (const { find, from } of guards) {
    if (writer !== undefined && from.has(writer)) continue
    const reads = (person: string) => {
      const member = members.get(person)
      return canRead(member && { ...member, admitted: true }, audience)
    }
    const found = [...from].some(reads) ? find(value) : null
    if (found !== null) return found
  }
  return null
}

/** Why two people must say that words may go to these readers; null where nobody need. */
export function needsTwo(s: Words, audience: Audience, meeting: MeetingState): 'protected' | 'childs_words' | null {
  if (!familyReads(audience, meeting)) return null
  if (keptFrom(s, audience, meeting) !== null) return 'protected'
  return quotesChild(s, meeting) ? 'childs_words' : null
}

/** Whether two people said that exactly these words (canonical JSON) may go there under this id. */
export function clearedFor(id: string, words: string, audience: Audience, { widenings }: MeetingState): boolean {
  const said = widenings.get(id)
  return !!said && said.author && said.second && said.to === audience.id && said.words === words
}
