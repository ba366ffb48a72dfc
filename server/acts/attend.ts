import * as z from 'zod/mini'
import { attendanceOf, attends, goes, HOW } from '../../lib/meeting/flow'
import { can } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { HOW_WORDS } from '../../lib/text/flow'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/**
 * How somebody is there: said by themselves, or by whoever lets people in. `here` marks somebody without a screen as present, or as gone;
 * that opens nothing to them, and is for whoever lets people in alone.
 */
export const attend = act({
  verb: 'attend',
  input: z
    .strictObject({ person: z.optional(id), how: z.optional(z.enum(HOW)), here: z.optional(z.boolean()) })
    .check(z.refine(said => said.how !== undefined || said.here !== undefined, { path: ['how'] })),
  validate: (actor, { person, here }, meeting) => {
    const whom = meeting.members.get(person ?? actor.person)
    if (!whom || whom.role === 'auditor') return refuse('reference', refusedActs.notInvited).refusal
    const theirs = whom.person === actor.person && here === undefined
    return theirs || !can(actor, 'admit', meeting) ? null : refuse('not_allowed', refusedActs.onlyForOneself).refusal
  },
  resolve: (actor, { person, how, here }, meeting) => {
    const whom = meeting.members.get(person ?? actor.person)
    if (!whom) return null
    const known = attendanceOf(meeting.flow, whom.person)
    const marks = here !== undefined && (known.marked !== null) !== here
    const says = how !== undefined && known.how !== how
    if (!marks && !says) return null
    const said: Content = { ...(says ? { how } : {}), ...(marks ? { here } : {}) }
    return { person: whom.person, ...(whom.person === actor.person ? {} : { name: whom.name }), ...said }
  },
  settle: (meeting, _by, { person, how, here }, at) => {
    const whom = String(person)
    const said = HOW.find(one => one === how)
    if (said) attends(meeting.flow, whom, { how: said })
    if (here === true) attends(meeting.flow, whom, { marked: at, went: null })
    if (here !== false) return
    if (!meeting.present.has(whom)) goes(meeting, whom, at)
    attends(meeting.flow, whom, { marked: null })
  },
  presence: true,
  sentence: ({ name, how, here }) => {
    const said = HOW.find(one => one === how)
    return trail.attends(
      typeof name === 'string' ? name : null,
      said ? HOW_WORDS[said] : null,
      typeof here === 'boolean' ? here : null,
    )
  },
  examples: [{ how: 'phone' }],
})
