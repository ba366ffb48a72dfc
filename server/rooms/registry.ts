import { and, eq } from 'drizzle-orm'
import type { ClientConfig } from 'pg'
import { heads, meetings } from '../../drizzle/schema'
import { can } from '../../lib/policy/can'
import { CLOSE } from '../../lib/protocol/codes'
import type { Versions } from '../acts/act'
import type { Drizzle, Ledger } from '../ledger/ledger'
import { createLeases } from './leases'
import { loadFacts, loadMeeting, loadMembers } from './load'
import { Room } from './room'

/** Unused this long (ms), a room is closed and its meeting free for another process. */
const IDLE = 60_000

export type Rooms = {
  /** The meeting's room; null where there is no such meeting, `busy` where another process serves it. */
  open(meeting: string): Promise<Room | null | 'busy'>
  /** The same for one person. Whoever may not enter hears of a meeting what they would hear of none, and does not open it. */
  openFor(person: string, meeting: string): Promise<Room | null | 'busy'>
  close(): Promise<void>
}

type Deps = { db: Drizzle; ledger: Ledger; versions: Versions; connection: ClientConfig }

/** The meetings this process serves, each under a lease: when the leases are lost, all rooms stop at once. */
export function createRooms({ db, ledger, versions, connection }: Deps): Rooms {
  const rooms = new Map<string, Promise<Room | null | 'busy'>>()

  const stopAll = () => {
    for (const room of rooms.values())
      void room.then(r => r instanceof Room && r.stop(CLOSE.restart)).catch(() => undefined)
  }
  const leases = createLeases(connection, stopAll)

  const make = async (id: string): Promise<Room | null | 'busy'> => {
    const facts = await loadFacts(db, ledger, id)
    if (!facts) return null
    if (!(await leases.take(id))) return 'busy'
    const epoch = await ledger.takeOver(id)
    const load = () => loadMeeting(db, ledger, facts)
    const gone = () => {
      rooms.delete(id)
      void leases.release(id).catch(() => undefined)
    }
    return new Room(facts, await load(), {
      ledger,
      versions,
      epoch,
      load,
      sure: leases.sure,
      gone,
      saveStatus: async (tx, status, closing) => {
        await tx.update(meetings).set({ status }).where(eq(meetings.id, id))
        if (closing)
          await tx
            .update(heads)
            .set({ closing })
            .where(and(eq(heads.log, id), eq(heads.audience, '')))
      },
    })
  }

  const open = (meeting: string) => {
    const known = rooms.get(meeting)
    if (known) return known
    const made = make(meeting)
    rooms.set(meeting, made)
    const forget = () => rooms.get(meeting) === made && rooms.delete(meeting)
    made
      .then(room => room instanceof Room || forget())
      .catch(() => {
        forget()
        void leases.release(meeting).catch(() => undefined)
      })
    return made
  }

  const mayEnter = async (person: string, meeting: string) => {
    const known = await rooms.get(meeting)?.catch(() => null)
    if (known instanceof Room && known.member(person)) return true
    const facts = await loadFacts(db, ledger, meeting)
    const me = facts && (await loadMembers(db, meeting)).get(person)
    return !!me && !can(me, 'enter', facts)
  }

  const sweep = setInterval(() => {
    for (const room of rooms.values())
      void room.then(r => r instanceof Room && r.idle && r.stop(CLOSE.restart)).catch(() => undefined)
  }, IDLE)
  sweep.unref()

  const close = async () => {
    clearInterval(sweep)
    stopAll()
    await leases.close()
  }

  const self: Rooms = {
    open,
    openFor: async (person, meeting) => ((await mayEnter(person, meeting)) ? self.open(meeting) : null),
    close,
  }
  return self
}
