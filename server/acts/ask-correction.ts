import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { recipientId } from '../../lib/protocol/record'
import { words } from '../../lib/statements/fields'
import { londonDate } from '../../lib/text/dates'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Somebody says what is wrong in the approved version that they read, while there is time for it. The server says whose version that is. */
export const askCorrection = act({
  verb: 'ask-correction',
  input: z.strictObject({ number: z.int().check(z.positive()), recipient: recipientId, words: words(1500) }),
  validate: (_actor, { number, recipient }, { recording }, now) => {
    const approved = recording.approved[number - 1]
    if (number !== recording.approved.length || !approved?.recipients.some(({ id }) => id === recipient))
      return refuse('reference', refusedAfter.noSuchVersion).refusal
    const today = londonDate(new Date(now).toISOString())
    return approved.until === null || today > approved.until
      ? refuse('closed', refusedAfter.correctionsOver).refusal
      : null
  },
  resolve: ({ agency }, { number, recipient, words }) => ({ id: randomUUID(), number, recipient, words, agency }),
  settle: ({ recording }, { person, name, agency, role }, { id, number, recipient, words }, at) => {
    recording.corrections.set(String(id), {
      id: String(id),
      number: Number(number),
      recipient: String(recipient),
      person,
      name,
      agency,
      role,
      at,
      words: String(words),
      decided: null,
    })
  },
  among: 'professionals',
  sentence: () => trail.askedCorrection,
  examples: [{ number: 1, recipient: 'professionals', words: 'The visit was on 2 November, not 12 November.' }],
})
