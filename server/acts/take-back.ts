import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { TAKE_BACK_MS } from '../../lib/protocol/keep'
import { id } from '../../lib/statements/fields'
import { takeDown } from '../../lib/statements/said'
import { refusals } from '../../lib/text/refusals'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'
import { audienceIn, besideOf, takenBy } from './take-down'

/**
 * Its author takes a contribution back within ten seconds of its receipt, and says no reason. It is a take-down: gone from every
 * board at once, who could see it stays in the trail, and only a second person has it destroyed.
 */
export const takeBack = act({
  verb: 'take-back',
  input: z.strictObject({ statement: id }),
  validate: (actor, { statement }, meeting, now) => {
    const said = meeting.said.get(statement)
    if (!said?.receipt || said.kind !== 'contribution') return refuse('reference', refusals.notOnBoard).refusal
    if (said.person !== actor.person) return refuse('not_allowed', refusals.onlyItsAuthor).refusal
    if (said.takenDown) return null
    if (meeting.contributions.get(statement)?.current !== statement)
      return refuse('superseded', refusals.superseded).refusal
    const late = now - Date.parse(said.receipt.at) > TAKE_BACK_MS
    return late ? refuse('not_allowed', refusedActs.tenSeconds).refusal : null
  },
  resolve: (_actor, { statement }, meeting) => {
    const said = meeting.said.get(statement)
    return !said || said.takenDown ? null : { of: statement, audience: said.audience, ...besideOf(meeting, statement) }
  },
  settle: (meeting, by, content) => takeDown(meeting, String(content.of), { person: by.person, reason: 'taken-back' }),
  takes: takenBy,
  among: audienceIn,
  sentence: () => trail.tookBack,
  examples: [{ statement: '00000000-0000-4000-8000-0000000000c1' }],
})
