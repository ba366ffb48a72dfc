import * as z from 'zod/mini'
import { KINDS } from '../../lib/statements/index'
import { ACTS } from '../acts/index'

/** JSON Schema of everything a client may send, generated from the code that checks it, with examples the server accepts. */
export const readSchema = () => ({
  statements: Object.values(KINDS).map(kind => ({
    kind: kind.name,
    schema: z.toJSONSchema(kind.schema),
    examples: kind.examples,
  })),
  acts: Object.values(ACTS).map(act => ({ verb: act.verb, schema: z.toJSONSchema(act.input), examples: act.examples })),
})
