import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { isText } from '../../lib/ledger/jcs'
import { errorCode, SetupFault } from '../fault'
import { type Scenario, scenario } from './form'
import example from './scenario.json'

/** Reads a scenario file, or the demo conference where none is named. Throws a `SetupFault` that names the place of what is wrong. */
export function readScenario(file: string | null): Scenario {
  return parseScenario(file === null ? example : readJson(file), file ?? 'scenario.json')
}

/** `name` is what the file is called in a sentence about it. */
export function parseScenario(value: unknown, name: string): Scenario {
  const ill = illFormed(value, [])
  if (ill)
    throw new SetupFault(`${name} cannot be played: ${placeOf(ill, value)} holds characters that cannot be kept.`)
  const parsed = scenario.safeParse(value)
  if (parsed.success) return parsed.data
  const [first, ...others] = parsed.error.issues
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  throw new SetupFault(`${name} cannot be played: ${sentence(first, value)}${more}.`)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new SetupFault(`${file} cannot be played: it is not JSON.`)
    const why = errorCode(error) === 'ENOENT' ? 'there is no such file' : 'it cannot be read'
    throw new SetupFault(`${file} cannot be played: ${why}.`)
  }
}

function sentence(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  if (!issue) return 'it is not of the form "safeguarding-scenario/1"'
  return `${placeOf(issue.path, value)} ${issue.code === 'invalid_union' ? 'is not in a form that can be read' : asPredicate(issue.message)}`
}

const asPredicate = (message: string) => (/^(must|has|names|uses) /.test(message) ? message : `is wrong: ${message}`)

/** `contributions[4].nature (c05)` */
function placeOf(path: readonly PropertyKey[], value: unknown): string {
  if (path.length === 0) return 'it'
  const place = path.map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  const id = path[0] === 'contributions' ? at(at(at(value, 'contributions'), path[1]), 'id') : undefined
  return `${place.replace(/^\./, '')}${typeof id === 'string' ? ` (${id})` : ''}`
}

const at = (value: unknown, key: PropertyKey | undefined): unknown =>
  typeof value === 'object' && value !== null && key !== undefined ? Reflect.get(value, key) : undefined

/** The path to text that neither PostgreSQL nor UTF-8 can hold; null where all of it can be kept. */
function illFormed(value: unknown, path: PropertyKey[]): PropertyKey[] | null {
  if (typeof value === 'string') return isText(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, item] of Object.entries(value)) {
    const found = illFormed(item, [...path, Array.isArray(value) ? Number(key) : key])
    if (found) return found
  }
  return null
}
