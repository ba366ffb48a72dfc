import type { AccessLog } from '../ledger/access'
import type { Drizzle, Ledger } from '../ledger/ledger'
import type { LogRefused } from './refused'

/** What every read view is built from. */
export type ReadDeps = {
  db: Drizzle
  ledger: Ledger
  access: AccessLog
  logRefused: LogRefused
  /** How many days a backup of the database is kept; 30 where nothing is said. */
  backupDays?: number
}
