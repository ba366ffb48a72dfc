import { parted } from '../../lib/board/beside'
import { quotesChild } from '../../lib/meeting/guard'
import type { Setup } from '../../lib/meeting/setup'
import { POLICY } from '../../lib/policy/can'
import type { Content } from '../../lib/statements/contribution'
import { parseStatement, type Statement } from '../../lib/statements/index'
import { type Mark, owesReason } from '../../lib/statements/mark'
import type { Inner } from '../../lib/statements/particulars'
import { SetupFault } from '../fault'
import { LIMITS } from '../gate/read'
import type { Place } from '../setup/create-meeting'
import { contentOf } from './content'
import { type Deed, deedsOf } from './deeds'
import type { Scenario, ScenarioContribution } from './form'
import { stableId } from './ids'
import { type Left, leftOfFile } from './left'
import { type DemoAgency, type DemoPerson, peopleOf, plainPerson } from './people'
import { protectedTerms } from './protected'
import { setupOf } from './setup'

type ShareAudience = 'meeting' | 'professionals'

/** One item of the file as it will be shared. `version` is its statement's id; `corrects` names what it replaces. */
export type Share = {
  item: string
  id: string
  by: DemoPerson
  audience: ShareAudience
  phase: 'before' | 'during'
  /** When the file has it shared, ms since 1970; null where it does not say. */
  at: number | null
  content: Content
  /** What professionals alone read beside it, where family read the words. */
  beside: { id: string; inner: Inner } | null
  corrects: { contribution: string; version: string } | null
  mark: (Pick<Mark, 'relevance' | 'proportionality' | 'reason' | 'request'> & { id: string }) | null
}

/** A conference ready to be set up and held. What the product has no place for yet is in `left`; what fewer people see than the file says, in `narrowed`. */
export type Imported = {
  /** The file's own name for its meeting: every id here comes from it. */
  key: string
  agencies: DemoAgency[]
  people: DemoPerson[]
  setup: Setup
  startsAt: Date
  endsAt: Date
  places: Place[]
  chair: DemoPerson
  shares: Share[]
  /** What is decided, planned and found in conflict, once everything is shared. */
  deeds: Deed[]
  left: Left[]
  narrowed: Left[]
}

/** Turns a scenario into what the product knows. Pure; never widens an audience. Throws a `SetupFault` for words the board cannot keep. */
export function importScenario(scenario: Scenario): Imported {
  const key = scenario.meeting.id
  const { agencies, people } = peopleOf(scenario)
  const chair = people.find(one => one.role === 'chair') ?? people.find(one => one.role === 'acting_chair')
  if (!chair) throw new SetupFault('The file cannot be played: nobody chairs the meeting.')
  // The file names no deputy: whoever takes the minutes could go on.
  const deputy = people.find(one => one.role === 'minute_taker')?.id
  const { setup, left: besideSetup } = setupOf(scenario, people)
  const { shares, left, narrowed } = new Importer(scenario, people, setup).run()
  const children = setup.children.map(child => child.id)
  const { deeds, left: undone } = deedsOf(scenario, { shares, people, chair, children })
  const startsAt = new Date(scenario.meeting.start)
  const endsAt = scenario.meeting.end ? new Date(scenario.meeting.end) : new Date(startsAt.getTime() + 2 * 3_600_000)
  return {
    key,
    agencies,
    people,
    setup,
    startsAt,
    endsAt,
    places: people.flatMap(placeOf).map(place => (place.person === chair.id ? { ...place, deputy } : place)),
    chair,
    shares,
    deeds,
    left: [...left, ...undone, ...besideSetup, ...leftOfFile(scenario)],
    narrowed,
  }
}

const placeOf = ({ id, name, agencyId, agency, role }: DemoPerson): Place[] =>
  role === 'administrator' || role === 'agency_admin'
    ? []
    : [{ person: id, name, agencyId, agency, role, admitted: true }]

/** The statement to put on the board; `seen` is the version of its audience. */
export function statementOf({ content, corrects }: Share, seen: number): Statement {
  return corrects
    ? { kind: 'correction', v: 1, seen, ...content, ...corrects }
    : { kind: 'contribution', v: 1, seen, ...content }
}

