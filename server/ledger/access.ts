import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { logKeys } from '../../drizzle/schema'
import type { Content } from '../acts/act'
import { createLogKey } from './keys'
import { ACCESS_LOG, type Appended, type Drizzle, type Ledger, type NewEntry, type Transaction } from './ledger'
import type { KeyRing } from './seal'

/** Who read, exported, signed in or set something up, anywhere in the deployment. */
export type AccessEntry = {
  type: string
  actor: { person: string; name: string } | null
  agency: string | null
  role: string | null
  content: Content | null
}

/** Something done in the transaction that enters the line: both happen, or neither. */
export type Within = (tx: Transaction) => Promise<void>

/** Enters one line in the access log; resolves once it is durable. What waits while a commit is in flight goes into the next one. */
export type AccessLog = (entry: AccessEntry, within?: Within) => Promise<void>

/** Under this, and a name of its own, everything in the access log that is about one meeting stands: found without opening the log. */
export const aboutMeeting = (meeting: string, name: string) => `meeting|${meeting}|${name}`

/** Enters in the access log that a meeting was opened, and how its log began: so one that vanishes is missed. */
export const openingEntry = (
  meeting: string,
  by: { person: string; name: string; agency: string },
  { checkpoint }: Appended,
): NewEntry => ({
  once: aboutMeeting(meeting, 'opened'),
  type: 'act.meeting-opened',
  actor: { person: by.person, name: by.name },
  agency: by.agency,
  role: null,
  audience: null,
  recipients: null,
  content: { meeting, checkpoint },
})

/** Makes the access log at first start. */
export async function createAccessLog(db: Drizzle, ledger: Ledger, ring: KeyRing): Promise<void> {
  await db.transaction(async tx => {
    const [existing] = await tx.select().from(logKeys).where(eq(logKeys.log, ACCESS_LOG))
    if (existing) return
    await createLogKey(tx, ring, ACCESS_LOG)
    await ledger.create(tx, ACCESS_LOG)
  })
}

export function openAccessLog(ledger: Ledger): AccessLog {
  type Line = { draft: NewEntry; within: Within | undefined; done: () => void; fail: (error: unknown) => void }
  const waiting: Line[] = []
  let running = false

  const run = async () => {
    running = true
    while (waiting.length > 0) {
      // What a line does fails with it alone: such a line goes by itself.
      const alone = waiting.findIndex(item => item.within)
      const group = waiting.splice(0, alone === -1 ? waiting.length : Math.max(1, alone))
      const within = group[0]?.within
      try {
        await ledger.append([{ log: ACCESS_LOG, drafts: group.map(item => item.draft) }], undefined, within)
        for (const item of group) item.done()
      } catch (error) {
        for (const item of group) item.fail(error)
      }
    }
    running = false
  }

  return (entry, within) =>
    new Promise((done, fail) => {
      const meeting = entry.content?.meeting
      const once = typeof meeting === 'string' ? aboutMeeting(meeting, randomUUID()) : randomUUID()
      waiting.push({ draft: { ...entry, once, audience: null, recipients: null }, within, done, fail })
      if (!running) void run()
    })
}
