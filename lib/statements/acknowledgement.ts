import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id } from './fields'
import { kind } from './kind'

const schema = z.strictObject({ kind: z.literal('acknowledgement'), ...envelope, alert: id })

/** A named person other than the one who raised it takes on what cannot wait. The first answer stands. */
export const acknowledgement = kind({
  name: 'acknowledgement',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting) => {
    const raised = meeting.alerts.get(s.alert)
    if (!raised) return refuse('reference', refusals.noSuchAlert).refusal
    if (raised.by.person === actor.person) return refuse('not_allowed', refusals.othersAnswer).refusal
    return raised.answered ? refuse('superseded', refusals.answered).refusal : null
  },
  settle: (meeting, { statement }) => {
    const raised = meeting.alerts.get(statement.alert)
    if (raised) raised.answered = true
    return []
  },
  fold: (board, { statement, stamp }) => board.answer(statement.alert, stamp),
  sentence: () => trail.answered,
  examples: [{ kind: 'acknowledgement', v: 1, seen: 1, alert: '00000000-0000-4000-8000-0000000000c1' }],
})
