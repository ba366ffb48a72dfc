import { randomBytes } from 'node:crypto'
import { and, asc, eq, lte } from 'drizzle-orm'
import { draftChanges, draftKeys, draftWriters } from '../../drizzle/schema'
import type { Drizzle, Ledger, Transaction } from '../ledger/ledger'
import { seal, unseal } from '../ledger/seal'

/** Which drafts: one agency's in one meeting, or one person's own notes, under their id. */
export type DraftsOf = { meeting: string; agency: string }
export type Stored = { history: Uint8Array[]; writers: Map<number, string>; seq: number; key: Uint8Array | null }
export type Writer = { client: number; person: string }

/**
 * Drafts at rest: each change sealed under the room's own key, which is sealed under the meeting's. Both writes name the
 * newest `seq` their process knows: where another process wrote since, they throw and nothing is stored.
 */
export type DraftStore = {
  load(of: DraftsOf): Promise<Stored>
  /** Keeps changes after `seq`, with whoever writes for the first time. Resolves to when (UTC) they were kept. */
  keep(of: DraftsOf, stored: Stored, changes: readonly Uint8Array[], writers: readonly Writer[]): Promise<string>
  /** Keeps the whole in the place of all there was, under a new key: what is not in it can be read by nobody any more. */
  replace(of: DraftsOf, stored: Stored, whole: Uint8Array, writers: readonly Writer[]): Promise<string>
}

const purpose = ({ meeting, agency }: DraftsOf, what: string | number) => `${meeting}|drafts|${agency}|${what}`
const isOf = ({ meeting, agency }: DraftsOf, table: typeof draftChanges | typeof draftKeys | typeof draftWriters) =>
  and(eq(table.meetingId, meeting), eq(table.agencyId, agency))

/** `replaced`: a key is not needed any more; what is left of it in the database's files can go. */
export function createDraftStore(db: Drizzle, ledger: Ledger, replaced: () => void): DraftStore {
  const sealedKey = async (of: DraftsOf, key: Uint8Array) => seal(await ledger.key(of.meeting), key, purpose(of, 'key'))

  const bind = async (tx: Transaction, { meeting, agency }: DraftsOf, writers: readonly Writer[]) => {
    if (writers.length > 0)
      await tx
        .insert(draftWriters)
        .values(
          writers.map(({ client, person }) => ({ meetingId: meeting, agencyId: agency, client, personId: person })),
        )
  }

  const add = async (
    tx: Transaction,
    of: DraftsOf,
    key: Uint8Array,
    seq: number,
    changes: readonly Uint8Array[],
  ): Promise<string> => {
    const rows = await tx
      .insert(draftChanges)
      .values(
        changes.map((bytes, i) => ({
          meetingId: of.meeting,
          agencyId: of.agency,
          seq: seq + 1 + i,
          sealed: seal(key, bytes, purpose(of, seq + 1 + i)),
        })),
      )
      .returning({ keptAt: draftChanges.keptAt })
    const kept = rows.at(-1)?.keptAt
    if (!kept) throw new Error('Nothing was kept.')
    return kept.toISOString()
  }

  return {
    load: of =>
      db.transaction(
        async tx => {
          const [held] = await tx.select().from(draftKeys).where(isOf(of, draftKeys))
          const rows = await tx.select().from(draftChanges).where(isOf(of, draftChanges)).orderBy(asc(draftChanges.seq))
          const writers = await tx.select().from(draftWriters).where(isOf(of, draftWriters))
          const key = held ? unseal(await ledger.key(of.meeting), held.sealed, purpose(of, 'key')) : null
          if (!key && rows.length > 0) throw new Error('Drafts are stored without their key.')
          return {
            history: key ? rows.map(row => unseal(key, row.sealed, purpose(of, row.seq))) : [],
            writers: new Map(writers.map(row => [row.client, row.personId])),
            seq: rows.at(-1)?.seq ?? 0,
            key,
          }
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
    keep: async (of, stored, changes, writers) => {
      const key = stored.key ?? new Uint8Array(randomBytes(32))
      const kept = await db.transaction(async tx => {
        if (!stored.key)
          await tx
            .insert(draftKeys)
            .values({ meetingId: of.meeting, agencyId: of.agency, sealed: await sealedKey(of, key) })
        await bind(tx, of, writers)
        return add(tx, of, key, stored.seq, changes)
      })
      settle(stored, key, changes.length, writers)
      return kept
    },
    replace: async (of, stored, whole, writers) => {
      const key = new Uint8Array(randomBytes(32))
      const kept = await db.transaction(async tx => {
        const at = await add(tx, of, key, stored.seq, [whole])
        await tx.delete(draftChanges).where(and(isOf(of, draftChanges), lte(draftChanges.seq, stored.seq)))
        await tx.delete(draftKeys).where(isOf(of, draftKeys))
        await tx
          .insert(draftKeys)
          .values({ meetingId: of.meeting, agencyId: of.agency, sealed: await sealedKey(of, key) })
        await bind(tx, of, writers)
        return at
      })
      settle(stored, key, 1, writers)
      replaced()
      return kept
    },
  }
}

const settle = (stored: Stored, key: Uint8Array, changes: number, writers: readonly Writer[]) => {
  stored.key = key
  stored.seq += changes
  for (const { client, person } of writers) stored.writers.set(client, person)
}
