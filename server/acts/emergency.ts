import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** A second person confirmed that somebody without a place may read the meeting for some hours. Entered by that command; nobody can ask for it here. */
export const emergencyOpened = act({
  verb: 'emergency-opened',
  input: z.strictObject({}),
  validate: () => null,
  resolve: () => null,
  settle: () => undefined,
  among: 'professionals',
  sentence: ({ name, agency, hours }) => trail.emergencyOpened(String(name), String(agency), Number(hours)),
  examples: [],
})

/** It was ended before its time, by whoever chairs or whoever read. */
export const emergencyEnded = act({
  verb: 'emergency-ended',
  input: z.strictObject({}),
  validate: () => null,
  resolve: () => null,
  settle: () => undefined,
  among: 'professionals',
  sentence: ({ name }) => trail.emergencyEnded(String(name)),
  examples: [],
})
