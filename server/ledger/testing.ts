import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { entryKeys } from '../../drizzle/schema'
import type { Database } from '../db/open'
import { RING } from '../rooms/testing'
import { createLogKey, openSigner } from './keys'
import { type Drizzle, Ledger, type NewEntry } from './ledger'
import { createKeeper } from './purge'
import { PurgeList } from './purge-list'
import type { KeyRing } from './seal'
import { CheckpointSigner } from './signer'

export const DEPLOYMENT = 'test.invalid'

/** A ledger as one process opens it. */
export const openLedger = async (db: Drizzle, ring: KeyRing = RING) =>
  new Ledger(db, ring, new CheckpointSigner(await openSigner(db, ring, DEPLOYMENT)), DEPLOYMENT)

/** What destroys keys here, with a list of its own. */
export const testKeeper = (database: Pick<Database, 'drizzle' | 'pool'>, ledger: Ledger, file = listFile()) =>
  createKeeper({ database, ledger, list: new PurgeList(file) })
export const listFile = () => join(tmpdir(), `roundtable-purges-${randomUUID()}`)

export const act = (more: Partial<NewEntry> = {}): NewEntry => ({
  once: randomUUID(),
  type: 'act.test',
  actor: null,
  agency: null,
  role: null,
  audience: null,
  recipients: null,
  content: null,
  ...more,
})

let clock = 0
/** A statement of a client of its own. */
export const statement = (audience: string, more: Partial<NewEntry> = {}): NewEntry =>
  act({
    type: 'statement.test',
    actor: { person: randomUUID(), name: 'Ada Test' },
    agency: 'Test agency',
    role: 'practitioner',
    audience,
    recipients: [],
    place: { client: 1000 + ++clock, clock: 0 },
    ...more,
  })

/** A new log with its first entry; returns its id. */
export async function newLog(ledger: Ledger, ring: KeyRing = RING): Promise<string> {
  const log = randomUUID()
  await ledger.append([{ log, drafts: [act({ type: 'act.create' })] }], undefined, async tx => {
    await createLogKey(tx, ring, log)
    await ledger.create(tx, log)
  })
  return log
}

/** Destroys the keys of all entries of a log that `which` picks by their `once`. */
export async function erase(db: Drizzle, ledger: Ledger, log: string, which: (once: string) => boolean) {
  const { entries } = await ledger.read(log)
  const gone = new Set(entries.filter(entry => which(entry.once)).map(entry => entry.seq))
  const keys = await db.select().from(entryKeys).where(eq(entryKeys.log, log))
  for (const { seq } of keys.filter(key => gone.has(key.seq)))
    await db.execute(`delete from entry_keys where log = '${log}' and seq = ${seq}`)
  return gone
}
