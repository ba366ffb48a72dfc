import * as z from 'zod/mini'
import type { Content } from '../acts/act'
import type { SyncConnection } from './connections'

const position = z.int().check(z.nonnegative())
const rows = z.array(z.strictObject({ person: z.string(), audience: z.string(), from: position, to: position }))

/**
 * The browser of `person` had the board of `audience` as it stood after `from` entries of the meeting's log, and after each up to `to`.
 * It says nothing of what anybody looked at.
 */
export type Delivered = z.infer<typeof rows>[number]

/** Stretches of one person that are kept, the newest: a connection that comes and goes must not fill an entry. */
const MOST_STRETCHES = 200

/**
 * What browsers answered that they have. A WebSocket keeps its order, so whoever answers something has all that was sent before it.
 * Kept in memory until it is entered, with a person's leaving for them and with the close for everybody: what was not entered when a
 * server is killed is never claimed.
 */
export class Deliveries {
  private readonly had: Delivered[] = []

  /** A browser answered something sent when the log had `to` entries. Before it has caught up there is nothing to say of it. */
  answered({ person, audience, since }: SyncConnection, to: number) {
    if (since === undefined || to < since) return
    const known = this.had.find(
      one => one.person === person && one.audience === audience && one.from <= since && since <= one.to + 1,
    )
    if (known) known.to = Math.max(known.to, to)
    else this.begin({ person, audience, from: since, to })
  }

  private begin(stretch: Delivered) {
    this.had.push(stretch)
    const own = this.had.filter(({ person }) => person === stretch.person)
    if (own.length > MOST_STRETCHES) this.had.splice(this.had.indexOf(own[0]!), 1)
  }

  /** As it is entered: one person's, or everybody's. */
  entered(whose: 'own' | 'all', by: { person: string }): Content {
    const delivered = this.had.filter(({ person }) => whose === 'all' || person === by.person)
    return delivered.length > 0 ? { delivered: delivered.map(one => ({ ...one })) } : {}
  }
}

/** What an entry says was delivered. */
export function deliveredIn(content: Content | null | undefined): Delivered[] {
  const read = rows.safeParse(content?.delivered)
  return read.success ? read.data : []
}
