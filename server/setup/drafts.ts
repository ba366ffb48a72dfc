import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { logKeys, people, setupDrafts } from '../../drizzle/schema'
import { emptyDraft, type SetupDraft, setupDraft } from '../../lib/meeting/setup/draft'
import { canOrganise, type Organiser } from '../../lib/policy/organise'
import { isId } from '../../lib/protocol/ids'
import type { OpenSetUp, SetUpItem } from '../../lib/protocol/set-up'
import { callNames, listed } from '../../lib/text/names'
import type { Session } from '../identity/sessions'
import { createLogKey } from '../ledger/keys'
import { ACCESS_LOG, type Transaction } from '../ledger/ledger'
import { type KeyRing, seal, unseal } from '../ledger/seal'
import type { ReadDeps } from '../read/deps'
import { organiserOf } from './organiser'

export type DraftDeps = ReadDeps & { ring: KeyRing }

const purpose = (id: string) => `${id}|draft`

/** Who asks, where they may set meetings up; null otherwise. */
export async function organiser({ db }: Pick<DraftDeps, 'db'>, session: Session): Promise<Organiser | null> {
  const actor = await organiserOf(db, session)
  return canOrganise(actor) ? null : actor
}

const entryOf = ({ person }: Session, type: string, content: Record<string, string>) => ({
  once: randomUUID(),
  type,
  actor: { person: person.id, name: person.name },
  agency: person.agency,
  role: null,
  audience: null,
  recipients: null,
  content,
})

/** Begins a set-up, empty or from `draft`. Its id will be the meeting's. Null where this person may not. */
export async function beginDraft(deps: DraftDeps, session: Session, draft?: SetupDraft): Promise<string | null> {
  const actor = await organiser(deps, session)
  if (!actor) return null
  const id = randomUUID()
  const plain = draft ?? emptyDraft(randomUUID)
  const entry = entryOf(session, 'act.set-up-begun', { setup: id, from: plain.copiedFrom })
  await deps.ledger.append([{ log: ACCESS_LOG, drafts: [entry] }], undefined, async tx => {
    const key = await createLogKey(tx, deps.ring, id)
    await tx.insert(setupDrafts).values({
      id,
      agencyId: actor.agency,
      version: 1,
      sealed: sealDraft(key, id, plain),
      savedAt: new Date(),
      savedBy: actor.person,
    })
  })
  return id
}

const sealDraft = (key: Uint8Array, id: string, draft: SetupDraft) =>
  seal(key, Buffer.from(JSON.stringify(draft)), purpose(id))

type Row = { draft: typeof setupDrafts.$inferSelect; by: string }

async function rowOf({ db }: DraftDeps, session: Session, id: string): Promise<Row | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select({ draft: setupDrafts, by: people.name })
    .from(setupDrafts)
    .innerJoin(people, eq(people.id, setupDrafts.savedBy))
    .where(eq(setupDrafts.id, id))
  return row && !canOrganise(await organiserOf(db, session), { agency: row.draft.agencyId }) ? row : null
}

async function opened({ ledger }: DraftDeps, { draft: row, by }: Row): Promise<OpenSetUp> {
  const plain = unseal(await ledger.key(row.id), row.sealed, purpose(row.id))
  const draft = setupDraft.parse(JSON.parse(Buffer.from(plain).toString()))
  return { id: row.id, version: row.version, draft, at: row.savedAt.toISOString(), by }
}

/** A draft as it stands; null where there is none for this person. */
export async function readDraft(deps: DraftDeps, session: Session, id: string): Promise<OpenSetUp | null> {
  const row = await rowOf(deps, session, id)
  return row && opened(deps, row)
}

/** The same for the screen: that someone opened it stands in the access log before they see a word. */
export async function openDraft(deps: DraftDeps, session: Session, id: string): Promise<OpenSetUp | null> {
  const found = await readDraft(deps, session, id)
  if (!found) return null
  const {
    once: _once,
    audience: _audience,
    recipients: _recipients,
    ...entry
  } = entryOf(session, 'act.set-up-opened', { setup: id })
  await deps.access(entry)
  return found
}

/** The drafts of this person's unit, the newest first. */
export async function listDrafts(deps: DraftDeps, session: Session): Promise<SetUpItem[]> {
  const actor = await organiser(deps, session)
  if (!actor) return []
  const rows = await deps.db
    .select({ draft: setupDrafts, by: people.name })
    .from(setupDrafts)
    .innerJoin(people, eq(people.id, setupDrafts.savedBy))
    .where(eq(setupDrafts.agencyId, actor.agency))
    .orderBy(desc(setupDrafts.savedAt))
  const all = await Promise.all(rows.map(row => opened(deps, row)))
  return all.map(({ id, draft, at, by }) => {
    const named = draft.children.filter(child => child.name.trim())
    return { id, type: draft.type, children: listed(callNames(named)), date: draft.date, at, by }
  })
}

export type Saved = { version: number; at: string }

/** Keeps the form as it stands. `overtaken` is what somebody else saved since `version`; null where there is no such draft for this person. */
export async function saveDraft(
  deps: DraftDeps,
  session: Session,
  id: string,
  { version, draft }: { version: number; draft: SetupDraft },
): Promise<{ saved: Saved } | { overtaken: OpenSetUp } | null> {
  const row = await rowOf(deps, session, id)
  if (!row) return null
  const savedAt = new Date()
  const sealed = sealDraft(await deps.ledger.key(id), id, draft)
  const [done] = await deps.db
    .update(setupDrafts)
    .set({ version: version + 1, sealed, savedAt, savedBy: session.person.id })
    .where(and(eq(setupDrafts.id, id), eq(setupDrafts.version, version)))
    .returning({ version: setupDrafts.version })
  if (done) return { saved: { version: done.version, at: savedAt.toISOString() } }
  const theirs = await readDraft(deps, session, id)
  if (!theirs) return null
  // Sent again because the first answer was lost: it is there already.
  const same = JSON.stringify(theirs.draft) === JSON.stringify(draft)
  return same ? { saved: { version: theirs.version, at: theirs.at } } : { overtaken: theirs }
}

/** Destroys a draft and the key it was sealed with. False where there is none for this person. */
export async function discardDraft(deps: DraftDeps, session: Session, id: string): Promise<boolean> {
  const row = await rowOf(deps, session, id)
  if (!row) return false
  const entry = entryOf(session, 'act.set-up-discarded', { setup: id })
  await deps.ledger.append([{ log: ACCESS_LOG, drafts: [entry] }], undefined, async tx => {
    await takeDraft(tx, id)
    await tx.delete(logKeys).where(eq(logKeys.log, id))
  })
  deps.ledger.forget(id)
  return true
}

/** Removes a draft's row, of this version if one is given; throws where it is gone or another, so that nothing of the transaction stays. */
export async function takeDraft(tx: Transaction, id: string, version?: number): Promise<void> {
  const which =
    version === undefined ? eq(setupDrafts.id, id) : and(eq(setupDrafts.id, id), eq(setupDrafts.version, version))
  const gone = await tx.delete(setupDrafts).where(which).returning({ id: setupDrafts.id })
  if (gone.length === 0) throw new DraftGone()
}

/** The draft was set up, discarded or changed in the meantime. */
export class DraftGone extends Error {}
