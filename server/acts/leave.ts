import * as z from 'zod/mini'
import { attendanceOf, goes } from '../../lib/meeting/flow'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Someone goes. The server enters it itself, as `connection-lost`, for people whose last connection is gone. */
export const leave = act({
  verb: 'leave',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (actor, _input, meeting) => (meeting.present.has(actor.person) ? {} : null),
  settle: (meeting, by, content, at) => {
    const joined = meeting.present.get(by.person)
    const known = meeting.left.get(by.person)
    const marked = attendanceOf(meeting.flow, by.person).marked !== null
    if (!marked) goes(meeting, by.person, at)
    meeting.present.delete(by.person)
    if (content.how !== 'connection-lost') meeting.flow.hands.delete(by.person)
    // A connection goes a while before it is entered as lost: that is when they went.
    const before = content.how === 'connection-lost' && known !== undefined && (!joined || known > joined)
    if (!before) meeting.left.set(by.person, at)
  },
  sentence: content => (content.how === 'connection-lost' ? trail.connectionLost : trail.left),
  presence: true,
  delivered: 'own',
  examples: [{}],
})

/** What the ledger says of someone whose connection was lost. */
export const CONNECTION_LOST = { how: 'connection-lost' } as const
