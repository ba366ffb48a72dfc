import { asc, eq } from 'drizzle-orm'
import { heads } from '../../drizzle/schema'
import type { Drizzle, Ledger } from './ledger'
import { whatIsWrong } from './signed'

/** What stands in the store: how many logs and entries, how many of them were erased, and which logs are not what was signed, and why. */
export type StoreCheck = { logs: number; entries: number; erased: number; wrong: { log: string; why: string }[] }

/** Reads and opens every log there is, and holds it against its newest signed checkpoints. For after a restore, and from time to time. */
export async function checkStore(db: Drizzle, ledger: Ledger): Promise<StoreCheck> {
  const logs = await db.select({ log: heads.log }).from(heads).where(eq(heads.audience, '')).orderBy(asc(heads.log))
  const found: StoreCheck = { logs: logs.length, entries: 0, erased: 0, wrong: [] }
  for (const { log } of logs) {
    try {
      const snapshot = await ledger.read(log)
      found.entries += snapshot.entries.length
      found.erased += snapshot.entries.filter(entry => entry.fields === null).length
      const why = whatIsWrong(snapshot, audience => ledger.origin(log, audience))
      if (why) found.wrong.push({ log, why })
    } catch {
      found.wrong.push({ log, why: 'it does not open' })
    }
  }
  return found
}
