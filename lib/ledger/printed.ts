import { parseCheckpoint } from './checkpoint'
import type { Verdict } from './verdict'

/**
 * What the code on a printed record says of a file: `same`: it is of this log, and the file continues what was signed then; `not-continued`:
 * of this log, and the file does not; `other-log`: of another; `unreadable`: no such code.
 */
export type Printed = 'same' | 'not-continued' | 'other-log' | 'unreadable'

/** Holds the note that a code is against a file. `again`: checks the file once more, with a note that it has to continue. Null for a file that is not authentic itself. */
export function printedOf(code: string, verdict: Verdict, again: (note: string) => Verdict): Printed | null {
  if (verdict.verdict !== 'authentic') return null
  const note = noteIn(code)
  const stated = parseCheckpoint(`${note.split('\n').slice(0, 3).join('\n')}\n`)
  if (!stated) return 'unreadable'
  if (stated.origin !== verdict.origin) return 'other-log'
  return again(note).verdict === 'authentic' ? 'same' : 'not-continued'
}

/** As it was signed, whatever a camera or a clipboard made of the ends of its lines. */
const noteIn = (code: string) =>
  `${code
    .split(/\r?\n/)
    .map(line => line.trim())
    .join('\n')
    .trim()}\n`

/** The code in the part of a page's address that is never sent to a server, `#code=…`; '' where there is none. */
export const codeIn = (hash: string): string => new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? ''
