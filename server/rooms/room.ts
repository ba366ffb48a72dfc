import type { Member } from '../../lib/meeting/state'
import { CLOSE, type Refusal } from '../../lib/protocol/codes'
import type { ActReply, ActRequest } from '../../lib/protocol/live'
import { refusals } from '../../lib/text/refusals'
import type { Act, Versions } from '../acts/act'
import { escalate } from '../acts/escalate'
import { ACTS, KEEPING, RECORDING, REQUESTING } from '../acts/index'
import { CONNECTION_LOST, leave } from '../acts/leave'
import type { Drafts } from '../drafts/drafts'
import { admitStateVector } from '../gate/admit'
import { BoardDocument } from '../gate/document'
import { step1Frame } from '../gate/frames'
import { readBoardUpdate, readStateVector, STEP2_LIMITS } from '../gate/read'
import { CommitUnknown, Fenced, Stale } from '../ledger/faults'
import type { Keeper } from '../ledger/purge'
import type { Arranged } from './arranged'
import { carryOut } from './carry-out'
import type { LiveConnection, SyncConnection } from './connections'
import { Crowd } from './crowd'
import { onceOfAct } from './decide'
import { Deliveries } from './deliveries'
import { type EnterDeps, enter } from './enter'
import { AWAY, changesPlaces, dismiss, type Job } from './jobs'
import type { Loaded } from './load'
import type { After } from './pace'
import { documentFor } from './part'
import { type People, samePeople } from './people'
import { Plan, type Step } from './plan'
import type { Screens } from './screens'
import { type Stage, show } from './show'
import { lastFor, type MeetingFacts } from './views'

export type RoomDeps = EnterDeps & {
  /** The rooms in which its agencies write. */
  drafts(meeting: () => Loaded['meeting'], writing: Crowd['writes']): Drafts
  versions: Versions
  /** Reads the meeting from the store again. */
  load(): Promise<Loaded>
  /** Reads from the store who has a place in the meeting now. */
  people(): Promise<People>
  /** Rejects once this process no longer holds the meeting. */
  sure(): Promise<void>
  /** The room cannot go on: it has closed every connection. */
  gone(): void
  after: After
  /** Something that cannot wait was raised, or more people are to be told of it. */
  alerted(id: string): void
  /** The server's clock, ms. */
  now(): number
  keeper: Keeper
}

const MOST_AT_ONCE = 256
/**
 * One meeting's queue: the single point where what people send is decided, ordered, entered in the ledger and only then shown.
 * Whatever arrives while a commit is in flight goes into the next one.
 */
export class Room {
  /** What agencies are writing: beside the queue, since nothing of it is in the ledger. */
  readonly drafts: Drafts
  readonly screens: Screens
  private readonly crowd: Crowd
  private readonly stage: Stage
  private readonly deliveries = new Deliveries()
  private readonly queue: Job[] = []
  private underway: Job[] = []
  private running = false
  private over = false
  private disposed = false
  /** Who has a place may have changed: read again before anything more is decided. */
  private peopleAreOld = false

  constructor(
    readonly facts: MeetingFacts,
    private loaded: Loaded,
    private readonly deps: RoomDeps,
  ) {
    this.crowd = new Crowd(
      facts,
      deps.versions.build,
      () => this.loaded,
      work => this.push({ kind: 'tell', work }),
      deps.after,
      deps.now,
    )
    this.screens = this.crowd.screens
    this.drafts = deps.drafts(
      () => this.loaded.meeting,
      (agency, heading) => this.crowd.writes(agency, heading),
    )
    this.stage = {
      facts,
      crowd: this.crowd,
      drafts: this.drafts,
      loaded: () => this.loaded,
      nowHere: people => this.nowHere(people),
      alerted: deps.alerted,
    }
    for (const person of loaded.meeting.present.keys()) this.lost(person)
  }

  get idle(): boolean {
    const nobody = this.crowd.isEmpty && this.loaded.meeting.present.size === 0 && this.drafts.idle
    return nobody && this.queue.length === 0 && !this.running
  }

  member(person: string): Member | undefined {
    return this.loaded.meeting.members.get(person)
  }

