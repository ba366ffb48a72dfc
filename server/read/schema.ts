import * as z from 'zod/mini'
import { EVENTS } from '../../lib/protocol/live'
import { KINDS } from '../../lib/statements/index'
import { ACTS } from '../acts/index'

/**
 * JSON Schema of everything a client may send and is sent, generated from the code, with examples the server accepts.
 * `child` and `people` (the chair first) are of the demo meeting, so that the examples hold there as they stand; null without a demo.
 */
export const readSchema = (child: string | null, people: readonly [string, string] | null) => ({
  statements: Object.values(KINDS).map(kind => ({
    kind: kind.name,
    schema: z.toJSONSchema(kind.schema),
    examples: kind.examples.map(example => (child ? withChild(example, child) : example)),
  })),
  acts: Object.values(ACTS).map(act => ({
    verb: act.verb,
    schema: z.toJSONSchema(act.input),
    examples: act.examples.map(example => (people ? withPeople(example, people) : example)),
  })),
  events: Object.entries(EVENTS).map(([event, schema]) => ({ event, schema: z.toJSONSchema(schema) })),
})

const withChild = (example: object, child: string) => ({
  ...example,
  ...('children' in example ? { children: [child] } : {}),
  ...('child' in example ? { child } : {}),
})

const withPeople = (example: unknown, people: readonly [string, string]) => {
  if (typeof example !== 'object' || example === null) return example
  if ('people' in example) return { ...example, people }
  return 'person' in example ? { ...example, person: people[1] } : example
}
