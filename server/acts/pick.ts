import * as z from 'zod/mini'
import type { Audience } from '../../lib/meeting/state'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

const session = (audience: Audience | undefined) => audience?.kind === 'meeting' || audience?.kind === 'own'

/**
 * The chair picks one item of one session for another: the words as they stand now, to be shared there by the chair under `as`. What
 * is then shared under that id holds just those words; nothing in it says where they came from.
 */
export const pick = act({
  verb: 'pick',
  input: z.strictObject({
    contribution: id,
    version: id,
    audience: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
    as: id,
  }),
  validate: (actor, { contribution, version, audience, as }, meeting) => {
    const target = meeting.contributions.get(contribution)
    if (!target) return refuse('reference', refusals.notOnBoard).refusal
    if (target.withdrawn) return refuse('withdrawn', refusals.withdrawn).refusal
    if (target.current !== version) return refuse('superseded', refusals.superseded).refusal
    const [from, to] = [target.audience, audience].map(one => meeting.audiences.get(one))
    if (!session(from) || !session(to) || from === to) return refuse('wrong_audience', refusedActs.notBetween).refusal
    const known = meeting.picks.get(as)
    const other = known && (known.person !== actor.person || known.version !== version || known.audience !== audience)
    return other || (meeting.said.has(as) && !known) ? refuse('already_shared', refusals.alreadyShared).refusal : null
  },
  resolve: (_actor, input, meeting) => (meeting.picks.has(input.as) ? null : { ...input }),
  settle: (meeting, by, { contribution, version, audience, as }) =>
    void meeting.picks.set(String(as), {
      person: by.person,
      contribution: String(contribution),
      version: String(version),
      audience: String(audience),
    }),
  among: 'professionals',
  sentence: () => trail.picked,
  examples: [
    {
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      audience: '00000000-0000-4000-8000-0000000000a1',
      as: '00000000-0000-4000-8000-0000000000c2',
    },
  ],
})
