import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The set-up was changed: which fields, who was invited or taken out. Entered by the form's own command; nobody can ask for it here. */
export const setUpChanged = act({
  verb: 'set-up-changed',
  input: z.strictObject({}),
  validate: () => null,
  resolve: () => null,
  settle: () => undefined,
  among: 'professionals',
  sentence: ({ fields }) => trail.changedSetUp(Array.isArray(fields) ? fields.map(String) : []),
  examples: [],
})
