import { ok, type Result, refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { type BoardUpdate, type DeletedRange, MAX_CLIENT, SERVER_CLIENT, type StateVector } from './read'
import type { JsonObject } from './values'

/** What the gate must know of the document an update is for: exactly the state it would be appended to. */
export type DocState = {
  /** The next clock of every client, the server's own included. */
  readonly clocks: Pick<StateVector, 'get'>
  /** The person whose statements bear this client id, if it has any. */
  owner(client: number): string | undefined
  /** The id of the statement at a known place. */
  idAt(client: number, clock: number): string | undefined
  /** Is this id taken? Ids are fresh in the whole meeting, not in one audience only. */
  has(id: string): boolean
  /** Has the server removed the words at this place? False where nothing is known. */
  isDeleted(client: number, clock: number): boolean
}

export type NewItem = { client: number; clock: number; id: string; value: JsonObject }
/** `nothing`: all of it is here already; to be accepted before any other rule, also when the meeting is closed. */
export type Admitted = { kind: 'nothing' } | { kind: 'new'; items: NewItem[] }

/** May this connection write as this client id? The first who writes under one owns it; the server's own is nobody's. */
export const admitClient = (client: number, person: string, doc: Pick<DocState, 'owner'>): Result<number> => {
  if (!Number.isInteger(client) || client <= SERVER_CLIENT || client > MAX_CLIENT) {
    return refuse('client_taken', refusals.newIdentity)
  }
  const owner = doc.owner(client)
  if (owner !== undefined && owner !== person) {
    return refuse('client_taken', refusals.newIdentity)
  }
  return ok(client)
}

/**
 * A client whose document holds more of others' work, or more stamps, than ours: ours was restored from an older copy.
 * It is a claim that anyone can make: act on it for this connection, and for everyone only on a signed checkpoint.
 */
export const admitStateVector = (
  theirs: StateVector,
  boundClient: number,
  doc: Pick<DocState, 'clocks'>,
): Result<StateVector> => {
  for (const [client, clock] of theirs) {
    if (client !== boundClient && clock > (doc.clocks.get(client) ?? 0)) {
      return refuse('rolled_back', refusals.rolledBack)
    }
  }
  return ok(theirs)
}

/**
 * Decides what of an update is new to this document. Refuses a client id that is not this connection's, a gap in its
 * clocks, a known place under another id, an id that is taken (`already_shared`, naming them), and any removal that
 * the server did not make. Says nothing yet of kinds, references or rights.
 */
export const admit = (update: BoardUpdate, person: string, boundClient: number, doc: DocState): Result<Admitted> => {
  const bound = admitClient(boundClient, person, doc)
  if (!bound.ok) return bound
  if (update.client !== null && update.client !== boundClient) {
    return refuse('client_taken', refusals.notYourIdentity)
  }
  const items = newItems(update, boundClient, doc)
  if (!items.ok) return items
  if (!update.deletes.every(range => removed(range, doc))) {
    return refuse('shape', refusals.notRemoved)
  }
  return ok(items.value.length === 0 ? { kind: 'nothing' } : { kind: 'new', items: items.value })
}

const newItems = (update: BoardUpdate, client: number, doc: DocState): Result<NewItem[]> => {
  const next = doc.clocks.get(client) ?? 0
  const known = update.items.filter(item => item.clock < next)
  if (known.some(item => doc.idAt(client, item.clock) !== item.id)) {
    return refuse('shape', refusals.disagrees)
  }
  const fresh = update.items.slice(known.length)
  if (fresh.length > 0 && fresh[0]?.clock !== next) {
    return refuse('shape', refusals.gap)
  }
  const taken = fresh.filter(item => doc.has(item.id)).map(item => item.id)
  if (taken.length > 0) return refuse('already_shared', refusals.alreadyShared, [...new Set(taken)])
  return wholeAndDistinct(fresh, client)
}

const wholeAndDistinct = (fresh: BoardUpdate['items'], client: number): Result<NewItem[]> => {
  const items: NewItem[] = []
  const ids = new Set<string>()
  for (const { clock, id, value } of fresh) {
    if (value === null) return refuse('shape', refusals.noWords, [id])
    if (ids.has(id)) return refuse('shape', refusals.twice, [id])
    ids.add(id)
    items.push({ client, clock, id, value })
  }
  return ok(items)
}

/** Stops at the first place that stands or is not known, so that a huge range costs no more than a true one. */
const removed = ({ client, clock, len }: DeletedRange, doc: DocState): boolean => {
  for (let at = clock; at < clock + len; at++) if (!doc.isDeleted(client, at)) return false
  return true
}
