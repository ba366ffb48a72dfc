import * as z from 'zod/mini'
import { id } from '../../lib/statements/fields'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Nobody answered what cannot wait, so more people are told. The server enters it itself, in the name of whoever raised it; nobody can ask for it. */
export const escalate = act({
  verb: 'escalate',
  input: z.strictObject({ alert: id }),
  validate: () => null,
  resolve: (_actor, { alert }) => ({ of: alert }),
  settle: (meeting, _by, { of }) => {
    const raised = meeting.alerts.get(String(of))
    if (raised) raised.escalated = true
  },
  among: 'professionals',
  sentence: () => trail.escalated,
  examples: [],
})