/** What its author says beside it to the professionals, if anything. */
export function besideOf({ id, beside, corrects }: Share, seen: number): { id: string; statement: Statement } | null {
  const about = { contribution: corrects?.contribution ?? id, version: id }
  return beside && { id: beside.id, statement: { kind: 'particulars', v: 1, seen, ...about, ...beside.inner } }
}

/** The chair's mark on it, if the file has one; null where not. It lives with the professionals. */
export function markOf({ id, corrects, mark }: Share, seen: number): { id: string; statement: Statement } | null {
  if (!mark) return null
  const { id: markId, ...judged } = mark
  const about = { contribution: corrects?.contribution ?? id, version: id }
  return { id: markId, statement: { kind: 'mark', v: 1, seen, ...about, ...judged } }
}

type Placed = Pick<Share, 'id' | 'audience' | 'by'> & { contribution: string }

class Importer {
  private readonly left: Left[] = []
  private readonly narrowed: Left[] = []
  private readonly placed = new Map<string, Placed>()
  /** Contribution -> its newest version's id. */
  private readonly current = new Map<string, string>()
  private readonly protects: (value: unknown) => boolean

  constructor(
    private readonly scenario: Scenario,
    private readonly people: readonly DemoPerson[],
    private readonly setup: Setup,
  ) {
    this.protects = protectedTerms(scenario)
  }

  run() {
    const shares = inOrder(this.scenario.contributions).flatMap(item => this.share(item) ?? [])
    return { shares, left: this.left, narrowed: this.narrowed }
  }

  private leave(item: ScenarioContribution, why: string): null {
    this.left.push({ what: item.id, why })
    return null
  }

  private share(item: ScenarioContribution): Share | null {
    const why = noHome(item)
    if (why) return this.leave(item, why)
    if (this.protects(item)) return this.leave(item, 'it holds something the file protects from someone')
    const by = this.author(item)
    if (!by) return this.leave(item, 'its author has no place in this meeting')
    if (!POLICY.contribution.roles.some(role => role === by.role))
      return this.leave(item, 'its author cannot share in this meeting yet')
    return item.revises ? this.correction(item, by, item.revises) : this.contribution(item, by)
  }

  private contribution(item: ScenarioContribution, by: DemoPerson): Share {
    const audience = this.audienceOf(item)
    if (audience !== item.visibility) this.narrowed.push({ what: item.id, why: whyNarrow(item) })
    return this.place(item, by, audience, null)
  }

  /** A correction stays in the audience of what it corrects, so one that fewer people should see has no place. */
  private correction(item: ScenarioContribution, by: DemoPerson, revises: string): Share | null {
    const base = this.placed.get(revises)
    if (!base) return this.leave(item, `it corrects ${revises}, which is not there before it`)
    if (base.by !== by) return this.leave(item, `it corrects ${revises}, and only its author can do that`)
    const wanted = this.audienceOf(item)
    if (wanted === 'professionals' && base.audience === 'meeting')
      return this.leave(item, `it is for fewer people than ${revises}, which it corrects`)
    if (base.audience !== item.visibility)
      this.narrowed.push({
        what: item.id,
        why: `shared with the professionals only, like ${revises}, which it corrects`,
      })
    const version = this.current.get(base.contribution) ?? base.contribution
    return this.place(item, by, base.audience, { contribution: base.contribution, version })
  }

  private place(
    item: ScenarioContribution,
    by: DemoPerson,
    audience: ShareAudience,
    corrects: Share['corrects'],
  ): Share {
    const id = stableId(this.scenario.meeting.id, 'contribution', item.id)
    const contribution = corrects?.contribution ?? id
    this.placed.set(item.id, { id, audience, by, contribution })
    this.current.set(contribution, id)
    const share: Share = {
      item: item.id,
      id,
      by,
      audience,
      phase: item.phase === 'before' ? 'before' : 'during',
      at: item.sharedAt ? Date.parse(item.sharedAt) : null,
      ...this.content(item, id, audience),
      corrects,
      mark: this.mark(item),
    }
    check(share)
    return share
  }

