import * as z from 'zod/mini'
import { partNow } from '../../lib/meeting/flow'
import { HEADINGS, type Heading } from '../../lib/meeting/names'
import { AGENDA_PARTS, type AgendaPart } from '../../lib/meeting/setup'
import type { MeetingState, Place } from '../../lib/meeting/state'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { AGENDA_WORDS } from '../../lib/text/headings'
import { refusals } from '../../lib/text/refusals'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

const shown = z.strictObject({ heading: z.enum(HEADINGS), contribution: z.optional(z.nullable(id)) })
const entered = z.strictObject({ part: z.enum(AGENDA_PARTS) })

/**
 * The chair moves the meeting: to a part of the agenda, to a heading (which is a part), or to a contribution, which leaves the part as it is. A
 * part's clock starts when it is entered. Only readers of a contribution hear that it is shown: for everybody else the place stays.
 */
export const focus = act({
  verb: 'focus',
  input: z.union([shown, entered]),
  validate: (_actor, input, meeting) => {
    if ('part' in input)
      return meeting.flow.agenda.includes(input.part) ? null : refuse('reference', refusedActs.notThatPart).refusal
    if (!input.contribution) return null
    const target = meeting.contributions.get(input.contribution)
    if (!target) return refuse('reference', refusals.notOnBoard).refusal
    return target.withdrawn ? refuse('withdrawn', refusals.withdrawn).refusal : null
  },
  resolve: (_actor, input, meeting): Content => {
    if ('part' in input) return { heading: headingOf(input.part), contribution: null, ...entering(input.part, meeting) }
    const { heading, contribution } = input
    const audience = contribution ? meeting.contributions.get(contribution)?.audience : undefined
    if (contribution && audience) return { heading, contribution, audience }
    return { heading, contribution: null, ...entering(heading, meeting) }
  },
  settle: (meeting, _by, content, at) => {
    const { flow } = meeting
    flow.places = placesAfter(meeting, content)
    const part = partOf(content.part)
    if (part && content.enters === true) flow.part = partNow(part, at)
  },
  among: ({ audience }) => (typeof audience === 'string' ? audience : ''),
  sentence: ({ heading, part }) => {
    const to = partOf(part)
    return to ? trail.wentOnTo(AGENDA_WORDS[to]) : trail.movedTo(headingOf(heading) ?? HEADINGS[0])
  },
  examples: [{ heading: 'accurate' }, { part: 'timely' }],
})

const headingOf = (value: unknown): Heading | null => HEADINGS.find(heading => heading === value) ?? null

const partOf = (value: unknown): AgendaPart | null => AGENDA_PARTS.find(part => part === value) ?? null

/** Its clock starts, unless it is the part already, or the meeting has not begun. */
const entering = (part: AgendaPart, { status, flow }: MeetingState): Content =>
  status === 'in_progress' && flow.part?.part !== part ? { part, enters: true } : { part }

/** A heading, or a part that is none, is for everyone; behind a contribution stays what others were shown. */
function placesAfter({ flow, contributions }: MeetingState, content: Content): readonly Place[] {
  const heading = headingOf(content.heading)
  if (!heading) return []
  const contribution = typeof content.contribution === 'string' ? content.contribution : null
  const audience = contribution === null ? null : (contributions.get(contribution)?.audience ?? null)
  const place = { heading, contribution, audience }
  return audience === null ? [place] : [...flow.places.filter(one => one.audience !== audience), place]
}
