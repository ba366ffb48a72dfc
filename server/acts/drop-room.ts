import * as z from 'zod/mini'
import { id } from '../../lib/statements/fields'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** A room screen shows nothing of the meeting any more. One that is not there, or no more, is gone already. */
export const dropRoom = act({
  verb: 'drop-room',
  input: z.strictObject({ screen: id }),
  validate: () => null,
  resolve: (_actor, { screen }, { screens }) => (screens.paired.has(screen) ? { screen } : null),
  settle: ({ screens }, _by, { screen }) => {
    screens.paired.delete(String(screen))
  },
  among: 'professionals',
  sentence: () => trail.roomDropped,
  examples: [{ screen: '00000000-0000-4000-8000-0000000000d1' }],
})
