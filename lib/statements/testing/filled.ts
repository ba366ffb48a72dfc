import * as z from 'zod/mini'
import { SEEN } from '../fields'
import { KINDS, type KindName } from '../index'

type JsonSchema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
}

/** What a person writes themselves: text of no set form. */
const isWords = (schema: JsonSchema) =>
  schema.type === 'string' && !schema.format && !schema.enum && (!schema.pattern || schema.pattern === SEEN.source)

/**
 * One statement of a kind in which every field that holds a person's own words holds a fresh one from `next`, so that a
 * field added tomorrow is filled tomorrow. `fixed` gives what must point somewhere, and leaves out (undefined) what does not fit the rest.
 */
export function filled(kind: KindName, next: () => string, fixed: Record<string, unknown>): Record<string, unknown> {
  const schema: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(KINDS[kind].schema)))
  const made = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    name in fixed ? fixed[name] : value(field, next),
  ])
  return Object.fromEntries(made.filter(([, content]) => content !== undefined))
}

function value(schema: JsonSchema, next: () => string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return value(schema.anyOf[0] ?? {}, next)
  if (isWords(schema)) return next()
  if (schema.format === 'date') return '2026-11-03'
  if (schema.pattern?.includes(':')) return '14:05'
  if (schema.type === 'integer') return 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'array') return [value(schema.items ?? {}, next)]
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [name, value(field, next)]),
    )
  throw new Error(`A field of this form cannot be filled yet: ${JSON.stringify(schema)}`)
}

/** An event in the past, to the minute: the one field whose parts exclude each other. */
export const EVENT = { precision: 'minute', date: '2026-11-03', time: '14:05' } as const

/** What a decision relies on, and a conflict is between: these contributions, in their first words. */
export const pointing = (contributions: readonly string[]) => {
  const list = contributions.map(contribution => ({ contribution, version: contribution }))
  return { reliesOn: list, between: list }
}
