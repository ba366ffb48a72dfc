import { jcs } from '../../lib/ledger/jcs'
import type { Aside, Audience, MeetingState, Member } from '../../lib/meeting/state'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { kindOf } from '../../lib/statements/index'
import { factsOf, remember } from '../../lib/statements/said'
import { refusals } from '../../lib/text/refusals'
import type { Act, Brought, Content, Versions } from '../acts/act'
import { type Admitted, admit, type DocState, type NewItem } from '../gate/admit'
import type { BoardDocument } from '../gate/document'
import type { BoardUpdate } from '../gate/read'
import type { NewEntry } from '../ledger/ledger'
import { purgedName } from '../ledger/purge'
import type { Arranged } from './arranged'
import { type Decided, decideAct, decideStatement, entryOfAct, entryOfStatement, onceOfAct } from './decide'
import type { Deliveries } from './deliveries'
import { before } from './part'

/** A statement about to be entered, with the ids of those whose words it takes off the board. */
export type PlannedStatement = Decided & { by: Member; audience: string; removes: string[] }
export type PlannedAct = { act: Act; by: Member; content: Content; aside?: { person: string; said: Aside } }
/** One draft entry and what it stands for, in the order of entry. `at` is known once it is stored; `undone` where it was stored and could not yet be carried out. */
export type Step = {
  draft: NewEntry
  statement: PlannedStatement | null
  act: PlannedAct | null
  arranged?: Arranged
  at?: string
  undone?: boolean
}

/**
 * What one round of the queue is about to enter. Each job is decided against the state that the jobs before it leave behind:
 * the meeting's state moves on here, before the commit, and is read back from the ledger where the commit fails.
 */
export class Plan {
  readonly steps: Step[] = []
  /** Connections that an update of this round was refused on: what they queued behind it is not looked at. */
  readonly refused = new Set<{ over: boolean }>()
  /** Ids that statements of this round take. */
  private readonly taken = new Set<string>()
  /** Per audience and client, what this round adds: ids in the order of their clocks, from the first. */
  private readonly added = new Map<string, Map<number, { person: string; first: number; ids: string[] }>>()

  constructor(
    private readonly meeting: MeetingState,
    private readonly documents: ReadonlyMap<string, BoardDocument>,
    private readonly versions: Versions,
    private readonly now: number,
    private readonly deliveries: Deliveries,
  ) {}

  /** All of an update, or none of it. Null means accepted. */
  takeUpdate(update: BoardUpdate, person: string, client: number, audienceId: string): Refusal | null {
    const audience = this.meeting.audiences.get(audienceId)
    if (!audience) return refuse('not_allowed', refusals.otherPart).refusal
    const own = before(this.meeting, this.meeting.members.get(person), audienceId)
    const state = own > 0 ? this.documents.get(audienceId)?.after(own) : undefined
    const admitted = admit(update, person, client, state ?? this.docState(audienceId))
    if (!admitted.ok) return admitted.refusal
    return this.takeItems(admitted.value, person, audience)
  }

  private takeItems(admitted: Admitted, person: string, audience: Audience): Refusal | null {
    if (admitted.kind === 'nothing') return null
    const by = this.meeting.members.get(person)
    const before = admitted.items.length > 1 ? { ...copyOf(this.meeting), steps: this.steps.length } : null
    for (const item of admitted.items) {
      const picked = this.asPicked(item, person, audience)
      const decided = picked ?? decideStatement(item, by, audience, this.meeting)
      if (decided.ok && by) {
        this.takeStatement(decided.value, by, audience)
        continue
      }
      if (before) this.giveBack(before)
      return decided.ok ? null : decided.refusal
    }
    return null
  }

  /** What stands under an id that was picked is what was picked, brought by whoever picked it to where it was picked for. */
  private asPicked(
    { id, value }: NewItem,
    person: string,
    { id: audience }: Audience,
  ): { ok: false; refusal: Refusal } | null {
    const pick = this.meeting.picks.get(id)
    if (!pick) return null
    const from = this.meeting.contributions.get(pick.contribution)?.audience ?? ''
    const words = this.documents.get(from)?.get(pick.version)?.value
    const same = words && value.kind === 'contribution' && wordsOf(words) === wordsOf(value)
    return same && pick.person === person && pick.audience === audience
      ? null
      : refuse('not_allowed', refusals.notAsPicked, [id])
  }

  /** Undoes the statements of an update of which a later one was refused. */
  private giveBack({ steps, ...before }: Copied & { steps: number }) {
    Object.assign(this.meeting, before)
    for (const { statement } of this.steps.splice(steps)) {
      if (!statement) continue
      const { item, audience } = statement
      this.taken.delete(item.id)
      this.meeting.said.delete(item.id)
      const clients = this.added.get(audience)
      const own = clients?.get(item.client)
      if (!own) continue
      own.ids = own.ids.filter(id => id !== item.id)
      if (own.ids.length === 0) clients?.delete(item.client)
    }
  }

