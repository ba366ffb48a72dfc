import { and, eq, isNotNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { members } from '../../drizzle/schema'
import type { Aside } from '../../lib/meeting/state'
import type { Drizzle, Ledger, Transaction } from '../ledger/ledger'
import { seal, unseal } from '../ledger/seal'

const aside = z.object({ free: z.boolean(), stopWord: z.optional(z.string()) })
const purpose = (meeting: string, person: string) => `${meeting}|aside|${person}`

/** Keeps what somebody answered in private, inside the transaction that logs that they were asked. */
export async function saveAside(tx: Transaction, ledger: Ledger, meeting: string, person: string, said: Aside) {
  const sealed = seal(await ledger.key(meeting), Buffer.from(JSON.stringify(said)), purpose(meeting, person))
  await tx
    .update(members)
    .set({ aside: sealed })
    .where(and(eq(members.meetingId, meeting), eq(members.personId, person)))
}

/** Every private answer of a meeting, by person. */
export async function loadAsides(db: Drizzle, ledger: Ledger, meeting: string): Promise<Map<string, Aside>> {
  const rows = await db
    .select({ person: members.personId, sealed: members.aside })
    .from(members)
    .where(and(eq(members.meetingId, meeting), isNotNull(members.aside)))
  const key = rows.length ? await ledger.key(meeting) : new Uint8Array()
  return new Map(
    rows.flatMap(({ person, sealed }) => {
      if (!sealed) return []
      const { free, stopWord } = aside.parse(
        JSON.parse(Buffer.from(unseal(key, sealed, purpose(meeting, person))).toString()),
      )
      return [[person, { free, ...(stopWord ? { stopWord } : {}) }] as const]
    }),
  )
}
