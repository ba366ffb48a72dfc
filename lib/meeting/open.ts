import { canRead } from '../policy/can'
import { heldFor } from './held'
import type { MeetingState, Member } from './state'

/** What a meeting can leave open when it closes: counts of contributions, agencies by name, children by id. */
export type Open = {
  unmarked: number
  unheard: string[]
  unanswered: number
  unvoiced: string[]
  unconfirmed: number
  /** Marks that were made and wait: to be shown to the others, or for the chair's word. Closed over, they are nobody's mark. */
  held: number
}

type Known = {
  contributions: readonly {
    agency: string
    marked: boolean
    asked: boolean
    voice: boolean
    /** Typed for somebody, and not read back to them. */
    unconfirmed: boolean
    children: readonly string[]
  }[]
  /** How many questions to agencies wait for an answer. */
  questions: number
  /** Agencies that said anything else of themselves: records checked, nothing to add, kept back, told by mouth. */
  spoke: readonly string[]
  /** Agencies that are here to share. */
  agencies: readonly string[]
  /** Marks that wait, of the words as they stand. */
  held: number
  children: readonly string[]
}

/** What is open, from what one person can read: browser and server ask this alike. */
export function openItems({ contributions, questions, spoke, agencies, held, children }: Known): Open {
  const heard = new Set([...contributions.map(one => one.agency), ...spoke])
  const voiced = new Set(contributions.filter(one => one.voice).flatMap(one => one.children))
  return {
    unmarked: contributions.filter(one => !one.marked).length,
    unheard: agencies.filter(agency => !heard.has(agency)),
    unanswered: contributions.filter(one => one.asked).length + questions,
    unvoiced: children.filter(child => !voiced.has(child)),
    unconfirmed: contributions.filter(one => one.unconfirmed).length,
    held,
  }
}

export const isAnyOpen = ({ unmarked, unheard, unanswered, unvoiced, unconfirmed, held }: Open): boolean =>
  unmarked + unheard.length + unanswered + unvoiced.length + unconfirmed + held > 0

const SPEAKS = ['declaration', 'not-shared', 'told']

/** What is open in a meeting as the server keeps it, from what this person can read. */
export function openIn(meeting: MeetingState, actor: Member): Open {
  const { contributions, said, members, children } = meeting
  const asked = [...meeting.questions.values()].filter(
    one => !one.gone && one.aside === null && one.answers.length === 0,
  )
  const readable = (audience: string) => canRead(actor, meeting.audiences.get(audience))
  const spoke = [...said.values()].filter(one => SPEAKS.includes(one.kind) && !one.takenDown && readable(one.audience))
  const sharing = [...members.values()].filter(
    m => m.admitted && (m.role === 'practitioner' || m.role === 'legal_adviser'),
  )
  return openItems({
    contributions: [...contributions.values()].filter(one => !one.withdrawn && readable(one.audience)),
    questions: asked.length,
    spoke: spoke.flatMap(one => one.receipt?.by.agency ?? members.get(one.person)?.agency ?? []),
    agencies: [...new Set(sharing.map(member => member.agency))],
    held: heldFor(meeting, actor).filter(one => contributions.get(one.contribution)?.current === one.version).length,
    children: [...children],
  })
}
