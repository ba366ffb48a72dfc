import { access } from './access'
import { asking } from './asking'
import { browser } from './browser'
import { deciding } from './deciding'
import { drafts } from './drafts'
import { family } from './family'
import { flow } from './flow'
import { format } from './format'
import { gate } from './gate'
import { identity } from './identity'
import { ledgers } from './ledger'
import type { Mutant } from './mutant'
import { reading } from './reading'
import { drafting } from './record'
import { rights } from './rights'
import { rooms } from './rooms'
import { transport } from './transport'

/** Every known-bad variant there is. */
export const MUTANTS: readonly Mutant[] = [
  ...gate,
  ...rights,
  ...rooms,
  ...transport,
  ...ledgers,
  ...format,
  ...reading,
  ...drafting,
  ...identity,
  ...browser,
  ...deciding,
  ...asking,
  ...family,
  ...access,
  ...drafts,
  ...flow,
]