  private content(item: ScenarioContribution, id: string, audience: ShareAudience): Pick<Share, 'content' | 'beside'> {
    const { children, concerns } = this.setup
    const ids = this.scenario.meeting.children.map(child => child.id)
    const { content, fields } = contentOf(item, {
      children: children.map(child => child.id),
      child: id => children[ids.indexOf(id)]?.id ?? '',
      concern: id => concerns.find(concern => concern.id === stableId(this.scenario.meeting.id, 'concern', id))?.id,
    })
    for (const field of fields)
      this.left.push({ what: `${item.id}: ${field}`, why: 'it does not go with the rest of the entry' })
    const halves = audience === 'meeting' ? parted(content) : null
    const beside = halves && { id: stableId(this.scenario.meeting.id, 'particulars', id), inner: halves.inner }
    return { content: halves?.open ?? content, beside }
  }

  private mark(item: ScenarioContribution): Share['mark'] {
    if (!item.chairMark) return null
    const { relevance = null, proportionality = null, reason, request } = item.chairMark
    const judged = { relevance, proportionality, request: request ?? 'none', ...(reason ? { reason } : {}) }
    if (!relevance && !proportionality && judged.request === 'none') return null
    if (!reason && owesReason(judged)) {
      this.left.push({ what: `${item.id}: the chair’s mark`, why: 'it gives no reason, and this mark owes one' })
      return null
    }
    return { id: stableId(this.scenario.meeting.id, 'mark', item.id), ...judged }
  }

  /** Whatever quotes or reports a child starts with the professionals, until author and chair each find it safe to share wider. */
  private audienceOf(item: ScenarioContribution): ShareAudience {
    if (item.visibility !== 'meeting' || hidesSource(item) || item.hideFrom.length > 0) return 'professionals'
    const childNames = this.scenario.meeting.children.map(child => child.name)
    const { heading, body, childView, reportedBy } = item
    const words = { heading, body, ...(childView ? { childView } : {}), ...(reportedBy ? { reportedBy } : {}) }
    return quotesChild(words, { childNames }) ? 'professionals' : 'meeting'
  }

  private author({ agency, author }: ScenarioContribution): DemoPerson | undefined {
    const named = this.people.filter(one => plainPerson(one.name).toLowerCase() === plainPerson(author).toLowerCase())
    return named.find(one => one.agency === agency)
  }
}

/** The words themselves betray whoever they come from. */
const hidesSource = (item: ScenarioContribution) => !!(item.protectSource || item.roomWording)

function whyNarrow(item: ScenarioContribution): string {
  if (item.hideFrom.length > 0) return HIDDEN
  return hidesSource(item) ? SOURCE : CHILD_FIRST
}
const HIDDEN = 'what is kept from one of the family is for the professionals'
const SOURCE = 'what protects its source is for the professionals'
const CHILD_FIRST = 'a child’s words are shared with the professionals first'

function noHome(item: ScenarioContribution): string | null {
  if (item.visibility === 'restricted' || item.audience.length > 0)
    return 'it is for a list of people, and the people of a list choose it themselves'
  if (item.phase === 'after') return 'it was shared after the meeting, and the play ends with that'
  return null
}

/** Before the meeting in the file's order, then during it in the order of time. */
function inOrder(items: readonly ScenarioContribution[]): ScenarioContribution[] {
  let last = 0
  const timed = items.map(item => {
    if (item.phase !== 'before') last = item.sharedAt ? Date.parse(item.sharedAt) : last
    return { item, at: item.phase === 'before' ? -1 : last }
  })
  return timed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

function check(share: Share): void {
  const statement = statementOf(share, 1)
  const parsed = parseStatement(statement)
  if (!parsed.ok)
    throw new SetupFault(`The file cannot be played: ${share.item} is too long for the board, at ${parsed.path}.`)
  if (Buffer.byteLength(JSON.stringify(statement)) > LIMITS.value)
    throw new SetupFault(`The file cannot be played: ${share.item} is too long for the board.`)
  const mark = markOf(share, 1)
  if (mark && !parseStatement(mark.statement).ok)
    throw new SetupFault(`The file cannot be played: the mark on ${share.item} is too long for the board.`)
}
