import { and, eq } from 'drizzle-orm'
import type { ClientConfig } from 'pg'
import { heads, meetings } from '../../drizzle/schema'
import { can } from '../../lib/policy/can'
import { CLOSE } from '../../lib/protocol/codes'
import type { Versions } from '../acts/act'
import { saveAlerts } from '../alerts'
import type { News, Told } from '../db/news'
import { Drafts } from '../drafts/drafts'
import { createDraftStore } from '../drafts/store'
import type { Drizzle, Ledger } from '../ledger/ledger'
import type { Keeper } from '../ledger/purge'
import { NotAsSigned } from '../ledger/signed'
import { saveAside } from './asides'
import { createLeases } from './leases'
import { loadFacts, loadMeeting, loadNames } from './load'
import type { After } from './pace'
import { loadMembers, loadMembersOf, loadPeople, putOffEnds, sameMembers, savePeople } from './people'
import { Room } from './room'

/** Unused this long (ms), a room is closed and its meeting free for another process. */
const IDLE = 60_000
/** How often (ms) it is looked whether people's places changed, should nobody have said so. */
const POLL = 1000

export type Rooms = {
  /** The meeting's room; null where there is no such meeting, `busy` where another process serves it. */
  open(meeting: string): Promise<Room | null | 'busy'>
  /** The same for one person. Whoever may not enter hears of a meeting what they would hear of none, and does not open it. */
  openFor(person: string, meeting: string): Promise<Room | null | 'busy'>
  /** Somebody who waits to be let in says so to whoever is there; a meeting that nobody has open is not opened for it. */
  knock(person: string, meeting: string): Promise<void>
  /** The meetings that somebody has open here: whoever has no account opens none. */
  opened(): Promise<Room[]>
  close(): Promise<void>
}

/** Whoever runs the server is told which log was tampered with, and how; the meeting stays shut. */
const report = (meeting: string) => (error: unknown) => {
  if (error instanceof NotAsSigned) process.stderr.write(`Meeting ${meeting} stays shut. ${error.message}\n`)
  throw error
}

type Deps = {
  db: Drizzle
  ledger: Ledger
  keeper: Keeper
  versions: Versions
  connection: ClientConfig
  news: News
  after: After
  /** The server's clock, ms; the machine's own where nothing is said. */
  now?: () => number
  /** Tells people outside the meeting's room that something cannot wait. */
  alerted?(meeting: string, id: string): Promise<void>
}

/** The meetings this process serves, each under a lease: when the leases are lost, all rooms stop at once. */
export function createRooms({
  db,
  ledger,
  keeper,
  versions,
  connection,
  news,
  after,
  now = Date.now,
  alerted,
}: Deps): Rooms {
  const rooms = new Map<string, Promise<Room | null | 'busy'>>()

  const stopAll = () => {
    for (const room of rooms.values())
      void room.then(r => r instanceof Room && r.stop(CLOSE.restart)).catch(() => undefined)
  }
  const leases = createLeases(connection, stopAll)
  const drafts = createDraftStore(db, ledger, keeper.sweepDrafts)

  const make = async (id: string): Promise<Room | null | 'busy'> => {
    const facts = await loadFacts(db, ledger, id)
    if (!facts) return null
    if (!(await leases.take(id))) return 'busy'
    const epoch = await ledger.takeOver(id)
    const load = async () => {
      Object.assign(facts, await loadFacts(db, ledger, id))
      return loadMeeting(db, ledger, facts).catch(report(id))
    }
    const gone = () => {
      rooms.delete(id)
      void leases.release(id).catch(() => undefined)
    }
    return new Room(facts, await load(), {
      ledger,
      versions,
      epoch,
      keeper,
      load,
      people: async () => {
        Object.assign(facts, await loadNames(db, id, facts.setup))
        return loadPeople(db, id)
      },
      after,
      now,
      sure: leases.sure,
      drafts: (meeting, writing) => new Drafts(id, { store: drafts, meeting, writing, sure: leases.sure }),
      gone,
      saveAlerts: (tx, changes) => saveAlerts(tx, id, changes),
      alerted: alert => void alerted?.(id, alert).catch(() => undefined),
      savePeople: (tx, changes, lists) => savePeople(tx, id, changes, lists),
      saveAside: (tx, person, said) => saveAside(tx, ledger, id, person, said),
      saveStatus: async (tx, status, closing) => {
        await tx.update(meetings).set({ status }).where(eq(meetings.id, id))
        if (status === 'concluded') await putOffEnds(tx, id, 'all')
        if (status === 'record_approved' || status === 'circulated') await putOffEnds(tx, id, 'not-ended')
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
    const me = (await loadMembers(db, meeting)).get(person)
    const facts = me && (await loadFacts(db, ledger, meeting))
    return !!facts && !can(me, 'enter', facts)
  }

  const opened = async () => {
    const all = await Promise.all([...rooms.values()].map(room => room.catch(() => null)))
    return all.filter(room => room instanceof Room)
  }
  const hear = async (told: Told | null) => {
    if (told?.of === 'session') return
    for (const room of await opened())
      if (!told || told.of === 'agency' || told.id === room.facts.id || room.member(told.id)) room.peopleChanged()
  }
  const unhear = news.on(told => void hear(told))
  let looking = false
  const look = async () => {
    const here = await opened()
    if (looking || here.length === 0) return
    looking = true
    const ids = here.map(room => room.facts.id)
    const all = await loadMembersOf(db, ids).finally(() => {
      looking = false
    })
    for (const room of here)
      if (!sameMembers(room.people.members, all.get(room.facts.id) ?? new Map())) room.peopleChanged()
  }
  const poll = setInterval(() => void look().catch(() => undefined), POLL)
  poll.unref()

  const sweep = setInterval(() => {
    for (const room of rooms.values())
      void room.then(r => r instanceof Room && r.idle && r.stop(CLOSE.restart)).catch(() => undefined)
  }, IDLE)
  sweep.unref()

  const close = async () => {
    clearInterval(sweep)
    clearInterval(poll)
    unhear()
    stopAll()
    await leases.close()
  }

  const self: Rooms = {
    open,
    openFor: async (person, meeting) => ((await mayEnter(person, meeting)) ? self.open(meeting) : null),
    knock: async (person, meeting) => {
      const room = await rooms.get(meeting)?.catch(() => null)
      if (room instanceof Room) room.knock(person)
    },
    opened,
    close,
  }
  return self
}