  private takeStatement(decided: Decided, by: Member, audience: Audience) {
    const draft = entryOfStatement(decided, by, audience, this.meeting)
    const { item, statement } = decided
    const placed = { id: item.id, audience: audience.id, by, statement }
    const removes = kindOf(statement).settle(this.meeting, placed)
    remember(this.meeting, placed, factsOf(item.id, statement))
    this.steps.push({ draft, statement: { ...decided, by, audience: audience.id, removes }, act: null })
    this.taken.add(item.id)
    const clients = this.added.get(audience.id) ?? new Map<number, { person: string; first: number; ids: string[] }>()
    this.added.set(audience.id, clients)
    const own = clients.get(item.client)
    if (own) own.ids.push(item.id)
    else clients.set(item.client, { person: by.person, first: item.clock, ids: [item.id] })
  }

  /** An act: refused, or entered; `entered: false` where it changes nothing. */
  takeAct(
    act: Act,
    person: string,
    input: unknown,
    key: string,
    at: string,
  ): { refusal: Refusal } | { entered: boolean } {
    const by = this.meeting.members.get(person)
    const decided = decideAct(act, by, input, this.meeting, this.versions, this.now)
    if (!decided.ok) return { refusal: decided.refusal }
    if (!by || !decided.value) return { entered: false }
    const { of } = decided.value
    const once = act.verb === 'purge' ? purgedName(String(of)) : onceOfAct(person, key, act.verb)
    this.enterAct(act, by, decided.value, once, at)
    const entered = this.steps.at(-1)?.act
    if (entered && act.aside) entered.aside = act.aside(act.input.parse(input))
    const brought = act.brings?.(act.input.parse(input), this.meeting)
    if (brought) this.bring(brought)
    return { entered: true }
  }

  /** In its author's name, under a client id that nobody has in this document. */
  private bring({ item, statement, by, audience }: Brought) {
    const { owner } = this.docState(audience.id)
    let { client } = item
    while (owner(client) !== undefined) client -= 1
    this.takeStatement({ item: { ...item, client }, statement }, by, audience)
  }

  /** Enters an act that needs no leave: what the server itself observed. */
  enterAct(act: Act, by: Member, resolved: Content, once: string, at: string) {
    const content = act.delivered ? { ...resolved, ...this.deliveries.entered(act.delivered, by) } : resolved
    act.settle(this.meeting, by, content, at)
    this.steps.push({ draft: entryOfAct(act.verb, once, by, content), statement: null, act: { act, by, content } })
  }

  /** What is done over HTTP; it stands alone in its round. */
  takeArranged(arranged: Arranged): Refusal | null {
    const refusal = arranged.refuses(this.meeting)
    if (!refusal) this.steps.push({ draft: arranged.entry, statement: null, act: null, arranged })
    return refusal
  }

  /** The audience's document as it will be once the jobs before this one are entered. */
  private docState(audience: string): DocState {
    const document = this.documents.get(audience)
    const added = this.added.get(audience)
    const next = (client: number) => {
      const own = added?.get(client)
      return own ? own.first + own.ids.length : document?.clocks.get(client)
    }
    const idAt = (client: number, clock: number) => {
      const own = added?.get(client)
      return own?.ids[clock - own.first]
    }
    return {
      clocks: { get: next },
      owner: client => document?.owner(client) ?? added?.get(client)?.person,
      idAt: (client, clock) => document?.idAt(client, clock) ?? idAt(client, clock),
      has: id => this.taken.has(id) || [...this.documents.values()].some(d => d.has(id)),
      isDeleted: (client, clock) => document?.isDeleted(client, clock) ?? false,
    }
  }
}

type Copied = Pick<
  MeetingState,
  | 'contributions'
  | 'matters'
  | 'particulars'
  | 'roomWary'
  | 'widenings'
  | 'alerts'
  | 'questions'
  | 'held'
  | 'heldNoMore'
>

const copyOf = ({
  contributions,
  matters,
  particulars,
  roomWary,
  widenings,
  alerts,
  questions,
  held,
  heldNoMore,
}: MeetingState): Copied => ({
  held,
  heldNoMore,
  particulars: new Map(particulars),
  roomWary: new Set(roomWary),
  widenings: new Map(widenings),
  alerts: new Map([...alerts].map(([id, raised]) => [id, { ...raised }])),
  questions: new Map([...questions].map(([id, one]) => [id, { ...one, answers: [...one.answers] }])),
  contributions: new Map(
    [...contributions].map(([id, c]) => [id, { ...c, versions: new Set(c.versions), additions: [...c.additions] }]),
  ),
  matters: new Map(
    [...matters].map(([id, m]) => [id, { ...m, versions: new Set(m.versions), stances: new Map(m.stances) }]),
  ),
})

/** What was said, apart from how it is a statement. */
const wordsOf = ({
  kind: _kind,
  v: _v,
  seen: _seen,
  contribution: _of,
  version: _version,
  reason: _why,
  ...words
}: NewItem['value']) => jcs(words)
