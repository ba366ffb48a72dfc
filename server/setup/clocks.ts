import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { agencies, localClocks } from '../../drizzle/schema'
import type { LocalClocks } from '../../lib/meeting/clocks'
import { canSetClocks } from '../../lib/policy/organise'
import type { Session } from '../identity/sessions'
import { ACCESS_LOG } from '../ledger/ledger'
import type { DraftDeps } from './drafts'
import { organiserOf, typeOf } from './organiser'

/** Keeps what an authority's procedures say of clocks and closed days; logged with what they say now. Null where this person may not, or there is no such authority. */
export async function saveClocks(
  { db, ledger }: Pick<DraftDeps, 'db' | 'ledger'>,
  session: Session,
  { agency, clocks }: { agency: string; clocks: LocalClocks },
): Promise<{ ok: true } | null> {
  const [row] = await db
    .select({ type: agencies.type })
    .from(agencies)
    .where(and(eq(agencies.id, agency), isNull(agencies.disabledAt)))
  if (!row || canSetClocks(await organiserOf(db, session), typeOf(row.type))) return null
  const { person } = session
  const entry = {
    once: randomUUID(),
    type: 'act.clocks-changed',
    actor: { person: person.id, name: person.name },
    agency: person.agency,
    role: null,
    audience: null,
    recipients: null,
    content: { agency, ...clocks },
  }
  await ledger.append([{ log: ACCESS_LOG, drafts: [entry] }], undefined, async tx => {
    await tx
      .insert(localClocks)
      .values({ agencyId: agency, clocks })
      .onConflictDoUpdate({ target: localClocks.agencyId, set: { clocks } })
  })
  return { ok: true }
}
