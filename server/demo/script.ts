import { HEADINGS, type Heading } from '../../lib/meeting/names'
import { POLICY } from '../../lib/policy/can'
import type { Deed } from './deeds'
import type { Imported, Share } from './import'
import type { DemoPerson } from './people'

/** One thing a scripted person does. `beat` is how long they take before it, in parts of the whole. */
export type Step = { by: DemoPerson; beat: number } & (
  | { does: 'join' | 'start' | 'close' }
  | { does: 'focus'; heading: Heading }
  | { does: 'share' | 'mark'; share: Share }
  | { does: 'deed'; deed: Deed }
)

/** How long the demo conference takes at speed 1, ms. */
export const WHOLE = 4 * 60_000

/**
 * The rest of a conference as steps, in order: everybody joins, the chair starts, marks what was shared before under each heading,
 * then each contribution is shared in the file's own order and pace and marked, and the chair closes.
 * Steps of the people in `without` (e-mails) are not there, nor marks on what they share.
 */
export function scriptOf(imported: Imported, without: readonly string[]): Step[] {
  const { chair, people, shares, deeds } = imported
  const steps: Step[] = [
    ...[chair, ...people.filter(person => person !== chair)].flatMap((by): Step[] =>
      POLICY.join.roles.some(role => role === by.role) ? [{ by, beat: 0.3, does: 'join' }] : [],
    ),
    { by: chair, beat: 1, does: 'start' },
    ...HEADINGS.flatMap(heading => markedBefore(shares, heading, chair)),
    ...heldLive(shares, chair),
    ...deeds.map((deed): Step => ({ by: deed.by, beat: 1, does: 'deed', deed })),
    { by: chair, beat: 3, does: 'close' },
  ]
  const left = (person: DemoPerson) => without.includes(person.email)
  // Where an agency stands rests on the chair's decision.
  const rests = (step: Step) => step.does === 'deed' && step.deed.statement(1).kind === 'stance' && left(chair)
  const comesToPass = (step: Step) =>
    !left(step.by) && !rests(step) && !(step.does === 'mark' && step.share.phase === 'during' && left(step.share.by))
  return steps.filter(comesToPass)
}

function markedBefore(shares: readonly Share[], heading: Heading, chair: DemoPerson): Step[] {
  const marked = shares.filter(share => share.phase === 'before' && share.content.heading === heading && share.mark)
  if (marked.length === 0) return []
  return [
    { by: chair, beat: 1, does: 'focus', heading },
    ...marked.map((share): Step => ({ by: chair, beat: 2, does: 'mark', share })),
  ]
}

function heldLive(shares: readonly Share[], chair: DemoPerson): Step[] {
  let here: Heading | null = null
  let last: number | null = null
  return shares
    .filter(share => share.phase === 'during')
    .flatMap((share): Step[] => {
      const { heading } = share.content
      const moves: Step[] = heading === here ? [] : [{ by: chair, beat: 1, does: 'focus', heading }]
      const beat = paceOf(last, share.at)
      here = heading
      last = share.at ?? last
      const marks: Step[] = share.mark ? [{ by: chair, beat: 2, does: 'mark', share }] : []
      return [...moves, { by: share.by, beat, does: 'share', share }, ...marks]
    })
}

/** The minutes between two contributions in the file, from one to six. */
const paceOf = (last: number | null, at: number | null): number =>
  last === null || at === null ? 2 : Math.min(6, Math.max(1, (at - last) / 60_000))

/** How long to wait before each step, ms: all together they take `WHOLE` at speed 1. */
export const pausesOf = (steps: readonly Step[], speed: number): number[] => {
  const whole = steps.reduce((sum, step) => sum + step.beat, 0)
  return steps.map(step => (step.beat / whole) * (WHOLE / speed))
}
