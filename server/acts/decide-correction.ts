import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { id, words } from '../../lib/statements/fields'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair decides what somebody asked to have put right, with words either way: they stand with the next version. */
export const decideCorrection = act({
  verb: 'decide-correction',
  input: z.strictObject({ correction: id, accepted: z.boolean(), words: words(1500) }),
  validate: (_actor, { correction }, { recording }) => {
    const asked = recording.corrections.get(correction)
    if (!asked) return refuse('reference', refusedAfter.noSuchCorrection).refusal
    return asked.decided ? refuse('superseded', refusedAfter.correctionDecided).refusal : null
  },
  resolve: (_actor, { correction, accepted, words }) => ({ correction, accepted, words }),
  settle: ({ recording }, { name }, { correction, accepted, words }, at) => {
    const asked = recording.corrections.get(String(correction))
    if (asked) asked.decided = { accepted: accepted === true, words: String(words), at, by: name }
  },
  among: 'professionals',
  sentence: ({ accepted }) => trail.decidedCorrection(accepted === true),
  examples: [
    {
      correction: '00000000-0000-4000-8000-000000000401',
      accepted: true,
      words: 'Put right: 2 November 2026',
    },
  ],
})
