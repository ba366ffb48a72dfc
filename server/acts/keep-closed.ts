import * as z from 'zod/mini'
import { words } from '../../lib/statements/fields'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** What came in late does not need the meeting to meet again, and why: the chair's other answer to it. What comes after asks anew. */
export const keepClosed = act({
  verb: 'keep-closed',
  input: z.strictObject({ reason: words(1500) }),
  validate: () => null,
  resolve: (_actor, { reason }) => ({ reason }),
  settle: (meeting, _by, _content, at) => {
    meeting.keptClosed = at
  },
  sentence: () => trail.keptClosed,
  examples: [{ reason: 'It says again what the meeting had from the hospital.' }],
})
