import * as z from 'zod/mini'
import { HEADINGS } from '../../lib/meeting/names'
import type { Member } from '../../lib/meeting/state'
import { can } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { words } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** An agency has nothing further under a heading, or has after all; whoever lets people in says it for one on the phone. It counts until that agency shares something more there. */
export const nothingFurther = act({
  verb: 'nothing-further',
  input: z.strictObject({ heading: z.enum(HEADINGS), nothing: z.boolean(), agency: z.optional(words(200)) }),
  validate: (actor, { agency }, meeting) => {
    if (agency === undefined || agency === actor.agency) return null
    if (can(actor, 'admit', meeting)) return refuse('not_allowed', refusedActs.ownAgencyOnly).refusal
    return [...meeting.members.values()].some(one => contributes(one, agency))
      ? null
      : refuse('reference', refusedActs.notInvited).refusal
  },
  resolve: (actor, { heading, nothing, agency = actor.agency }) => ({ agency, heading, nothing }),
  settle: ({ flow: { finished } }, _by, { agency, heading, nothing }, at) => {
    const key = `${agency}|${heading}`
    if (nothing === true) finished.set(key, at)
    else finished.delete(key)
  },
  among: 'professionals',
  sentence: ({ agency, heading, nothing }) =>
    trail.finished(String(agency), HEADINGS.find(one => one === heading) ?? HEADINGS[0], nothing === true),
  examples: [{ heading: 'accurate', nothing: true }],
})

const contributes = (one: Member, agency: string) =>
  one.agency === agency && can({ ...one, admitted: true }, 'contribution', { status: 'in_progress' }) === null
