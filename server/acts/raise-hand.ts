import * as z from 'zod/mini'
import type { MeetingState, Member, QuestionState } from '../../lib/meeting/state'
import { can, leads } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/**
 * Somebody asks to speak, or no longer does; whoever lets people in says it for somebody on the phone or in the room. Where the
 * chair waits for an answer from their agency they go first, and the entry says so.
 */
export const raiseHand = act({
  verb: 'raise-hand',
  input: z.strictObject({ up: z.boolean(), person: z.optional(id) }),
  validate: (actor, { person }, meeting) => {
    const whom = meeting.members.get(person ?? actor.person)
    if (!whom) return refuse('reference', refusedActs.notInvited).refusal
    if (whom.person !== actor.person && can(actor, 'admit', meeting))
      return refuse('not_allowed', refusedActs.onlyForOneself).refusal
    return speaksInTurn(whom, meeting) ? null : refuse('reference', refusedActs.doesNotSpeak).refusal
  },
  resolve: (actor, { up, person }, meeting) => {
    const whom = meeting.members.get(person ?? actor.person)
    if (!whom || meeting.flow.hands.has(whom.person) === up) return null
    const of = { person: whom.person, ...(whom.person === actor.person ? {} : { name: whom.name }) }
    return up ? { ...of, up, answering: answers(whom, meeting) } : { ...of, up }
  },
  settle: ({ flow: { hands } }, by, { person, up, answering }, at) => {
    const whom = String(person)
    if (up === true) hands.set(whom, { person: whom, at, answering: answering === true, by: by.person })
    else hands.delete(whom)
  },
  presence: true,
  sentence: ({ name, up, answering }) =>
    trail.hand(typeof name === 'string' ? name : null, up === true, answering === true),
  examples: [{ up: true }, { up: false }],
})

/** Whether somebody can be called to speak, on a screen or without one. */
export const speaksInTurn = (whom: Member, meeting: MeetingState): boolean =>
  can({ ...whom, admitted: true }, 'raise-hand', meeting) === null

/** By a mark or by a question of its own. Of a named list nobody is told that something was asked on it. */
const answers = ({ agency }: Member, { contributions, audiences, questions, members }: MeetingState): boolean =>
  [...questions.values()].some(one => one.agency === agency && isOpen(one) && isLed(members.get(one.person))) ||
  [...contributions.values()].some(
    one => one.asked && !one.withdrawn && one.agency === agency && audiences.get(one.audience)?.kind !== 'named',
  )

const isLed = (asks: Member | undefined) => asks !== undefined && leads(asks)
const isOpen = ({ gone, aside, answers: given }: QuestionState) => !gone && aside === null && given.length === 0
