import * as z from 'zod/mini'
import { stayed } from '../../lib/meeting/closed'
import { clearFloor } from '../../lib/meeting/flow'
import { trail } from '../../lib/text/trail'
import { act } from './act'
import { people } from './open-closed-part'

/** The chair ends the professionals' part. Nobody comes back by it: each who was sent out is admitted again, by an entry of their own. */
export const endClosedPart = act({
  verb: 'end-closed-part',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (_actor, _input, meeting) =>
    meeting.closed ? { since: meeting.closed.since, stayed: stayed(meeting, new Set()) } : null,
  settle: meeting => {
    meeting.closed = null
    clearFloor(meeting.flow)
  },
  among: 'professionals',
  sentence: ({ stayed }) => trail.endedClosedPart(people(stayed).length),
  examples: [{}],
})
