import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Whether a mark that finds less than "relevant" and "proportionate" is shown to the author's agency before the others. */
export const setMarking = act({
  verb: 'set-marking',
  input: z.strictObject({ authorFirst: z.boolean() }),
  validate: () => null,
  resolve: (_actor, { authorFirst }, meeting) => (meeting.authorFirst === authorFirst ? null : { authorFirst }),
  settle: (meeting, _by, { authorFirst }) => {
    meeting.authorFirst = authorFirst === true
  },
  among: 'professionals',
  sentence: ({ authorFirst }) => trail.setMarking(authorFirst === true),
  examples: [{ authorFirst: false }],
})
