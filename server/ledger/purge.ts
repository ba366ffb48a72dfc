import { and, eq, sql } from 'drizzle-orm'
import {
  draftChanges,
  draftKeys,
  draftWriters,
  entries,
  entryKeys,
  heads,
  logKeys,
  meetings,
} from '../../drizzle/schema'
import { fromBase64, sameBytes, toBase64 } from '../../lib/ledger/bytes'
import { parseStatement } from '../../lib/statements/index'
import { factsOf } from '../../lib/statements/said'
import type { Content } from '../acts/act'
import type { Database } from '../db/open'
import { aboutMeeting } from './access'
import { ACCESS_LOG, type Append, type Ledger, type NewEntry, type StoredEntry } from './ledger'
import type { Condemned, PurgeList } from './purge-list'
import { writeAnew } from './sweep'

/** The name an `act.purge` stands under: a statement is destroyed once, and what must be destroyed is found without opening anything. */
export const purgedName = (statement: string) => `${PURGED}${statement}`
const PURGED = 'purged|'
const DISPOSED = 'disposed'

export type Doomed = { log: string; seq: number; leaf: string; reason: string }

/** Destroys keys, for good. */
export type Keeper = {
  /** One entry's key; the ledger says so already. False where that could not be done now: it is tried again at the next start. */
  destroy(entry: Doomed): Promise<boolean>
  /** The key of a whole meeting, with what the meeting was about. */
  dispose(meeting: { log: string; reason: string }): Promise<boolean>
  /** At start, before anything is served: finishes what a killed process began, and destroys again what a restored database has again. Resolves to how many keys. */
  again(): Promise<number>
  /** Soon after keys of drafts were replaced: what is left of them goes from the database's files. */
  sweepDrafts(): void
  /** Resolves when nothing is left to clear from the database's files. */
  swept(): Promise<void>
}

type Deps = { database: Pick<Database, 'drizzle' | 'pool'>; ledger: Ledger; list: PurgeList }

/**
 * The ledger decides, the list remembers, the key goes last: a process killed in between finishes at the next start. Then the two
 * tables of keys are written anew, since a deleted row's bytes stay in its page until something overwrites them.
 */
