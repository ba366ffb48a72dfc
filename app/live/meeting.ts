import { uuidv4 } from 'lib0/random'
import { besideOf } from '../../lib/board/beside'
import { can } from '../../lib/policy/can'
import type { ActReply, CheckpointEvent, Notice, Roster, State } from '../../lib/protocol/live'
import { parseStatement, type Statement } from '../../lib/statements/index'
import { live as text } from '../../lib/text/live'
import { aheadBy, Blocked } from './blocked'
import { clean } from './clean'
import { command } from './commands'
import { nextConnection } from './connection'
import { folding } from './folded'
import { Held } from './held'
import { type Over, overBy, undelivered } from './over'
import { Room } from './room'
import type { Connection, Live, Returned } from './types'
import { type LiveSocket, refusedWith, type Wire } from './wire'
import { Witness } from './witness'

/** How long a page may be without a reader before its connections are closed, ms: a change of view, React's strict mode. */
const LINGER = 1000

/**
 * The browser side of one meeting, as a store: it connects with its first subscriber and lets go a moment after its
 * last. Everything it shows is a fold over the documents of the audiences this person reads, made at most once a frame.
 */
export class Meeting {
  private readonly listeners = new Set<() => void>()
  private readonly rooms = new Map<string, Room>()
  private readonly returned = new Map<string, Returned>()
  /** What went out in two statements, as it was given. */
  private readonly whole = new Map<string, Statement>()
  private readonly witness: Witness
  private readonly held = new Held(audience => this.reach(audience))
  private readonly blocked: Blocked
  /** Failed attempts of the rooms, as last seen. */
  private failures = 0
  /** How far the server's clock is ahead; null until it said what time it is. */
  private ahead: number | null = null
  private socket: LiveSocket | null = null
  private state: State | null = null
  private roster: Roster | null = null
  private notice: Notice | null = null
  private over: Over | null = null
  /** Since this connection was made: did a state arrive, is it shown, was joining asked for. */
  private heard = false
  private current = false
  private joined = false
  private connection: Connection = { is: 'waiting' }
  private missed = 0
  private scheduled = false
  private readonly fold = folding()
  private snapshot: Live

  constructor(
    private readonly id: string,
    private readonly wire: Wire,
  ) {
    this.witness = new Witness(wire, id, this.changed)
    this.blocked = new Blocked(wire, this.changed)
    this.snapshot = this.view()
  }

