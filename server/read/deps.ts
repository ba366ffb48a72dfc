import type { AccessLog } from '../ledger/access'
import type { Drizzle, Ledger } from '../ledger/ledger'

/** What every read view is built from. */
export type ReadDeps = { db: Drizzle; ledger: Ledger; access: AccessLog }