  mayRead(person: string, audience: string): boolean {
    return this.crowd.mayRead(person, audience)
  }

  mayListen(person: string): boolean {
    return this.crowd.mayListen(person)
  }

  /** Who has a place in the meeting, and may read what, as rights are decided here now. */
  get people(): People {
    return this.loaded.meeting
  }

  /** Somebody's place was given, changed or taken away: from here on nothing is decided before it is known. */
  peopleChanged() {
    this.peopleAreOld = true
    this.push({ kind: 'tell', work: () => undefined })
  }

  connect(connection: SyncConnection) {
    this.crowd.connect(connection)
  }

  disconnect(connection: SyncConnection) {
    this.crowd.disconnect(connection)
  }

  /** Sync step 1 waits behind what the same person already queued. */
  step1(from: SyncConnection, bytes: Uint8Array) {
    this.push({ kind: 'step1', from, bytes })
  }

  /** `caughtUp`: the answer to our step 1, which may be larger and holds everything written while away. */
  update(from: SyncConnection, bytes: Uint8Array, caughtUp: boolean) {
    if (caughtUp && from.since !== undefined) this.delivered(from, from.since)
    this.push({ kind: 'update', from, bytes, caughtUp })
  }

  /** How many entries of the log everybody connected was sent what they may read of. */
  get sent(): number {
    return this.loaded.size
  }

  /** A browser answered something sent when `sent` was this. What stands on a named list is not told apart from nothing. */
  delivered(to: SyncConnection, sent: number) {
    if (this.people.audiences.get(to.audience)?.kind !== 'named') this.deliveries.answered(to, sent)
  }

  listen(to: LiveConnection) {
    this.push({ kind: 'greet', to })
  }

  unlisten(connection: LiveConnection) {
    this.crowd.unlisten(connection)
  }

  /** Somebody invited, and not admitted, waits at the door. */
  knock(person: string) {
    this.crowd.knock(person)
  }

  isHere(person: string): boolean {
    return this.crowd.isHere(person)
  }

  /** Enters that someone's last connection is gone. */
  lost(person: string) {
    this.push({ kind: 'lost', person })
  }

  /** Nobody answered what cannot wait: enters that more people are told. */
  escalate(alert: string) {
    this.push({ kind: 'escalate', alert })
  }

  /** What waits when its connection ends is not done: whoever asked may no longer do so, and if they may, asks again. */
  act(person: string, request: ActRequest, asker: { over: boolean } = { over: false }): Promise<ActReply> {
    return new Promise(done => this.push({ kind: 'act', person, request, asker, done }))
  }

  /** The meeting as it stands after everything queued before. */
  ask(): Promise<Loaded> {
    return new Promise((answer, fail) => this.push({ kind: 'ask', answer, fail }))
  }

  /** The same for commands about keeping and destroying, which do not come over the live connection. */
  keep(person: string, request: ActRequest): Promise<ActReply> {
    return this.byHttp(person, request, KEEPING)
  }

  /** The same for commands about requests for what the meeting holds. */
  request(person: string, request: ActRequest): Promise<ActReply> {
    return this.byHttp(person, request, REQUESTING)
  }

  /** The same for the record: what each version is was decided by the server, never by whoever asks. */
  record(person: string, request: ActRequest): Promise<ActReply> {
    return this.byHttp(person, request, RECORDING)
  }

  private byHttp(person: string, request: ActRequest, table: Readonly<Record<string, Act>>): Promise<ActReply> {
    return new Promise(done => this.push({ kind: 'act', person, request, asker: { over: false }, table, done }))
  }

  /** The same for what is done by whoever sees to the meeting, with or without a place in it. */
  arrange(arranged: Arranged): Promise<ActReply> {
    return new Promise(done => this.push({ kind: 'arrange', arranged, done }))
  }

  private push(job: Job) {
    if (this.over) {
      dismiss(job)
      return
    }
    this.queue.push(job)
    if (!this.running) void this.run()
  }

