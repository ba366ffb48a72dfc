import { randomUUID } from 'node:crypto'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type Map as YMap } from 'yjs'
import { CLOSE, type Refusal } from '../../lib/protocol/codes'
import type { ActReply } from '../../lib/protocol/live'
import type { Statement } from '../../lib/statements/index'
import type { Stamp } from '../../lib/statements/kind'
import { parseFrame } from '../gate/frames'
import type { SyncConnection } from '../rooms/connections'
import type { Room } from '../rooms/room'

/** What a scripted person was not allowed to do, with the server's own reason. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(readonly refusal: Pick<Refusal, 'reason'> & { code: string }) {
    super(refusal.reason)
  }
}

/** The connection ended before the server said what became of a statement. Trying again is safe: a statement's id is taken once. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  constructor(readonly close: number) {
    super('The meeting closed the connection.')
  }
}

type Waiting = { done: (stamp: Stamp) => void; fail: (error: Error) => void }

/**
 * One person at one board, inside this process: for seeding before the server listens. It is a y-websocket client in all but
 * the socket: real bytes of a real Yjs document go through the room's queue and gate, and a statement counts once its stamp is back.
 */
export class Seat {
  private readonly doc = new Doc()
  private readonly waiting = new Map<string, Waiting>()
  private readonly inStep: Promise<void>
  private arrived: () => void = () => undefined
  private failed: (error: Error) => void = () => undefined
  private readonly connection: SyncConnection

  constructor(
    private readonly room: Room,
    person: string,
    audience: string,
  ) {
    this.connection = {
      person,
      audience,
      client: this.doc.clientID,
      ready: false,
      over: false,
      send: frame => this.receive(frame),
      refuse: refusal => this.end(new Refused(refusal)),
      close: code => this.end(new Interrupted(code)),
    }
    this.inStep = new Promise((resolve, reject) => {
      this.arrived = resolve
      this.failed = reject
    })
    this.inStep.catch(() => undefined)
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this) room.update(this.connection, bytes, false)
    })
    if (room.mayRead(person, audience)) this.begin()
    else this.end(new Interrupted(CLOSE.noSuchRoom))
  }

  /** Puts a statement on the board under this id; what is there already is left alone. Rejects with `Refused` or `Interrupted`. */
  async share(id: string, statement: Statement): Promise<Stamp> {
    await this.inStep
    const there = this.stamps.get(id)
    if (there) return there
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail })
      this.doc.getMap<unknown>('statements').set(id, statement)
    })
  }

  leave(): void {
    this.end(new Interrupted(CLOSE.restart))
  }

  private begin(): void {
    this.room.connect(this.connection)
    this.room.step1(this.connection, encodeStateVector(this.doc))
  }

  private get stamps(): YMap<Stamp> {
    return this.doc.getMap('stamps')
  }

  private receive(bytes: Uint8Array): void {
    const frame = parseFrame(bytes)
    if (!frame.ok || frame.value.kind === 'awareness') return
    const { kind, body } = frame.value
    if (kind === 'step1') this.room.update(this.connection, encodeStateAsUpdate(this.doc, body), true)
    else applyUpdate(this.doc, body, this)
    if (kind === 'step2') this.arrived()
    for (const [id, { done }] of this.waiting) {
      const stamp = this.stamps.get(id)
      if (!stamp) continue
      this.waiting.delete(id)
      done(stamp)
    }
  }

  private end(error: Error): void {
    this.room.disconnect(this.connection)
    this.failed(error)
    for (const { fail } of this.waiting.values()) fail(error)
    this.waiting.clear()
    this.doc.destroy()
  }
}

/** Does an act as this person, through the room. Rejects with `Refused`. */
export async function actInRoom(room: Room, person: string, verb: string, input: unknown): Promise<{ at: string }> {
  const reply: ActReply = await room.act(person, { verb, input, key: randomUUID() })
  if (!reply.ok) throw new Refused(reply)
  return { at: reply.at }
}
