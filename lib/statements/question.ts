import * as z from 'zod/mini'
import type { MeetingState } from '../meeting/state'
import { can } from '../policy/can'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, words } from './fields'
import { kind } from './kind'

const schema = z.strictObject({ kind: z.literal('question'), ...envelope, agency: words(300), body: words(1500) })
export type Question = z.infer<typeof schema>

/** Whether somebody of that agency is invited who can answer. */
const answers = (agency: string, meeting: MeetingState): boolean =>
  [...meeting.members.values()].some(
    one => one.agency === agency && can({ ...one, admitted: true }, 'answer', meeting) === null,
  )

/** Something asked of an agency that is about no one contribution. It is open until somebody there answers, or whoever asked sets it aside. */
export const question = kind({
  name: 'question',
  v: 1,
  schema,
  audience: 'professionals',
  may: (_actor, s, meeting) =>
    answers(s.agency, meeting) ? null : refuse('reference', refusals.nobodyToAnswer).refusal,
  settle: (meeting, { id, by, statement }) => {
    const { agency } = statement
    meeting.questions.set(id, { agency, person: by.person, answers: [], aside: null, gone: false })
    return []
  },
  fold: (board, { id, statement, stamp }) => board.ask(id, statement, stamp),
  sentence: s => trail.questioned(s.agency),
  // An agency of the demo, so that the example holds there.
  examples: [
    { kind: 'question', v: 1, seen: 1, agency: 'Northmarch Police', body: 'Is anybody else being looked into?' },
  ],
})
