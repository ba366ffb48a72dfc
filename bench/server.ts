import type { Live } from './live'
import type { Dialect } from './wire'

/** One person's place in a room, and how they connect. `live` and `aside` are what a browser of ours opens besides. */
export type Seat = {
  url: string
  headers?: Record<string, string>
  /** The address of the second board they may read. */
  aside: string | null
  live: (() => Live) | null
  writes: boolean
}

export type Room = { name: string; seats: Seat[]; facts: { child: string; seen: number } }

export type Cpu = { all: number; database: number }

/** A server in the comparison, with rooms of the same sizes for each of them. */
export type Server = {
  name: string
  dialect: Dialect
  rooms: Room[]
  /** CPU used so far, seconds; `database` is part of `all`. */
  cpu(): Promise<Cpu>
  /** Live memory of its Node process, bytes. */
  memory(): Promise<number>
  /** See `Child.profile`. */
  profile(work: () => Promise<unknown>): Promise<unknown>
  /** `kill -9`, then started again on the same data. */
  crash(): Promise<void>
  stop(): Promise<void>
}
