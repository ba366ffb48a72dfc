import * as z from 'zod/mini'
import { HEADINGS, type Heading } from '../../lib/meeting/names'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair moves the meeting's place: to a heading, perhaps to a contribution under it. */
export const focus = act({
  verb: 'focus',
  input: z.strictObject({ heading: z.enum(HEADINGS), contribution: z.optional(z.nullable(id)) }),
  validate: (_actor, input, meeting) => {
    if (!input.contribution) return null
    const target = meeting.contributions.get(input.contribution)
    if (!target) return refuse('reference', refusals.notOnBoard).refusal
    if (target.withdrawn) return refuse('withdrawn', refusals.withdrawn).refusal
    return null
  },
  resolve: (_actor, input) => ({ heading: input.heading, contribution: input.contribution ?? null }),
  settle: (meeting, _by, content) => {
    const contribution = typeof content.contribution === 'string' ? content.contribution : null
    const audience = (contribution && meeting.contributions.get(contribution)?.audience) || null
    meeting.place = { heading: headingOf(content.heading), contribution, audience }
  },
  sentence: content => trail.movedTo(headingOf(content.heading)),
  examples: [{ heading: 'accurate' }],
})

const headingOf = (value: unknown): Heading => HEADINGS.find(heading => heading === value) ?? HEADINGS[0]