export function createKeeper({ database: { drizzle: db, pool }, ledger, list }: Deps): Keeper {
  let sweeping = Promise.resolve()
  const now = () => new Date().toISOString()

  const sweep = () => {
    sweeping = sweeping.then(async () => {
      try {
        await writeAnew(pool, 'entry_keys')
        await writeAnew(pool, 'log_keys')
        await writeAnew(pool, 'draft_keys')
        list.sweep(now())
      } catch (error) {
        notSwept(error)
      }
    })
  }
  let asked = false
  const sweepDrafts = () => {
    if (asked) return
    asked = true
    sweeping = sweeping.then(async () => {
      asked = false
      await writeAnew(pool, 'draft_keys').catch(notSwept)
    })
  }
  const really = async (work: () => Promise<void>) => {
    try {
      await work()
      sweep()
      return true
    } catch (error) {
      notDestroyed(error)
      return false
    }
  }
  const dropKey = async (log: string, seq: number) => {
    await db.delete(entryKeys).where(and(eq(entryKeys.log, log), eq(entryKeys.seq, seq)))
    ledger.forget(log)
  }
  const dropLog = async (log: string) => {
    await db.transaction(async tx => {
      await tx.delete(entryKeys).where(eq(entryKeys.log, log))
      await tx.delete(logKeys).where(eq(logKeys.log, log))
      for (const table of [draftChanges, draftKeys, draftWriters])
        await tx.delete(table).where(eq(table.meetingId, log))
      await tx.update(meetings).set({ sealedSetup: new Uint8Array() }).where(eq(meetings.id, log))
    })
    ledger.forget(log)
  }
  const destroy: Keeper['destroy'] = ({ log, seq, leaf, reason }) =>
    really(async () => {
      list.add({ log, seq, leaf, reason, at: now() })
      await dropKey(log, seq)
    })
  const dispose: Keeper['dispose'] = ({ log, reason }) =>
    really(async () => {
      list.add({ log, seq: null, leaf: '', reason, at: now() })
      await dropLog(log)
    })

  const again = async () => {
    const { condemned, swept } = list.read()
    let found = 0
    for (const key of condemned) found += (await (key.seq === null ? logAgain : entryAgain)(key)) ? 1 : 0
    for (const doomed of await unfinished()) found += (await destroy(doomed)) ? 1 : 0
    for (const log of await undisposed()) found += (await dispose({ log, reason: '' })) ? 1 : 0
    if (found > 0 || !swept) sweep()
    else sweepDrafts()
    return found
  }

  /** A key that the list names and the database has: entered again as destroyed, where the restored log does not know it. */
  const entryAgain = async ({ log, seq, leaf, reason }: Condemned) => {
    if (seq === null) return false
    const [row] = await db
      .select({ leaf: entries.leaf })
      .from(entries)
      .innerJoin(entryKeys, and(eq(entryKeys.log, entries.log), eq(entryKeys.seq, entries.seq)))
      .where(and(eq(entries.log, log), eq(entries.seq, seq)))
    // Another entry may stand there since the restore.
    if (!row || !sameBytes(new Uint8Array(row.leaf), fromBase64(leaf) ?? new Uint8Array())) return false
    const stored = (await ledger.read(log)).entries.find(entry => entry.seq === seq)
    const draft = stored && purgedAgain(stored, reason)
    if (draft && !(await stands(log, draft.once))) await ledger.append([{ log, drafts: [draft] }])
    await dropKey(log, seq)
    return true
  }

  const logAgain = async ({ log, reason }: Condemned) => {
    const [row] = await db.select({ log: logKeys.log }).from(logKeys).where(eq(logKeys.log, log))
    if (!row) return false
    const [head] = await db
      .select()
      .from(heads)
      .where(and(eq(heads.log, log), eq(heads.audience, '')))
    const draft = disposedEntry(log, null, head?.checkpoint ?? '', { reason })
    if (head?.checkpoint && !(await stands(ACCESS_LOG, draft.once)))
      await ledger.append([{ log: ACCESS_LOG, drafts: [draft] }])
    await dropLog(log)
    return true
  }

  const stands = async (log: string, once: string) => {
    const rows = await db
      .select({ seq: entries.seq })
      .from(entries)
      .where(and(eq(entries.log, log), eq(entries.once, once)))
    return rows.length > 0
  }

  /** What the ledger says was destroyed, and whose key a killed process left. */
  const unfinished = async (): Promise<Doomed[]> => {
    const { rows } = await pool.query<{ log: string; seq: string; leaf: Uint8Array }>(
      `select e.log, e.seq, e.leaf from entries p
       join entries e on e.log = p.log and e.once = substr(p.once, ${PURGED.length + 1})
       join entry_keys k on k.log = e.log and k.seq = e.seq
       where starts_with(p.once, '${PURGED}')`,
    )
    return rows.map(({ log, seq, leaf }) => ({
      log,
      seq: Number(seq),
      leaf: toBase64(new Uint8Array(leaf)),
      reason: '',
    }))
  }
  const undisposed = async (): Promise<string[]> => {
    const rows = await db
      .select({ log: logKeys.log })
      .from(logKeys)
      .innerJoin(
        entries,
        and(eq(entries.log, ACCESS_LOG), sql`${entries.once} = 'meeting|' || ${logKeys.log} || ${`|${DISPOSED}`}`),
      )
    return rows.map(row => row.log)
  }

  return { destroy, dispose, again, sweepDrafts, swept: () => sweeping }
}

const complain = (what: string) => (error: unknown) =>
  void process.stderr.write(
    `${what}: ${error instanceof Error ? error.name : 'unknown'}. It is tried again at the next start.\n`,
  )
const notDestroyed = complain('A key could not be destroyed yet')
const notSwept = complain('The tables of keys could not be written anew yet')

/** The line in the access log that a meeting was disposed of, with where its log stood, why, and who had proposed it. */
export const disposedEntry = (
  meeting: string,
  by: { person: string; name: string; agency: string; role: string } | null,
  checkpoint: string,
  why: Content,
): NewEntry => ({
  once: aboutMeeting(meeting, DISPOSED),
  type: 'act.meeting-disposed',
  actor: by && { person: by.person, name: by.name },
  agency: by?.agency ?? null,
  role: by?.role ?? null,
  audience: null,
  recipients: null,
  content: { ...why, meeting, checkpoint },
})

/** The `act.purge` of an entry that was destroyed once and came back with a restored database. */
function purgedAgain({ seq, once, fields }: StoredEntry, reason: string): NewEntry | null {
  const { actor, agency, role, content, type, at } = fields ?? {}
  const { id: _id, ...said } = content ?? {}
  const parsed = parseStatement({ ...said, kind: type?.slice('statement.'.length) })
  if (!actor || !agency || !role || !at || !parsed.ok) return null
  const by = { person: actor.person, name: actor.name, agency, role }
  const left = factsOf(once, parsed.statement)
  return {
    once: purgedName(once),
    type: 'act.purge',
    actor: null,
    agency: null,
    role: null,
    audience: null,
    recipients: null,
    content: { of: once, entry: seq, reason, receipt: { at, by }, left, again: true },
  }
}

/** The append of a meeting's last line in the access log, in the transaction that enters its disposal. */
export const disposal = (
  meeting: string,
  by: { person: string; name: string; agency: string; role: string },
  why: Content,
): Append => ({
  log: ACCESS_LOG,
  drafts: ([done]) => (done ? [disposedEntry(meeting, by, done.checkpoint, why)] : []),
})
