import * as z from 'zod/mini'
import { trail } from '../text/trail'
import { envelope, words } from './fields'
import { kind } from './kind'

const schema = z.strictObject({ kind: z.literal('alert'), ...envelope, body: words(1500) })
export type Alert = z.infer<typeof schema>

/** What cannot wait: for professionals, and told at once to the chair and the children's social workers, wherever they are. */
export const alert = kind({
  name: 'alert',
  v: 1,
  schema,
  audience: 'professionals',
  may: () => null,
  settle: (meeting, { id, by }) => {
    meeting.alerts.set(id, { by, answered: false, escalated: false })
    return []
  },
  fold: (board, { id, statement, stamp }) => board.alert(id, statement.body, stamp),
  sentence: () => trail.raised,
  examples: [{ kind: 'alert', v: 1, seen: 1, body: 'She has not come to school, and nobody answers the door.' }],
})
