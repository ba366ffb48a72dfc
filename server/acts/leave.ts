import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Someone goes. The server enters it itself, as `connection-lost`, for people whose last connection is gone. */
export const leave = act({
  verb: 'leave',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (actor, _input, meeting) => (meeting.present.has(actor.person) ? {} : null),
  settle: (meeting, by, _content, at) => {
    meeting.present.delete(by.person)
    meeting.left.set(by.person, at)
  },
  sentence: content => (content.how === 'connection-lost' ? trail.connectionLost : trail.left),
  presence: true,
  examples: [{}],
})

/** What the ledger says of someone whose connection was lost. */
export const CONNECTION_LOST = { how: 'connection-lost' } as const
