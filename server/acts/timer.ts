import * as z from 'zod/mini'
import { goOn } from '../../lib/meeting/flow'
import { refuse } from '../../lib/protocol/codes'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

const LONGEST = 180

/** The clock of the part the meeting is in: stopped, going on, or given more minutes (fewer: below nought). What is entered is what holds then, so that it can be read twice. */
export const timer = act({
  verb: 'timer',
  input: z.union([
    z.strictObject({ running: z.boolean() }),
    z.strictObject({ more: z.int().check(z.minimum(-60), z.maximum(60)) }),
  ]),
  validate: (_actor, _input, { flow }) => (flow.part ? null : refuse('reference', refusedActs.noPartYet).refusal),
  resolve: (_actor, input, { flow: { part } }): Content | null => {
    if (!part) return null
    if ('more' in input) {
      const more = Math.max(-LONGEST, Math.min(LONGEST, part.more + input.more))
      return more === part.more ? null : { more, by: more - part.more }
    }
    if (input.running === (part.stopped === null)) return null
    return part.stopped === null ? { running: false } : { running: true, stopped: part.stopped, paused: part.paused }
  },
  settle: ({ flow: { part } }, _by, { more, running, stopped, paused }, at) => {
    if (!part) return
    if (typeof more === 'number') part.more = more
    if (running === false) part.stopped = at
    if (running === true) goOn(part, String(stopped), Number(paused), at)
  },
  sentence: ({ by, running }) => trail.timer(Number(by ?? 0), typeof running === 'boolean' ? running : null),
  examples: [{ more: 2 }, { running: false }],
})