  private async run() {
    this.running = true
    try {
      while (this.queue.length > 0 && !this.over) {
        this.underway = this.nextRound()
        await this.deps.sure()
        if (this.peopleAreOld) await this.readPeople()
        await this.round(this.underway)
        this.underway = []
      }
    } catch {
      this.stop(CLOSE.restart)
    } finally {
      this.running = false
    }
  }

  /** An act that changes who has a place is alone in its round, and decided against the places that people have now. */
  private nextRound(): Job[] {
    const first = this.queue.findIndex(changesPlaces)
    if (first === 0) this.peopleAreOld = true
    return this.queue.splice(0, first === 0 ? 1 : Math.min(first === -1 ? MOST_AT_ONCE : first, MOST_AT_ONCE))
  }

  private async readPeople() {
    this.peopleAreOld = false
    this.nowHere(await this.deps.people())
  }

  private nowHere(now: People) {
    const { meeting } = this.loaded
    const before = { members: meeting.members, audiences: meeting.audiences }
    if (samePeople(before, now)) return
    Object.assign(meeting, now)
    const { documents } = this.loaded
    for (const audience of now.audiences.keys())
      if (!documents.has(audience)) documents.set(audience, new BoardDocument())
    this.crowd.peopleChanged()
    this.drafts.peopleChanged()
    for (const person of meeting.present.keys()) {
      const by = before.members.get(person)
      if (!now.members.has(person) && by) this.push({ kind: 'lost', person, by })
    }
  }

  /** One group commit. Where a group fails, each member is tried alone. */
  private async round(jobs: Job[]) {
    const afterwards: (() => void)[] = []
    const { meeting, documents } = this.loaded
    const statusBefore = meeting.status
    const plan = new Plan(meeting, documents, this.deps.versions, this.deps.now(), this.deliveries)
    for (const job of jobs) afterwards.push(this.take(job, plan))
    if (plan.steps.length > 0) {
      const appended = await enter(plan.steps, this.loaded, statusBefore, this.deps).catch(async error => {
        if (error instanceof CommitUnknown || error instanceof Fenced || error instanceof Stale) throw error
        this.loaded = await this.deps.load()
        this.push({ kind: 'tell', work: () => this.crowd.peopleChanged() })
        return null
      })
      if (!appended) return this.oneByOne(jobs)
      show(plan.steps, appended, this.stage)
      await this.carryOut(plan.steps)
      if (plan.steps.some(step => step.arranged)) await this.readAgain()
    }
    for (const after of afterwards) after()
  }

  private async carryOut(steps: readonly Step[]) {
    this.disposed ||= await carryOut(steps, this.loaded.meeting, this.deps.keeper)
    if (this.disposed) setImmediate(() => this.stop(CLOSE.ended))
  }

  /** What the meeting is may be another: it is read from the store, and everyone told what changed for them. */
  private async readAgain() {
    this.loaded = await this.deps.load()
    this.crowd.peopleChanged()
    this.drafts.peopleChanged()
  }

  private async oneByOne(jobs: Job[]) {
    const [only] = jobs
    if (jobs.length > 1) for (const job of jobs) await this.round([job])
    else if (only) dismiss(only)
  }

  /** Decides one job. Returns what to do once everything before it is stored. */
  private take(job: Job, plan: Plan): () => void {
    if ('from' in job && (job.from.over || plan.refused.has(job.from))) return () => undefined
    switch (job.kind) {
      case 'update':
        return this.takeUpdate(job, plan)
      case 'step1':
        return this.takeStep1(job, plan)
      case 'act':
        return this.takeAct(job, plan)
      case 'lost':
        this.takeLost(job, plan)
        return () => undefined
      case 'escalate':
        this.takeEscalation(job.alert, plan)
        return () => undefined
      case 'arrange':
        return this.takeArranged(job, plan)
      case 'greet':
        return () => this.crowd.listen(job.to)
      case 'tell':
        return job.work
      case 'ask':
        return () => job.answer(this.loaded)
    }
  }

  private takeUpdate({ from, bytes, caughtUp }: Extract<Job, { kind: 'update' }>, plan: Plan): () => void {
    const read = caughtUp ? readBoardUpdate(bytes, STEP2_LIMITS) : readBoardUpdate(bytes)
    const refusal = read.ok ? plan.takeUpdate(read.value, from.person, from.client, from.audience) : read.refusal
    return refusal ? this.turnDown(from, refusal, plan) : () => undefined
  }

