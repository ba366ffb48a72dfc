import * as z from 'zod/mini'
import { forgetOld, isOld, MOST_SCREENS } from '../../lib/meeting/screens'
import { refuse } from '../../lib/protocol/codes'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/**
 * A code for a room screen is on the screen of whoever does this, and nowhere else: what is entered is its hash. A newer one takes
 * the place of the one before.
 */
export const pairRoom = act({
  verb: 'pair-room',
  input: z.strictObject({ hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  validate: (_actor, _input, { screens }, now) =>
    [...screens.paired.values()].filter(one => !isOld(one, now)).length < MOST_SCREENS
      ? null
      : refuse('too_many', refusedActs.screensAreFull).refusal,
  resolve: (_actor, { hash }) => ({ hash }),
  settle: ({ screens }, by, { hash }, at) => {
    forgetOld(screens, Date.parse(at))
    screens.code = { hash: String(hash), at, by: by.person }
  },
  among: 'professionals',
  sentence: () => trail.pairsRoom,
  examples: [{ hash: '0'.repeat(64) }],
})

/** A screen had the code that was given: from now on it shows what everybody in the room may see. The server enters it itself, in the name of whoever gave the code. */
export const roomConnected = act({
  verb: 'room-connected',
  input: z.strictObject({}),
  validate: () => null,
  resolve: () => null,
  settle: ({ screens }, by, { screen, token }, at) => {
    screens.code = null
    screens.paired.set(String(screen), { token: String(token), since: at, by: by.person })
  },
  among: 'professionals',
  sentence: () => trail.roomConnected,
  examples: [],
})
