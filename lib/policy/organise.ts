import type { AgencyType, Duty, MeetingStatus, Role } from '../meeting/names'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'

/** Whoever wants to set a meeting up, as the store has them. `agency` is its id. */
export type Organiser = { person: string; agency: string; agencyType: AgencyType; administers: Duty | null }

/** Units that convene meetings: their people chair them and take the minutes. */
export const CONVENE: readonly AgencyType[] = ['safeguarding_unit', 'social_care']

/** Whether someone may say what an authority's procedures are: whoever sets meetings up, of the agencies that are authorities. */
export const canSetClocks = (actor: Organiser | null, authority: AgencyType): Refusal | null =>
  CONVENE.includes(authority) ? canOrganise(actor) : refuse('not_allowed', refusals.notOrganiser).refusal

/**
 * Whether someone may set meetings up, and work on this draft: the people of a convening unit do, each unit on its own drafts.
 * Whoever runs the installation is in no meeting and sets none up. Null means yes.
 */
export function canOrganise(actor: Organiser | null, draft?: { agency: string }): Refusal | null {
  const may = actor && actor.administers !== 'deployment' && CONVENE.includes(actor.agencyType)
  if (may && (!draft || draft.agency === actor.agency)) return null
  return refuse('not_allowed', refusals.notOrganiser).refusal
}

const LEAD: readonly Role[] = ['chair', 'acting_chair', 'minute_taker']
const AHEAD: readonly MeetingStatus[] = ['open', 'in_progress', 'adjourned']

/**
 * Whether someone sees to a meeting's set-up and invitations until it is closed: whoever chairs it or takes its minutes (`role`, once they
 * are admitted), and the people of the unit that set it up (`organisedBy`, an agency's id); never whoever runs the installation. Null means yes.
 */
export function canArrange(
  actor: Organiser | null,
  role: Role | null,
  { organisedBy, status }: { organisedBy: string | null; status: MeetingStatus },
): Refusal | null {
  const theirs = organisedBy !== null && canOrganise(actor, { agency: organisedBy }) === null
  if (!actor || actor.administers === 'deployment' || !(theirs || (role && LEAD.includes(role))))
    return refuse('not_allowed', refusals.notOrganiser).refusal
  return AHEAD.includes(status) ? null : refuse('closed', refusals.closed).refusal
}
