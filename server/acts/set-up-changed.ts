import * as z from 'zod/mini'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Fields that decide what is kept from whom: words, names of agencies and people, and who belongs to whom. */
const KEEPS: readonly unknown[] = ['terms', 'agencies', 'attendees', 'people']

/** The set-up was changed: which fields, who was invited or taken out. Entered by the form's own command; nobody can ask for it here. */
export const setUpChanged = act({
  verb: 'set-up-changed',
  input: z.strictObject({}),
  validate: () => null,
  resolve: () => null,
  // Two people let a version go with what was kept from its reader then: of anything kept since they said nothing.
  settle: ({ recording }, _by, { fields }) => {
    if (Array.isArray(fields) && fields.some(field => KEEPS.includes(field))) recording.releases.clear()
  },
  among: 'professionals',
  sentence: ({ fields }) => trail.changedSetUp(Array.isArray(fields) ? fields.map(String) : []),
  examples: [],
})
