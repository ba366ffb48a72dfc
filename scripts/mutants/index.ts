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
import { keeping } from './keeping'
import { ledgers } from './ledger'
import type { Mutant } from './mutant'
import { counting } from './quality'
import { reading } from './reading'
import { drafting } from './record'
import { disclosing } from './requests'
import { rights } from './rights'
import { roomScreens } from './room-screen'
import { rooms } from './rooms'
import { transport } from './transport'
import { versions } from './versions'

/** Every known-bad variant there is. */
export const MUTANTS: readonly Mutant[] = [
  ...gate,
  ...rights,
  ...rooms,
  ...roomScreens,
  ...transport,
  ...ledgers,
  ...format,
  ...reading,
  ...counting,
  ...drafting,
  ...disclosing,
  ...keeping,
  ...versions,
  ...identity,
  ...browser,
  ...deciding,
  ...asking,
  ...family,
  ...access,
  ...drafts,
  ...flow,
]
