import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'

const schema = z
  .strictObject({
    kind: z.literal('answer'),
    ...envelope,
    /** The question's statement. */
    asked: id,
    body: z.optional(words(3000)),
    /** Whoever asked needs no answer any more. */
    aside: z.optional(z.literal(true)),
  })
  .check(z.refine(a => (a.body === undefined) !== (a.aside === undefined), { path: ['body'] }))
export type Answer = z.infer<typeof schema>

/** What becomes of a question: anyone of the agency that was asked answers it, again where there is more to say; or whoever asked sets it aside. */
export const answer = kind({
  name: 'answer',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting) => {
    const question = meeting.questions.get(s.asked)
    if (!question || question.gone) return refuse('reference', refusals.noSuchQuestion).refusal
    if (question.aside !== null) return refuse('superseded', refusals.setAside).refusal
    if (s.aside === undefined)
      return question.agency === actor.agency ? null : refuse('not_allowed', refusals.onlyTheAsked).refusal
    if (question.person !== actor.person) return refuse('not_allowed', refusals.onlyTheAsker).refusal
    return question.answers.length > 0 ? refuse('superseded', refusals.answered).refusal : null
  },
  settle: (meeting, { id, statement }) => {
    const question = meeting.questions.get(statement.asked)
    if (!question) return []
    if (statement.aside) question.aside = id
    else question.answers.push(id)
    return []
  },
  fold: (board, { id, statement, stamp }) => board.answerTo(statement.asked, { id, ...statement }, stamp),
  sentence: s => (s.aside ? trail.questionAside : trail.answeredQuestion),
  examples: [
    { kind: 'answer', v: 1, seen: 1, asked: '00000000-0000-4000-8000-0000000000c1', body: 'On 3 November, at home.' },
  ],
})
