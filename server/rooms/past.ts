import * as z from 'zod/mini'
import { amongOf } from '../../lib/meeting/lists'
import { ROLES, type Role } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import type { Become, Member } from '../../lib/meeting/state'
import { leads } from '../../lib/policy/can'
import { actOf } from '../acts/index'
import type { ReadEntry } from '../ledger/ledger'
import { Fold, quorumOf } from './fold'
import type { People, placeDetails } from './people'
import type { MeetingFacts } from './views'

const place = z.object({
  person: z.string(),
  name: z.string(),
  agency: z.string(),
  role: z.enum(ROLES),
  admitted: z.optional(z.boolean()),
  become: z.optional(z.enum(['invited', 'changed', 'removed'])),
})
type Placed = z.infer<typeof place>

/** The places that an entry of the set-up gave, changed or took away. */
export function placesIn({ fields }: ReadEntry): Placed[] {
  if (fields?.type !== 'act.create' && fields?.type !== 'act.set-up-changed') return []
  return z.array(place).safeParse(fields.content?.places).data ?? []
}

/** What the log says no word of: sessions of one's own, and what a place says besides its role. Both as they are now. */
export type Standing = { audiences: People['audiences']; details: Awaited<ReturnType<typeof placeDetails>> }

/**
 * A meeting as it was at any moment of its log: the room's own fold, with the places that people had then and the set-up as it was.
 * Going on is cheap, going back begins again. `withheld`: statements whose words are shown at no moment.
 */
export class Past {
  facts: MeetingFacts
  private fold: Fold
  private at = 0
  private readonly seats = new Map<string, Role>()

  constructor(
    private readonly now: MeetingFacts,
    private readonly standing: Standing,
    private readonly entries: readonly ReadEntry[],
    private readonly withheld: ReadonlySet<string>,
  ) {
    this.facts = now
    this.fold = this.begin()
  }

  /** The meeting after its first `n` entries. */
  to(n: number): Fold {
    if (n < this.at) {
      this.facts = this.now
      this.at = 0
      this.seats.clear()
      this.fold = this.begin()
    }
    for (const entry of this.entries.slice(this.at, n)) this.take(entry)
    this.at = Math.max(this.at, n)
    return this.fold
  }

  private begin(): Fold {
    const { audiences } = this.standing
    const fixed = [...audiences]
      .filter(([, { kind }]) => kind !== 'named')
      .map(([id, one]) => [id, { ...one }] as const)
    return new Fold(this.now, { members: new Map(), audiences: new Map(fixed) }, this.entries)
  }

  private take(entry: ReadEntry) {
    this.fold.take(entry)
    if (this.withheld.has(entry.once)) this.fold.documents.get(entry.audience ?? '')?.remove(entry.once)
    if (entry.audience !== null || !entry.fields) return
    const { type, content } = entry.fields
    if (type === 'act.create' || type === 'act.set-up-changed') this.setUp(entry, content ?? {})
    const act = actOf(type.slice('act.'.length))
    for (const { person, become } of act?.places?.(content ?? {}) ?? []) this.become(person, become)
    for (const { id, people } of act?.lists?.(content ?? {}) ?? [])
      this.fold.meeting.audiences.set(id, { id, kind: 'named', version: 1, people: new Set(people) })
    this.readers()
  }

  /** Who judges on a list goes by who is what now; every audience has its document. */
  private readers() {
    const { meeting } = this.fold
    for (const audience of meeting.audiences.values()) {
      if (audience.kind !== 'named') continue
      const among = amongOf(audience, meeting)
      if (among) audience.among = among
      else delete audience.among
    }
    this.fold.openDocuments()
  }

  private setUp(entry: ReadEntry, { setup, chair }: Record<string, unknown>) {
    const { meeting } = this.fold
    if (isSetup(setup)) {
      this.facts = {
        ...this.now,
        setup: { ...setup, ...(this.now.setup.guarded && { guarded: this.now.setup.guarded }) },
      }
      meeting.flow.quorum = quorumOf(this.facts)
      if (setup.agenda?.length) meeting.flow.agenda = setup.agenda.map(({ part }) => part)
    }
    if (chair === true) for (const [person, seat] of this.seats) this.give(person, seat, null)
    for (const one of placesIn(entry)) this.place(one)
  }

  private place({ person, name, agency, role, admitted, become }: Placed) {
    const { members } = this.fold.meeting
    const known = members.get(person)
    if (become === 'removed') {
      members.delete(person)
      this.seats.delete(person)
      return
    }
    const kept = become === 'changed' && (this.seats.get(person) ?? known?.role) === role
    const in_ = become === 'changed' ? (kept ? known?.admitted : known?.admitted || admitted) : admitted
    const now = { person, name, agency, role: kept ? (known?.role ?? role) : role, admitted: in_ === true }
    members.set(person, { ...now, ...this.standing.details.get(person) })
    if (!kept) this.seats.delete(person)
    this.inOrder()
  }

  /** As the store lists them. */
  private inOrder() {
    const { meeting } = this.fold
    const by = (one: Member) => `${one.agency}\n${one.name}\n${one.person}`
    meeting.members = new Map([...meeting.members].sort(([, a], [, b]) => (by(a) < by(b) ? -1 : 1)))
  }

  private give(person: string, role: Role, seat: Role | null) {
    const { members } = this.fold.meeting
    const known = members.get(person)
    if (!known) return
    if (seat) this.seats.set(person, seat)
    else this.seats.delete(person)
    const { seat: _seat, ...rest } = known
    members.set(person, { ...rest, role, ...(seat && seat !== role ? { seat } : {}) })
  }

  /** What `savePeople` does to the store. */
  private become(person: string, become: Become) {
    const { members } = this.fold.meeting
    const known = members.get(person)
    if (!known) return
    const given = this.seats.get(person) ?? known.role
    switch (become) {
      case 'removed':
        members.delete(person)
        return
      case 'admitted':
        members.set(person, { ...known, admitted: true })
        return
      case 'waiting':
      case 'sent-out':
        members.set(person, { ...known, admitted: false })
        return
      case 'chairing':
        this.give(person, given === 'chair' ? 'chair' : 'acting_chair', given)
        return
      case 'not-chairing':
        if (leads(known)) this.give(person, leads({ role: given }) ? 'practitioner' : given, given)
        return
      default:
    }
  }
}

/** What the log has of a set-up was one when it was written. */
const isSetup = (value: unknown): value is Setup =>
  typeof value === 'object' && value !== null && 'children' in value && Array.isArray(value.children)