  /** Said once everything before it is stored: what it rests on may fail to be. What they queued behind it is not looked at. */
  private turnDown(from: SyncConnection, refusal: Refusal, plan: Plan): () => void {
    plan.refused.add(from)
    return () => {
      this.disconnect(from)
      from.refuse(refusal)
    }
  }

  private takeStep1({ from, bytes }: Extract<Job, { kind: 'step1' }>, plan: Plan): () => void {
    const theirs = () => documentFor(this.loaded.documents, this.loaded.meeting, from.person, from.audience)
    const document = theirs()
    if (!document) return () => from.close(CLOSE.noSuchRoom)
    const vector = readStateVector(bytes)
    const known = vector.ok ? admitStateVector(vector.value, from.client, document) : vector
    if (!known.ok) return this.turnDown(from, known.refusal, plan)
    return () => {
      if (from.over) return
      const now = theirs() ?? document
      from.since ??= this.loaded.size
      from.send(now.step2(known.value))
      if (!from.ready) from.send(step1Frame(now.stateVector()))
      from.ready = true
    }
  }

  private takeAct(
    { person, request, asker, table = ACTS, done }: Extract<Job, { kind: 'act' }>,
    plan: Plan,
  ): () => void {
    if (asker.over) return () => done(AWAY)
    const once = onceOfAct(person, request.key, request.verb)
    const before = this.loaded.done.get(once)
    if (before) return () => done({ ok: true, at: before })
    const same = plan.steps.find(step => step.draft.once === once)
    if (same) return () => done({ ok: true, at: same.at ?? this.lastFor(person) })
    const act = Object.values(table).find(one => one.verb === request.verb)
    if (!act) return () => done({ ok: false, code: 'schema', reason: refusals.noSuchAct })
    const step = plan.steps.length
    const taken = plan.takeAct(act, person, request.input, request.key, this.loaded.lastAt)
    if ('refusal' in taken) return () => done({ ok: false, code: taken.refusal.code, reason: taken.refusal.reason })
    if (!taken.entered) return () => done({ ok: true, at: this.lastFor(person) })
    return () => {
      const entered = plan.steps[step]
      done(entered?.undone ? AWAY : { ok: true, at: entered?.at ?? this.lastFor(person) })
    }
  }

  private takeArranged({ arranged, done }: Extract<Job, { kind: 'arrange' }>, plan: Plan): () => void {
    const refusal = plan.takeArranged(arranged)
    if (refusal) return () => done({ ok: false, code: refusal.code, reason: refusal.reason })
    return () => done({ ok: true, at: this.loaded.lastAt })
  }

  private lastFor(person: string): string {
    return lastFor(this.loaded.times, this.loaded.meeting, this.member(person))
  }

  /** Decided here, once: by now somebody may have answered. */
  private takeEscalation(id: string, plan: Plan) {
    const raised = this.loaded.meeting.alerts.get(id)
    if (!raised || raised.answered || raised.escalated) return
    plan.enterAct(escalate, raised.by, { of: id }, `escalate|${id}`, this.loaded.lastAt)
  }

  private takeLost({ person, by: before }: Extract<Job, { kind: 'lost' }>, plan: Plan) {
    const { meeting } = this.loaded
    const by = meeting.members.get(person) ?? before
    if (!by || !meeting.present.has(person) || this.isHere(person)) return
    const once = `lost|${person}|${this.loaded.size + plan.steps.length}`
    plan.enterAct(leave, by, CONNECTION_LOST, once, this.loaded.lastAt)
  }

  /** Ends every connection with a code that says "try again" and forgets the meeting: it is read from the ledger next time. */
  stop(code: number) {
    if (this.over) return
    this.over = true
    this.crowd.closeAll(code)
    this.drafts.stop(code)
    for (const job of [...this.underway, ...this.queue.splice(0)]) dismiss(job)
    this.deps.gone()
  }
}
