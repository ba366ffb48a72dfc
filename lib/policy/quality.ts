import type { AgencyType, Duty } from '../meeting/names'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'

/**
 * Whether someone may read the numbers of all meetings: the people of the partnership, who are in no meeting as an agency and answer for how
 * agencies work together. Not whoever runs the installation, and nobody of an agency that is counted. Null means yes.
 */
export const canReadQuality = (
  who: { agencyType: AgencyType; administers: Duty | null } | null | undefined,
): Refusal | null =>
  who?.agencyType === 'partnership' && who.administers !== 'deployment'
    ? null
    : refuse('not_allowed', refusals.notYours).refusal
