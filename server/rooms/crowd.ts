import { hash } from 'node:crypto'
import type { Heading } from '../../lib/meeting/names'
import type { MeetingState, Member } from '../../lib/meeting/state'
import { canRead, isFamily } from '../../lib/policy/can'
import { CLOSE } from '../../lib/protocol/codes'
import type { Reached, State } from '../../lib/protocol/live'
import type { BoardDocument } from '../gate/document'
import { encodeBoardUpdate } from '../gate/encode'
import { updateFrame } from '../gate/frames'
import type { LiveConnection, SyncConnection } from './connections'
import type { Loaded } from './load'
import { type After, createPace, type Pace } from './pace'
import { before, documentFor } from './part'
import type { PlannedStatement } from './plan'
import { roomFor } from './screen-view'
import { Screens } from './screens'
import { lastFor, type MeetingFacts, only, rosterFor, stateFor } from './views'

/** How often (ms) everyone is told who is here, and of new checkpoints: both say where things stand, not what has just happened. */
const ROSTER = 250
const CHECKPOINTS = 500
/** Whoever waits at the door says so every few seconds; silent this long (ms), they are taken for gone. */
const KNOCK = 15_000
/** How long (ms) after their last change an agency is said to be writing. */
const WRITING = 10_000

/** What somebody was told is kept as its hash: the words of every roster and state would be most of what a quiet connection costs. */
const printOf = (told: unknown) => hash('sha256', JSON.stringify(told), 'base64')
const knownOf = (facts: MeetingFacts, meeting: MeetingState, me: Member) =>
  printOf(rosterFor(facts, meeting, me, {}, new Set()))

/** Everyone connected to one meeting, and what each of them is sent. Sends only what is stored already. */
export class Crowd {
  readonly screens: Screens
  private readonly syncs = new Set<SyncConnection>()
  private readonly lives = new Set<LiveConnection>()
  private readonly rosters: Pace
  private readonly checkpoints: Pace
  /** Who is here, as each connection was told last: its hash. */
  private readonly known = new WeakMap<LiveConnection, string>()
  /** The hash of the state each connection was told last, apart from when. */
  private readonly told = new WeakMap<LiveConnection, string>()
  /** Audiences whose newest checkpoint not everyone has been sent. */
  private readonly signed = new Set<string>()
  /** Who waits to be let in, and what undoes their being forgotten. */
  private readonly knocking = new Map<string, () => void>()
  /** Agencies that have just been writing: under which heading, and what undoes its being forgotten. */
  private readonly writing = new Map<string, { heading: Heading; forget: () => void }>()

  constructor(
    private readonly facts: MeetingFacts,
    private readonly build: string,
    private readonly loaded: () => Loaded,
    /** Does its work once nothing is under way: between a decision and its commit the meeting's state is ahead of the ledger. */
    private readonly whenStored: (work: () => void) => void,
    private readonly after: After,
    /** The server's clock, ms. */
    private readonly now: () => number,
  ) {
    const tellAll = () => {
      for (const live of this.lives) this.tellPresence(live)
      this.screens.look()
    }
    this.screens = new Screens(facts, build, loaded, whenStored, after, now)
    this.rosters = createPace(ROSTER, () => this.whenStored(tellAll), after)
    this.checkpoints = createPace(CHECKPOINTS, () => this.tellCheckpoints(), after)
  }

  get isEmpty(): boolean {
    return this.syncs.size === 0 && this.lives.size === 0 && this.screens.size === 0
  }

  /** Somebody who waits to be let in is still at the door. */
  knock(person: string) {
    const known = this.knocking.get(person)
    known?.()
    const gone = () => {
      this.knocking.delete(person)
      this.presenceChanged()
    }
    this.knocking.set(person, this.after(gone, KNOCK))
    if (!known) this.presenceChanged()
  }

  /** An agency is writing: how much, and what, nobody else is told. */
  writes(agency: string, heading: Heading) {
    const known = this.writing.get(agency)
    known?.forget()
    const gone = () => {
      this.writing.delete(agency)
      this.presenceChanged()
    }
    this.writing.set(agency, { heading, forget: this.after(gone, WRITING) })
    if (known?.heading !== heading) this.presenceChanged()
  }

  isHere(person: string): boolean {
    return [...this.lives].some(live => live.person === person)
  }

  connect(connection: SyncConnection) {
    this.syncs.add(connection)
  }

  disconnect(connection: SyncConnection) {
    connection.over = true
    this.syncs.delete(connection)
  }

  /** From here on it is told everything new; first of all, everything there is. */
  listen(connection: LiveConnection) {
    if (connection.over) return
    this.lives.add(connection)
    this.tell(connection)
    for (const audience of this.loaded().notes.keys()) this.tellCheckpoint(connection, audience)
  }

  /** Who has a place was read again: whoever may not be here any more is put out, and everyone else told who may. */
  peopleChanged() {
    for (const sync of [...this.syncs]) {
      if (this.mayRead(sync.person, sync.audience)) continue
      this.disconnect(sync)
      sync.close(CLOSE.notAllowed)
    }
    this.tellChanged()
  }

  mayRead(person: string, audience: string): boolean {
    return canRead(this.meeting.members.get(person), this.meeting.audiences.get(audience))
  }

  /** Whoever reads no board of this meeting has no live connection to it either. */
  mayListen(person: string): boolean {
    return [...this.meeting.audiences.keys()].some(audience => this.mayRead(person, audience))
  }

