import * as z from 'zod/mini'
import { attendanceOf, attends } from '../../lib/meeting/flow'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Someone is here. Doing it twice changes nothing. */
export const join = act({
  verb: 'join',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (actor, _input, meeting) => (meeting.present.has(actor.person) ? null : {}),
  settle: (meeting, by, _content, at) => {
    meeting.present.set(by.person, at)
    if (attendanceOf(meeting.flow, by.person).went) attends(meeting.flow, by.person, { went: null })
  },
  sentence: () => trail.joined,
  presence: true,
  examples: [{}],
})
