import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Statement } from '../lib/statements/index'
import type { Live } from './live'
import type { Room, Seat, Server } from './server'
import { Board, type Dialect, eachStatement, newId, numberAt, numberOf } from './wire'

const BODY =
  'Attendance fell from 94 to 61 per cent since September. On four mornings this month she came in after ten o’clock, without breakfast and in the clothes of the day before. Her class teacher spoke with her on each of them; she said that she had been looking after her brother. Nobody answered at the number we hold for home, and letters were not replied to.'

const statementFor = ({ child, seen }: Room['facts']): Statement => ({
  kind: 'contribution',
  v: 1,
  seen,
  heading: 'timely',
  body: BODY,
  nature: 'fact',
  children: [child],
})

type Person = { board: Board; aside: Board | null; live: Live | null; room: Room; writes: boolean }
/** When each statement of this run was sent, and how many people have it. */
const sentAt: number[] = []
const arrivals: number[] = []

/** Everyone in some rooms of one server, connected as their browsers would be. */
export class Party {
  readonly people: Person[] = []
  /** Milliseconds from sending to arriving, one for each statement and person. */
  delays: number[] = []
  /** Called when a statement arrives somewhere. */
  onSeen: (number: number, by: Person) => void = () => undefined
  private timer: NodeJS.Timeout | undefined

  static async connect(server: Server, rooms: readonly Room[]): Promise<Party> {
    const party = new Party()
    for (const room of rooms) await Promise.all(room.seats.map(seat => party.seat(server.dialect, room, seat)))
    party.timer = setInterval(() => {
      for (const { board } of party.people) board.stir()
    }, 20_000)
    return party
  }

  private async seat(dialect: Dialect, room: Room, seat: Seat): Promise<void> {
    const live = seat.live?.() ?? null
    await live?.open()
    const board: Board = this.board(dialect, room, seat, seat.url, frame => this.hear(frame, person))
    const aside = seat.aside === null ? null : this.board(dialect, room, seat, seat.aside, () => undefined)
    const person: Person = { board, aside, live, room, writes: seat.writes }
    await Promise.all([board.open(), aside?.open()])
    this.people.push(person)
  }

  private board(dialect: Dialect, { name }: Room, { headers }: Seat, url: string, onFrame: (frame: Buffer) => void) {
    return new Board({ url, dialect, name, onFrame, ...(headers && { headers }) })
  }

  private hear(frame: Buffer, by: Person): void {
    const now = performance.now()
    eachStatement(frame, at => {
      const number = numberAt(frame, at)
      const sent = sentAt[number]
      if (sent === undefined) return
      arrivals[number] = (arrivals[number] ?? 0) + 1
      this.delays.push(now - sent)
      this.onSeen(number, by)
    })
  }

  get writers(): Person[] {
    return this.people.filter(person => person.writes)
  }

  share(by: Person): number {
    const id = newId()
    const number = numberOf(id)
    arrivals[number] = 0
    sentAt[number] = performance.now()
    by.board.share(id, statementFor(by.room.facts))
    return number
  }

  close(): void {
    clearInterval(this.timer)
    for (const { board, aside, live } of this.people) for (const one of [board, aside, live]) one?.close()
  }
}

/** How many people have this statement of the present run. */
export const arrivalsOf = (number: number) => arrivals[number] ?? 0

export type Offered = { delays: number[]; sent: number; expected: number; seconds: number }

/** Shares at an even rate, by all who may write in turn, and waits until everyone has everything (at most `wait` s). */
export async function offer(party: Party, rate: number, seconds: number, wait = 20): Promise<Offered> {
  const writers = inTurn(party)
  party.delays = []
  const start = performance.now()
  let sent = 0
  let expected = 0
  for (let now = start; now - start < seconds * 1000; now = performance.now()) {
    for (; sent < ((now - start) / 1000) * rate; sent++) {
      const by = writers[sent % writers.length]
      if (!by) throw new Error('nobody can write')
      party.share(by)
      expected += by.room.seats.length
    }
    await pause(1)
  }
  const took = (performance.now() - start) / 1000
  for (let i = 0; i < wait * 100 && party.delays.length < expected; i++) await pause(10)
  return { delays: party.delays, sent, expected, seconds: took }
}

/** Room after room, so that the rate is the same in each of them. */
function inTurn(party: Party): Person[] {
  const byRoom = new Map<Room, Person[]>()
  for (const person of party.writers) byRoom.set(person.room, [...(byRoom.get(person.room) ?? []), person])
  const rooms = [...byRoom.values()]
  const most = Math.max(...rooms.map(people => people.length))
  return Array.from({ length: most }, (_, i) => rooms.flatMap(people => people[i] ?? [])).flat()
}

/** How many statements a second come back when each writer always has this many under way. */
export async function saturate(party: Party, underWay: number, seconds: number): Promise<number> {
  const mine = new Map<number, Person>()
  let counted = 0
  let going = true
  const next = (by: Person) => mine.set(party.share(by), by)
  party.onSeen = (number, by) => {
    if (mine.get(number) !== by) return
    mine.delete(number)
    if (!going) return
    counted += 1
    next(by)
  }
  const start = performance.now()
  for (const by of party.writers) for (let i = 0; i < underWay; i++) next(by)
  await pause(seconds * 1000)
  going = false
  const rate = counted / ((performance.now() - start) / 1000)
  for (let i = 0; i < 1000 && mine.size > 0; i++) await pause(10)
  party.onSeen = () => undefined
  return rate
}

/** Fills a room's board up to this many statements. */
export async function fill(server: Server, room: Room, count: number): Promise<void> {
  const party = await Party.connect(server, [{ ...room, seats: room.seats.slice(0, 8) }])
  party.delays = []
  await offer(party, 200, count / 200)
  party.close()
}
