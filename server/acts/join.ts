import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Someone is here. Doing it twice changes nothing. */
export const join = act({
  verb: 'join',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (actor, _input, meeting) => (meeting.present.has(actor.person) ? null : {}),
  settle: (meeting, by, _content, at) => void meeting.present.set(by.person, at),
  sentence: () => trail.joined,
  presence: true,
  examples: [{}],
})
