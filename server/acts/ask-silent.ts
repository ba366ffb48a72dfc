import * as z from 'zod/mini'
import { openIn } from '../../lib/meeting/open'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair asks every agency that has not been heard from. Nobody else is told, and where all have spoken nothing is entered. */
export const askSilent = act({
  verb: 'ask-silent',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (actor, _input, meeting) => {
    const { unheard } = openIn(meeting, actor)
    return unheard.length ? { agencies: unheard } : null
  },
  settle: (meeting, _by, { agencies }, at) => {
    for (const agency of Array.isArray(agencies) ? agencies : []) meeting.asked.set(String(agency), at)
  },
  among: 'professionals',
  sentence: ({ agencies }) => trail.askedSilent(Array.isArray(agencies) ? agencies.length : 0),
  examples: [{}],
})
