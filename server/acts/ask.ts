import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { id, words } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/**
 * What somebody who joins from afar was asked in private: whether they can talk freely where they are, and the word with which they
 * stop everything. The log says that they were asked; the answer is kept beside it, sealed, for those who let people in.
 */
export const ask = act({
  verb: 'ask',
  input: z.strictObject({ person: id, free: z.boolean(), stopWord: z.optional(words(60)) }),
  validate: (_actor, { person }, meeting) =>
    meeting.members.has(person) ? null : refuse('reference', refusedActs.notInvited).refusal,
  resolve: (_actor, { person, free, stopWord }, meeting) => {
    const whom = meeting.members.get(person)
    const known = meeting.asides.get(person)
    return !whom || (known?.free === free && known.stopWord === stopWord) ? null : { person, name: whom.name }
  },
  settle: () => undefined,
  aside: ({ person, free, stopWord }) => ({ person, said: { free, ...(stopWord ? { stopWord } : {}) } }),
  among: 'professionals',
  sentence: ({ name }) => trail.asked(String(name)),
  examples: [{ person: '00000000-0000-4000-8000-000000000201', free: true, stopWord: 'Lemon' }],
})
