import * as z from 'zod/mini'
import { notices } from '../../lib/text/notices'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair opens the meeting. Commits to the product's version and that of the policy text people saw. */
export const start = act({
  verb: 'start',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (_actor, _input, _meeting, versions) => versions,
  settle: meeting => {
    meeting.status = 'in_progress'
  },
  sentence: () => trail.started,
  notice: notices.started,
  examples: [{}],
})
