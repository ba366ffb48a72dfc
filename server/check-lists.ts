import { readFileSync } from 'node:fs'
import { startingLists, type WordLists, wordLists } from '../lib/checks/lists'
import { SetupFault } from './fault'

/** The partnership's own words for the checks, from a JSON file; a list it does not name stays ours. Throws a sentence that says which list is wrong. */
export function readCheckLists(file: string | undefined): WordLists {
  if (file === undefined) return startingLists
  const parsed = wordLists.safeParse({ ...startingLists, ...read(file) })
  if (parsed.success) return parsed.data
  const at = parsed.error.issues[0]?.path.join('.') || 'a name that is not one of its lists'
  throw new SetupFault(`CHECK_LISTS: ${file} cannot be used (${at}). docs/checks.md shows its form.`)
}

function read(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {}
  throw new SetupFault(`CHECK_LISTS: ${file} cannot be read as JSON. docs/checks.md shows its form.`)
}
