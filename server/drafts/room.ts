import { CLOSE, type Refusal, refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { admitClient, admitStateVector } from '../gate/admit'
import { keptFrame, step1Frame, step2Frame, updateFrame } from '../gate/frames'
import { readStateVector } from '../gate/read'
import { readTextUpdate, TEXT_STEP2_LIMITS } from '../gate/text'
import type { TextDocument } from '../gate/text-document'
import type { DocConnection } from '../rooms/connections'
import { Presence } from './presence'
import type { DraftStore, DraftsOf, Stored, Writer } from './store'

export type DraftRoomDeps = {
  store: DraftStore
  /** Whether somebody may read and write here now. */
  may(person: string): boolean
  nameOf(person: string): string
  /** Rejects once this process no longer holds the meeting. */
  sure(): Promise<void>
  /** Drafts that were just changed, and stand. */
  wrote(drafts: readonly string[]): void
  /** The room cannot go on: it has closed every connection. */
  gone(): void
}

type Job =
  | { kind: 'update'; from: DocConnection; bytes: Uint8Array; caughtUp: boolean }
  | { kind: 'step1'; from: DocConnection; bytes: Uint8Array }
  | { kind: 'remove'; draft: string }
  | { kind: 'compact' }

const MOST_AT_ONCE = 256
const NOT_YOURS = refuse('client_taken', refusals.notYourIdentity).refusal
const FULL = refuse('too_large', refusals.draftsFull).refusal
/** Changes stored one by one, and bytes of them, beyond which they are kept as one. */
const MOST_CHANGES = 400
const MOST_BYTES = 512 * 1024
/** Bytes that all drafts of a room may come to. */
const MOST_ALTOGETHER = 4 * 1024 * 1024

/** What one round is about to keep, and what to do once it is kept. */
type Round = {
  changes: Uint8Array[]
  writers: Writer[]
  /** Words are gone for good: nothing that held them is kept. */
  erases: boolean
  changed: Set<string>
  afterwards: ((at: string) => void)[]
  refused: Set<DocConnection>
}

/**
 * What one agency is writing for one meeting, and its people who write. One queue: each change is vetted against exactly
 * the document it is put into, stored, and only then sent on and acknowledged. Where storing fails, all connections are
 * closed and the drafts are read again from the store; whoever was writing sends again what was not kept.
 */
export class DraftRoom {
  private readonly connections = new Set<DocConnection>()
  private readonly queue: Job[] = []
  private readonly presence: Presence
  private running = false
  private over = false
  /** What the drafts came to when they were last kept as one. */
  private least = 0
  /** How many messages of each connection were taken since it was in step. */
  private readonly counts = new WeakMap<DocConnection, number>()

  constructor(
    private readonly of: DraftsOf,
    private readonly stored: Stored,
    private readonly document: TextDocument,
    private readonly deps: DraftRoomDeps,
  ) {
    this.presence = new Presence(
      () => this.connections,
      person => deps.nameOf(person),
    )
  }

  get idle(): boolean {
    return this.connections.size === 0 && this.queue.length === 0 && !this.running
  }

  /** A field's value as it is now. */
  read(draft: string, field: string): unknown {
    return this.document.read(draft, field)
  }

  connect(connection: DocConnection) {
    this.connections.add(connection)
  }

  disconnect(connection: DocConnection) {
    connection.over = true
    if (!this.connections.delete(connection)) return
    this.presence.left(connection)
    if (this.connections.size === 0 && this.document.changes > 1) this.push({ kind: 'compact' })
  }

  step1(from: DocConnection, bytes: Uint8Array) {
    this.push({ kind: 'step1', from, bytes })
  }

  update(from: DocConnection, bytes: Uint8Array, caughtUp: boolean) {
    this.push({ kind: 'update', from, bytes, caughtUp })
  }

  awareness(from: DocConnection, bytes: Uint8Array) {
    const refusal = this.presence.hear(from, bytes)
    if (refusal) this.putOut(from, refusal)
  }

  /** A draft whose words were shared goes from here: nobody writes on in what is on the board. */
  remove(draft: string) {
    this.push({ kind: 'remove', draft })
  }

  /** Whoever may not write here any more is put out. */
  peopleChanged() {
    for (const one of [...this.connections]) if (!this.deps.may(one.person)) one.close(CLOSE.notAllowed)
  }

  stop(code: number) {
    if (this.over) return
    this.over = true
    for (const one of [...this.connections]) one.close(code)
    this.connections.clear()
    this.queue.length = 0
    this.deps.gone()
  }

  private push(job: Job) {
    if (this.over) {
      if ('from' in job) job.from.close(CLOSE.restart)
      return
    }
    this.queue.push(job)
    if (!this.running) void this.run()
  }

  private async run() {
    this.running = true
    try {
      while (this.queue.length > 0 && !this.over) {
        const jobs = this.queue.splice(0, MOST_AT_ONCE)
        await this.deps.sure()
        await this.round(jobs)
      }
    } catch {
      this.stop(CLOSE.restart)
    } finally {
      this.running = false
    }
  }

  private async round(jobs: readonly Job[]) {
    const round: Round = {
      changes: [],
      writers: [],
      erases: false,
      changed: new Set(),
      afterwards: [],
      refused: new Set(),
    }
    for (const job of jobs) this.take(job, round)
    const at = await this.keep(round)
    if (this.over) return
    for (const after of round.afterwards) after(at)
    if (round.changed.size > 0) this.deps.wrote([...round.changed])
  }

  private async keep({ changes, writers, erases }: Round): Promise<string> {
    const { store } = this.deps
    const full = this.document.changes > MOST_CHANGES || this.document.size > MOST_BYTES + this.least
    if (erases || full) {
      const whole = this.document.compact()
      this.least = whole.length
      return store.replace(this.of, this.stored, whole, writers)
    }
    return changes.length > 0 ? store.keep(this.of, this.stored, changes, writers) : ''
  }

  private take(job: Job, round: Round) {
    if ('from' in job && (job.from.over || round.refused.has(job.from))) return
    switch (job.kind) {
      case 'update':
        return this.takeUpdate(job, round)
      case 'step1':
        return this.takeStep1(job, round)
      case 'remove':
        return this.takeRemoval(job.draft, round)
      case 'compact':
        round.erases ||= this.connections.size === 0 && this.document.changes > 1
    }
  }

  private takeUpdate({ from, bytes, caughtUp }: Extract<Job, { kind: 'update' }>, round: Round) {
    if (!this.deps.may(from.person)) return this.turnOut(from, CLOSE.notAllowed, round)
    const read = caughtUp ? readTextUpdate(bytes, TEXT_STEP2_LIMITS) : readTextUpdate(bytes)
    if (!read.ok) return this.turnDown(from, read.refusal, round)
    const { client } = read.value
    const bound = admitClient(from.client, from.person, { owner: id => this.ownerOf(id, round) })
    if (!bound.ok) return this.turnDown(from, bound.refusal, round)
    if (client !== null && client !== from.client) return this.turnDown(from, NOT_YOURS, round)
    if (client !== null && this.document.size + bytes.length > MOST_ALTOGETHER) return this.turnDown(from, FULL, round)
    const outcome = this.document.take(read.value)
    if (outcome === 'again') return this.turnOut(from, CLOSE.restart, round)
    if (!outcome.ok) return this.turnDown(from, outcome.refusal, round)
    const { bytes: made, changed, gone } = outcome.value
    if (made && client !== null && !this.ownerOf(client, round)) round.writers.push({ client, person: from.person })
    this.note(round, made, from, changed, gone)
    const count = caughtUp ? 0 : (this.counts.get(from) ?? 0) + 1
    this.counts.set(from, count)
    round.afterwards.push(at => from.over || from.send(keptFrame(count, at)))
  }

  private takeRemoval(draft: string, round: Round) {
    this.note(round, this.document.remove(draft), null, [], [draft])
  }

  private note(
    round: Round,
    made: Uint8Array | null,
    from: DocConnection | null,
    changed: readonly string[],
    gone: readonly string[],
  ) {
    if (!made) return
    round.changes.push(made)
    round.erases ||= gone.length > 0
    for (const draft of changed) round.changed.add(draft)
    for (const draft of gone) round.changed.delete(draft)
    const frame = updateFrame(made)
    round.afterwards.push(() => {
      for (const one of this.connections) if (one !== from && one.ready) one.send(frame)
    })
  }

  private takeStep1({ from, bytes }: Extract<Job, { kind: 'step1' }>, round: Round) {
    const vector = readStateVector(bytes)
    const known = vector.ok ? admitStateVector(vector.value, from.client, this.document) : vector
    if (!known.ok) return this.turnDown(from, known.refusal, round)
    round.afterwards.push(() => {
      if (from.over) return
      from.send(step2Frame(this.document.since(bytes)))
      if (!from.ready) {
        from.send(step1Frame(this.document.stateVector()))
        this.presence.tell(from)
      }
      from.ready = true
    })
  }

  private ownerOf(client: number, round: Round): string | undefined {
    return this.stored.writers.get(client) ?? round.writers.find(writer => writer.client === client)?.person
  }

  /** Said once everything before it is stored. What they queued behind it is not looked at. */
  private turnDown(from: DocConnection, refusal: Refusal, round: Round) {
    round.refused.add(from)
    round.afterwards.push(() => this.putOut(from, refusal))
  }

  private turnOut(from: DocConnection, code: number, round: Round) {
    round.refused.add(from)
    round.afterwards.push(() => from.close(code))
  }

  private putOut(from: DocConnection, refusal: Refusal) {
    this.disconnect(from)
    from.refuse(refusal)
  }
}
