import * as z from 'zod/mini'
import { words } from '../../lib/statements/fields'
import { notices } from '../../lib/text/notices'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair opens a closed meeting again, and says why: it goes on where it ended, and nothing that was entered is undone. A proposal to destroy it is off. */
export const reopen = act({
  verb: 'reopen',
  input: z.strictObject({ reason: words(1500) }),
  validate: () => null,
  resolve: (_actor, { reason }) => ({ reason }),
  settle: meeting => {
    meeting.status = 'in_progress'
    meeting.closedAt = null
    meeting.keptClosed = null
    meeting.disposal = null
  },
  sentence: () => trail.reopened,
  notice: notices.reopened,
  examples: [{ reason: 'The hospital sent information that bears on the plan.' }],
})
