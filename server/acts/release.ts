import * as z from 'zod/mini'
import { releaseKey } from '../../lib/meeting/recording'
import { refuse } from '../../lib/protocol/codes'
import { recipientId, sha256Hex } from '../../lib/protocol/record'
import { words } from '../../lib/statements/fields'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act } from './act'

const input = z.strictObject({ recipient: recipientId, fingerprint: sha256Hex })
const example = {
  recipient: '00000000-0000-4000-8000-000000000301',
  fingerprint: 'a'.repeat(64),
}

/** Somebody says why a version may go out although it holds words that are kept from its recipient. Nothing follows until another agrees. */
export const proposeRelease = act({
  verb: 'propose-release',
  input: z.extend(input, { reason: words(1500) }),
  validate: () => null,
  resolve: (_actor, { recipient, fingerprint, reason }) => ({ recipient, fingerprint, reason }),
  settle: ({ recording }, { person, name }, { recipient, fingerprint, reason }) => {
    recording.releases.set(releaseKey(String(recipient), String(fingerprint)), {
      recipient: String(recipient),
      fingerprint: String(fingerprint),
      reason: String(reason),
      by: { person, name },
      confirmed: null,
    })
  },
  among: 'professionals',
  sentence: () => trail.proposedRelease,
  examples: [{ ...example, reason: 'The street is named as it was in the court order, which he has.' }],
})

/** A second person agrees, of exactly the version that was proposed. */
export const confirmRelease = act({
  verb: 'confirm-release',
  input,
  validate: (actor, { recipient, fingerprint }, { recording }) => {
    const proposed = recording.releases.get(releaseKey(recipient, fingerprint))
    if (!proposed) return refuse('superseded', refusedAfter.releaseFirst).refusal
    return proposed.by.person === actor.person ? refuse('not_allowed', refusedAfter.secondPerson).refusal : null
  },
  resolve: (_actor, { recipient, fingerprint }, { recording }) =>
    recording.releases.get(releaseKey(recipient, fingerprint))?.confirmed ? null : { recipient, fingerprint },
  settle: ({ recording }, { person, name }, { recipient, fingerprint }) => {
    const key = releaseKey(String(recipient), String(fingerprint))
    const proposed = recording.releases.get(key)
    if (proposed) recording.releases.set(key, { ...proposed, confirmed: { person, name } })
  },
  among: 'professionals',
  sentence: () => trail.confirmedRelease,
  examples: [example],
})