  readonly getSnapshot = (): Live => this.snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.start()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) setTimeout(() => this.rest(), LINGER)
    }
  }

  /**
   * Cleaned first; what is no statement even then comes straight back, like what has no open room to go to. What family read and
   * what professionals say beside it are two statements and one share: should the first come back, it is whole again.
   */
  readonly share = (audience: string, statement: Statement, id: string = uuidv4()): string => {
    this.returned.delete(id)
    this.whole.delete(id)
    const info = this.state?.audiences.find(one => one.id === audience)
    const beside = info && besideOf(id, statement, info)
    if (!beside) return this.send(audience, statement, id)
    const { to, open, particulars } = beside
    this.whole.set(id, statement)
    const seen = this.state?.audiences.find(one => one.id === to)?.version ?? 0
    this.send(to, { ...particulars, seen }, uuidv4())
    return this.send(audience, open, id)
  }

  private send(audience: string, statement: Statement, id: string): string {
    const parsed = parseStatement(clean(statement))
    const room = this.rooms.get(audience)
    if (!parsed.ok)
      this.comeBack({ id, audience, statement, refusal: { code: 'schema', ids: [id], reason: text.unreadable } })
    else if (room) room.share(id, parsed.statement)
    else this.comeBack({ id, audience, statement, refusal: { code: 'wrong_audience', ids: [id], reason: text.noRoom } })
    // Whoever shares has the next key in hand: what follows must not be decided on a board that does not know of it.
    queueMicrotask(() => this.renew())
    return id
  }

  readonly act = (verb: string, input: Record<string, unknown>): Promise<ActReply> =>
    this.socket
      ? command(this.socket, { verb, input, key: uuidv4() })
      : Promise.resolve({ ok: false, code: 'no_answer', reason: text.noAnswer })

  readonly dismiss = (id: string): void => {
    this.returned.delete(id)
    this.changed()
  }

  private start(): void {
    if (this.socket) return
    const socket = this.wire.socket(this.id)
    this.socket = socket
    socket.on('connect', () => this.changed())
    socket.on('disconnect', reason => this.disconnected(socket, reason))
    socket.on('connect_error', error => this.turnedAway(socket, refusedWith(error)))
    socket.on('state', state => this.hear(state))
    socket.on('roster', roster => this.held.add(roster.reached, () => this.set({ roster })))
    socket.on('notice', notice => this.held.add(notice.reached, () => this.set({ notice })))
    socket.on('checkpoint', event => this.held.add(event.reached, () => this.checkpoint(event)))
    socket.connect()
  }

  /** Nobody looks any more: closes, unless somebody came back or words are still on their way. Returned words stay. */
  private rest(): void {
    if (this.listeners.size > 0 || !this.socket) return
    if (this.unconfirmed().length > 0 && !this.ended()) {
      setTimeout(() => this.rest(), LINGER)
      return
    }
    this.socket.disconnect()
    this.socket = null
    this.forget()
    for (const room of this.rooms.values()) room.close()
    this.rooms.clear()
    this.set({ state: null, roster: null, notice: null })
    this.over = null
    this.missed = 0
    this.connection = { is: 'waiting' }
    this.snapshot = this.view()
  }

  private forget(): void {
    this.held.clear()
    this.heard = false
    this.current = false
    this.joined = false
  }

  /** The server closes a socket on purpose when rights change; the next attempt is told why. */
  private disconnected(socket: LiveSocket, reason: string): void {
    if (socket !== this.socket) return
    this.forget()
    if (reason === 'io server disconnect') this.again(socket)
    this.changed()
  }

  /** A refused handshake is not tried again by itself: for good where a code says so, after a pause where it does not. */
  private turnedAway(socket: LiveSocket, code: number | null): void {
    if (socket !== this.socket) return
    if (socket.active) {
      this.blocked.failed()
      return
    }
    if (code !== null) this.over = overBy(code)
    else this.again(socket)
    this.changed()
  }

  private again(socket: LiveSocket): void {
    setTimeout(() => socket === this.socket && !this.ended() && socket.connect(), LINGER)
  }

  /** Rooms open and close at once, for what a state speaks of is to be found in them; the rest of it waits for them. */
  private hear(state: State): void {
    const wanted = new Set(state.audiences.map(audience => audience.id))
    for (const audience of wanted) if (!this.rooms.has(audience)) this.open(audience)
    for (const [audience, room] of this.rooms) if (!wanted.has(audience)) this.shut(audience, room)
    this.ahead = aheadBy(this.ahead, state.now, this.wire.now())
    this.heard = true
    this.held.add(state.reached, () => this.settle(state))
  }

  private settle(state: State): void {
    if (this.state && this.state.build !== state.build) this.over = 'reload'
    this.current = true
    this.set({ state })
    if (this.joined || can(state.me, 'join', state.meeting)) return
    this.joined = true
    void this.act('join', {})
  }

  private open(audience: string): void {
    this.witness.recall(audience)
    const room = new Room(this.wire.sync, this.id, audience, this.roomChanged, this.comeBack)
    this.rooms.set(audience, room)
  }

  private shut(audience: string, room: Room): void {
    for (const sending of room.unconfirmed) this.comeBack({ ...sending, refusal: undelivered('not-allowed') })
    room.close()
    this.rooms.delete(audience)
    this.changed()
  }

  private checkpoint({ audience, note }: CheckpointEvent): void {
    const room = this.rooms.get(audience)
    if (room && !room.over) this.witness.see(audience, note, room.window.stamps.values())
  }

  private set(news: { state?: State | null; roster?: Roster | null; notice?: Notice | null }): void {
    Object.assign(this, news)
    this.changed()
  }

  private readonly comeBack = (returned: Returned): void => {
    const statement = this.whole.get(returned.id) ?? returned.statement
    this.returned.set(returned.id, { ...returned, statement })
    this.changed()
  }

  private reach(audience: string): number {
    const room = this.rooms.get(audience)
    if (room) return room.over ? Number.POSITIVE_INFINITY : room.n
    return this.heard ? Number.POSITIVE_INFINITY : -1
  }

  private readonly changed = (): void => {
    this.held.check()
    if (this.scheduled) return
    this.scheduled = true
    this.wire.frame(() => this.renew())
  }

  private renew(): void {
    if (!this.scheduled) return
    this.scheduled = false
    this.connection = this.look()
    this.snapshot = this.view()
    for (const listener of this.listeners) listener()
  }

  private readonly roomChanged = (): void => {
    const failures = [...this.rooms.values()].reduce((sum, room) => sum + room.failures, 0)
    if (failures > this.failures) this.blocked.failed()
    this.failures = failures
    this.changed()
  }

  private ended(): Over | null {
    return this.over ?? [...this.rooms.values()].find(room => room.over)?.over ?? null
  }

  private look(): Connection {
    const before = this.connection
    const rooms = [...this.rooms.values()]
    const up = this.socket?.connected ?? false
    const inStep = up && this.current && rooms.every(room => room.health === 'synced')
    const lost = !up || rooms.some(room => room.health === 'lost')
    if (inStep) {
      this.blocked.opened()
      const missed = rooms.map(room => room.takeMissed(this.state?.me.person))
      if (before.is === 'offline') this.missed = missed.reduce((sum, count) => sum + count, 0)
    }
    return nextConnection(before, { over: this.ended(), inStep, lost }, this.wire.now)
  }

  private unconfirmed() {
    return [...this.rooms.values()].flatMap(room => room.unconfirmed)
  }

  private view(): Live {
    const { connection, state, roster, missed, share, act, dismiss } = this
    const rooms = [...this.rooms.values()]
    const { board, agencies, alerts, questions, family, matters, loggedAt } = this.fold(
      rooms.map(room => room.window),
      state?.meeting.agencies ?? [],
      state?.audiences ?? [],
      state?.spoke,
      roster?.people,
    )
    const spoken = rooms.filter(room => room.n > 0).map(room => room.audience)
    return {
      connection,
      state,
      roster,
      reached: Object.fromEntries(rooms.map(room => [room.audience, room.n])),
      board,
      agencies,
      alerts,
      questions,
      family,
      matters,
      loggedAt,
      missed,
      blocked: this.blocked.is,
      ahead: this.ahead ?? 0,
      sending: this.unconfirmed(),
      returned: [...this.returned.values()],
      witness: this.witness.verdict(spoken),
      ...(this.notice && { notice: this.notice }),
      share,
      act,
      dismiss,
    }
  }
}
