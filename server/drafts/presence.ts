import * as z from 'zod/mini'
import { formOf } from '../../lib/board/draft-fields'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { unreadable } from '../../lib/text/unreadable'
import { reading } from '../gate/bytes'
import { awarenessFrame } from '../gate/frames'
import { MAX_CLIENT } from '../gate/read'
import type { DocConnection } from '../rooms/connections'
import { createBudget } from '../transport/budget'

/** Bytes of one message, and of one person's state in it. */
const LIMITS = { message: 32 * 1024, state: 1024 }
/** Changes of place a second, and at once; what comes faster is left out. */
const PACE = { rate: 10, burst: 30 }

/** Where somebody writes: in which field of which draft. The provider says `{}` before anybody said where. */
const field = z.string().check(z.refine(name => formOf(name) !== undefined))
const place = z.nullable(z.strictObject({ draft: z.optional(id), field: z.optional(field) }))
type Place = { clock: number; state: { person: string; name: string; draft: string; field: string } | null }

/**
 * Who of an agency is writing where. A connection says it of its own client id alone; person and name are the server's.
 * What browsers repeat of others, as the stock provider does, is left out.
 */
export class Presence {
  private readonly places = new Map<DocConnection, Place>()
  private readonly budgets = new WeakMap<DocConnection, ReturnType<typeof createBudget>>()

  constructor(
    private readonly connections: () => Iterable<DocConnection>,
    private readonly nameOf: (person: string) => string,
  ) {}

  /** Takes what a connection says of its own place. Returns why it cannot be taken; null where it was. */
  hear(from: DocConnection, bytes: Uint8Array): Refusal | null {
    const said = reading(bytes, LIMITS.message, reader => {
      const count = reader.count(3)
      const entries = Array.from({ length: count }, () => ({
        client: reader.uint(MAX_CLIENT),
        clock: reader.uint(),
        state: reader.text(LIMITS.state),
      }))
      const own = entries.find(entry => entry.client === from.client)
      return own && { clock: own.clock, state: place.parse(JSON.parse(own.state)) }
    })
    if (!said.ok) return refuse('shape', unreadable.damaged).refusal
    if (!said.value || !this.budgetOf(from).spend()) return null
    const { clock, state } = said.value
    const { person } = from
    const name = this.nameOf(person)
    const told: Place = {
      clock,
      state: state?.draft && state.field ? { person, name, draft: state.draft, field: state.field } : null,
    }
    this.places.set(from, told)
    this.send(from, told)
    return null
  }

  /** Everyone's place, for somebody who just came. */
  tell(to: DocConnection) {
    const others = [...this.places].filter(([connection, { state }]) => connection !== to && state !== null)
    if (others.length > 0) to.send(awarenessFrame(others.map(([{ client }, told]) => ({ client, ...told }))))
  }

  left(connection: DocConnection) {
    const last = this.places.get(connection)
    this.places.delete(connection)
    if (last?.state) this.send(connection, { clock: last.clock, state: null })
  }

  private send(from: DocConnection, told: Place) {
    const frame = awarenessFrame([{ client: from.client, ...told }])
    for (const one of this.connections()) if (one !== from && one.ready) one.send(frame)
  }

  private budgetOf(connection: DocConnection) {
    const known = this.budgets.get(connection) ?? createBudget(PACE.rate, PACE.burst)
    this.budgets.set(connection, known)
    return known
  }
}
