import * as z from 'zod/mini'
import { clearFloor } from '../../lib/meeting/flow'
import { words } from '../../lib/statements/fields'
import { notices } from '../../lib/text/notices'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/** The chair breaks the meeting off, to go on with it later: everything can still be added, and starting it again resumes it. */
export const adjourn = act({
  verb: 'adjourn',
  input: z.strictObject({ reason: z.optional(words(1500)) }),
  validate: () => null,
  resolve: (_actor, { reason }, { flow: { part } }): Content => ({
    ...(reason ? { reason } : {}),
    ...(part && part.stopped === null ? { clock: 'stopped' } : {}),
  }),
  settle: (meeting, _by, { clock }, at) => {
    meeting.status = 'adjourned'
    if (meeting.flow.part && clock === 'stopped') meeting.flow.part.stopped = at
    clearFloor(meeting.flow)
  },
  sentence: () => trail.adjourned,
  notice: notices.adjourned,
  examples: [{ reason: 'The paediatric report is due at two o’clock.' }],
})
