import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Which children of the meeting are somebody's of the family: their version of the record is of no others. */
export const sayWhose = act({
  verb: 'say-whose',
  input: z.strictObject({
    person: id,
    children: z.array(id).check(
      z.maxLength(20),
      z.refine(list => new Set(list).size === list.length),
    ),
  }),
  validate: (_actor, { children }, meeting) =>
    children.every(child => meeting.children.has(child)) ? null : refuse('reference', refusals.unknownChild).refusal,
  resolve: (_actor, { person, children }) => ({ person, children }),
  settle: ({ recording }, _by, { person, children }) => {
    const theirs = Array.isArray(children) ? children.filter(child => typeof child === 'string') : []
    recording.theirs.set(String(person), theirs)
  },
  among: 'professionals',
  sentence: () => trail.saidWhose,
  examples: [
    {
      person: '00000000-0000-4000-8000-000000000301',
      children: ['00000000-0000-4000-8000-000000000101'],
    },
  ],
})
