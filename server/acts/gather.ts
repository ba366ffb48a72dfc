import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair asks everyone to come to where the meeting is. Nobody is made to: whoever is writing says so on their own screen, and nobody is told. */
export const gather = act({
  verb: 'gather',
  input: z.strictObject({}),
  validate: () => null,
  resolve: () => ({}),
  settle: ({ flow }, _by, _content, at) => {
    flow.called = at
  },
  sentence: () => trail.gathered,
  examples: [{}],
})
