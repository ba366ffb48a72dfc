import { type Refusal, refuse } from '../protocol/codes'
import { emergency as say } from '../text/emergency'
import type { Administrator } from './administer'
import { sameDoor } from './two-people'

/** Whether someone may ask to read a meeting in which they have no place: everyone of an agency, but for whoever runs the installation. Null means yes. */
export const canAskToRead = (actor: Pick<Administrator, 'agencyType' | 'administers'> | null): Refusal | null =>
  actor && actor.agencyType !== 'family' && actor.administers !== 'deployment'
    ? null
    : refuse('not_allowed', say.notForYou).refusal

/** Who asks, and to whom the meeting belongs: the unit that set it up, and the agencies of whoever chairs it. */
export type AskedToRead = { person: string; setUpBy: string | null; agency: string; units: readonly string[] }

/** Whoever would be the second of the two. `setUpBy`: who gave them the way in to their account. */
export type Second = Administrator & { setUpBy: string | null }

/**
 * Whether someone may be the second of the two people it takes: an administrator of the agency of whoever asks, whoever runs the
 * installation, or somebody of the meeting's own unit; never whoever asks, nor one of two of whom
 * one gave the other the way in to their account: that may be one person with two. None of them reads anything by it. Null means yes.
 */
export function canConfirmReading(
  actor: Second | null,
  { person, setUpBy, agency, units }: AskedToRead,
): Refusal | null {
  const no = refuse('not_allowed', say.notYours).refusal
  if (!actor || actor.agencyType === 'family') return no
  if (actor.person === person) return refuse('not_allowed', say.secondPerson).refusal
  if (sameDoor(actor, { person, setUpBy })) return refuse('not_allowed', say.sameDoor).refusal
  const administers = actor.administers === 'deployment' || (actor.administers === 'agency' && actor.agency === agency)
  return administers || units.includes(actor.agency) ? null : no
}
