import * as z from 'zod/mini'
import { EVENTS } from '../../lib/protocol/live'
import { KINDS } from '../../lib/statements/index'
import { ACTS } from '../acts/index'

/** JSON Schema of everything a client may send and is sent, generated from the code, with examples the server accepts. */
export const readSchema = () => ({
  statements: Object.values(KINDS).map(kind => ({
    kind: kind.name,
    schema: z.toJSONSchema(kind.schema),
    examples: kind.examples,
  })),
  acts: Object.values(ACTS).map(act => ({ verb: act.verb, schema: z.toJSONSchema(act.input), examples: act.examples })),
  events: Object.entries(EVENTS).map(([event, schema]) => ({ event, schema: z.toJSONSchema(schema) })),
})
