import * as z from 'zod/mini'
import { words } from '../../lib/statements/fields'
import { notices } from '../../lib/text/notices'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/** The chair breaks the meeting off, to go on with it later: everything can still be added, and starting it again resumes it. */
export const adjourn = act({
  verb: 'adjourn',
  input: z.strictObject({ reason: z.optional(words(1500)) }),
  validate: () => null,
  resolve: (_actor, { reason }): Content => (reason ? { reason } : {}),
  settle: meeting => {
    meeting.status = 'adjourned'
  },
  sentence: () => trail.adjourned,
  notice: notices.adjourned,
  examples: [{ reason: 'The paediatric report is due at two o’clock.' }],
})
