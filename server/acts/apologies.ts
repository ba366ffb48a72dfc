import * as z from 'zod/mini'
import { attendanceOf, attends } from '../../lib/meeting/flow'
import { can } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id, words } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Why somebody invited cannot come, said by themselves or by whoever lets people in; null takes it back. Professionals alone are told. */
export const apologies = act({
  verb: 'apologies',
  input: z.strictObject({ person: z.optional(id), reason: z.nullable(words(600)) }),
  validate: (actor, { person }, meeting) => {
    const whom = meeting.members.get(person ?? actor.person)
    if (!whom || whom.role === 'auditor') return refuse('reference', refusedActs.notInvited).refusal
    return whom.person === actor.person || !can(actor, 'admit', meeting)
      ? null
      : refuse('not_allowed', refusedActs.onlyForOneself).refusal
  },
  resolve: (actor, { person, reason }, meeting) => {
    const whom = meeting.members.get(person ?? actor.person)
    if (!whom || attendanceOf(meeting.flow, whom.person).apologies === reason) return null
    return { person: whom.person, ...(whom.person === actor.person ? {} : { name: whom.name }), reason }
  },
  settle: ({ flow }, _by, { person, reason }) =>
    attends(flow, String(person), { apologies: typeof reason === 'string' ? reason : null }),
  among: 'professionals',
  sentence: ({ name, reason }) => trail.apologies(typeof name === 'string' ? name : null, typeof reason === 'string'),
  examples: [{ reason: 'At court this morning. The report is with the chair.' }],
})