  unlisten(connection: LiveConnection) {
    connection.over = true
    if (!this.lives.delete(connection) || this.isHere(connection.person)) return
    this.meeting.left.set(connection.person, this.loaded().lastAt)
  }

  closeAll(code: number) {
    this.rosters.stop()
    this.checkpoints.stop()
    for (const forget of this.knocking.values()) forget()
    this.knocking.clear()
    for (const { forget } of this.writing.values()) forget()
    this.writing.clear()
    this.screens.closeAll()
    for (const sync of this.syncs) sync.close(code)
    for (const live of this.lives) live.close()
    this.syncs.clear()
    this.lives.clear()
  }

  /** One audience's new statements, with their stamps and whatever they take off the board, as one frame. */
  broadcast(audience: string, statements: readonly PlannedStatement[]) {
    const fresh = statements.map(({ item }) => item.id)
    const gone = statements.flatMap(s => s.removes).filter(id => !fresh.includes(id))
    this.toBoard(audience, fresh, gone)
  }

  /** What was placed and what was taken off, as each reader's own document has it; whoever has none of it hears nothing. */
  private toBoard(audience: string, fresh: readonly string[], gone: readonly string[]) {
    const { documents } = this.loaded()
    const frameOf = (document: BoardDocument | undefined) => {
      const placed = fresh.flatMap(id => document?.get(id) ?? [])
      const deletes = gone.flatMap(id => document?.get(id) ?? [])
      if (placed.length + deletes.length === 0) return null
      return updateFrame(encodeBoardUpdate({ placed, stamps: placed, deletes }))
    }
    const whole = frameOf(documents.get(audience))
    for (const sync of this.syncs) {
      if (sync.audience !== audience || !sync.ready) continue
      const later = before(this.meeting, this.meeting.members.get(sync.person), audience) > 0
      const frame = later ? frameOf(documentFor(documents, this.meeting, sync.person, audience)) : whole
      if (frame) sync.send(frame)
    }
    this.screens.look()
  }

  /** Takes words off everyone's board that a decision, and no statement, takes off. */
  drop(audience: string, ids: readonly string[]) {
    this.toBoard(audience, [], ids)
  }

  /** Somebody came or went: nothing but the roster is another than before. */
  presenceChanged() {
    this.rosters.soon()
  }

  tellEveryone() {
    for (const live of [...this.lives]) this.tell(live)
    this.screens.look()
  }

  /** Tells those for whom something is another than they were told. To anybody else not even a frame says that something is. */
  tellChanged() {
    for (const live of [...this.lives]) {
      const me = this.member(live)
      const same = me && this.mayListen(me.person) && this.told.get(live) === this.stateOf(me)
      if (!same || this.known.get(live) !== knownOf(this.facts, this.meeting, me)) this.tell(live)
    }
    this.screens.look()
  }

  private stateOf(me: Member): string {
    return printOf([stateFor(this.facts, this.meeting, me, '', this.build, {}, this.loaded().closing), this.roomOf(me)])
  }

  private roomOf(me: Member): Pick<State, 'room'> {
    return roomFor(this.facts, this.meeting, this.loaded().documents, me)
  }

  notify(sentence: string, at: string) {
    for (const live of this.lives) {
      const me = this.member(live)
      if (me) live.emit('notice', { sentence, at, reached: this.reached(me) })
    }
  }

  checkpoint(audience: string) {
    this.signed.add(audience)
    this.checkpoints.soon()
  }

  private tellCheckpoints() {
    for (const audience of this.signed) for (const live of this.lives) this.tellCheckpoint(live, audience)
    this.signed.clear()
  }

  private tell(to: LiveConnection) {
    const me = this.member(to)
    if (!me || !this.mayListen(me.person)) {
      this.unlisten(to)
      return to.close()
    }
    const at = lastFor(this.loaded().times, this.meeting, me)
    this.told.set(to, this.stateOf(me))
    const state = stateFor(this.facts, this.meeting, me, at, this.build, this.reached(me), this.loaded().closing)
    to.emit('state', { ...state, ...this.roomOf(me), now: new Date(this.now()).toISOString() })
    this.tellRoster(to)
  }

  /** Family know of an agency once it is here: for them the state changes too. */
  private tellPresence(to: LiveConnection) {
    const me = this.member(to)
    if (!me || !isFamily(me)) return this.tellRoster(to)
    // Nothing they may know of has changed: that something did is not told either.
    if (this.known.get(to) !== knownOf(this.facts, this.meeting, me)) this.tell(to)
  }

  private tellRoster(to: LiveConnection) {
    const me = this.member(to)
    if (!me) return
    this.known.set(to, knownOf(this.facts, this.meeting, me))
    to.emit('roster', rosterFor(this.facts, this.meeting, me, this.reached(me), this.knocking, this.writing))
  }

  private tellCheckpoint(to: LiveConnection, audience: string) {
    const note = this.loaded().notes.get(audience)
    const me = this.member(to)
    if (!me || !note || !canRead(me, this.meeting.audiences.get(audience))) return
    // It speaks of more than they have.
    if (before(this.meeting, me, audience) > 0) return
    to.emit('checkpoint', { audience, note, reached: this.reached(me) })
  }

  private get meeting(): MeetingState {
    return this.loaded().meeting
  }

  private member({ person }: LiveConnection): Member | undefined {
    return this.meeting.members.get(person)
  }

  private reached(me: Member): Reached {
    const sizes = [...this.loaded().documents].map(
      ([audience, document]) => [audience, document.size - before(this.meeting, me, audience)] as const,
    )
    return only(Object.fromEntries(sizes), this.meeting, me)
  }
}
