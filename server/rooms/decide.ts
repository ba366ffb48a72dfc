import { createHash } from 'node:crypto'
import { isDecision } from '../../lib/meeting/keeping'
import { familyReads } from '../../lib/meeting/lists'
import { type Audience, type MeetingState, type Member, professionalsOf } from '../../lib/meeting/state'
import { can, canRead, type Verb } from '../../lib/policy/can'
import { type Refusal, type Result, refuse } from '../../lib/protocol/codes'
import { kindOf, parseStatement, type Statement } from '../../lib/statements/index'
import type { Kind } from '../../lib/statements/kind'
import { unsafeFor } from '../../lib/statements/safe'
import { listed } from '../../lib/text/names'
import { refusals } from '../../lib/text/refusals'
import { type Act, type Content, isEntered, type Versions } from '../acts/act'
import type { NewItem } from '../gate/admit'
import type { NewEntry } from '../ledger/ledger'
import { readersOf } from './views'

/** A statement that passed every rule. */
export type Decided = { item: NewItem; statement: Statement }

/**
 * Whether this person may put these words on this board now: schema, rights, audience, references, and whether family may read it, in that order.
 * Decided against exactly the state they would be appended to.
 */
export function decideStatement(
  item: NewItem,
  actor: Member | undefined,
  audience: Audience,
  meeting: MeetingState,
): Result<Decided> {
  const parsed = parseStatement(item.value)
  if (!parsed.ok) return refuse('schema', refusals[parsed.unseen ? 'unseen' : 'schema'](parsed.path), [item.id])
  const { statement } = parsed
  const refusal = ruleOut(item.id, statement, actor, audience, meeting)
  return refusal ? refuse(refusal.code, refusal.reason, [item.id]) : { ok: true, value: { item, statement } }
}

/** What somebody types for another is a right of its own, and so is putting that right or taking it off again. */
function verbOf(statement: Statement, actor: Member, meeting: MeetingState): Verb {
  if (statement.kind === 'contribution' || statement.kind === 'stance')
    return statement.onBehalf ? 'speak-for' : statement.kind
  if (statement.kind !== 'correction' && statement.kind !== 'withdrawal') return statement.kind
  const target = meeting.contributions.get(statement.contribution)
  return target?.spokenBy && target.person === actor.person ? 'speak-for' : statement.kind
}

function ruleOut(
  id: string,
  statement: Statement,
  actor: Member | undefined,
  audience: Audience,
  meeting: MeetingState,
): Refusal | null {
  if (!actor || !canRead(actor, audience)) return refuse('not_allowed', refusals.otherPart).refusal
  const right = can(actor, verbOf(statement, actor, meeting), meeting)
  if (right) return right
  if (statement.seen !== audience.version) return refuse('audience_grew', refusals.audienceGrew).refusal
  const kind = kindOf(statement)
  if ('contribution' in statement || 'decision' in statement) {
    const target =
      'contribution' in statement
        ? meeting.contributions.get(statement.contribution)
        : meeting.matters.get(statement.decision)
    const home =
      target && (kind.audience === 'same' ? target.audience : professionalsOf(meeting.audiences.get(target.audience)))
    if (home !== undefined && home !== audience.id) return refuse('wrong_audience', refusals.wrongAudience).refusal
    if (kind.audience === 'professionals' && familyReads(audience, meeting))
      return refuse('wrong_audience', refusals.wrongAudience).refusal
  } else if (!suits(kind.audience, audience, meeting)) {
    return refuse('wrong_audience', refusals.wrongAudience).refusal
  }
  return kind.may(actor, statement, meeting, audience.id) ?? unsafeFor(id, statement, audience, meeting, actor.person)
}

/** Whether a statement that is about no one thing may stand in this audience. */
const suits = (home: Kind['audience'], audience: Audience, meeting: MeetingState) => {
  if (home === 'professionals') return audience.kind === 'professionals'
  return home !== 'judged' || !familyReads(audience, meeting)
}

/** A seat in which more than one sits is named with all of them. */
const seatOf = ({ beside }: MeetingState, person: string, name: string) => {
  const others = beside.get(person)
  return others ? `${name} (with ${listed(others)})` : name
}

/** The ledger entry of a statement. Everyone who could read it at this instant is named, its writer excluded. */
export function entryOfStatement(
  { item, statement }: Decided,
  actor: Member,
  audience: Audience,
  meeting: MeetingState,
): NewEntry {
  const { kind, ...content } = statement
  return {
    once: item.id,
    type: `statement.${kind}`,
    actor: { person: actor.person, name: actor.name },
    agency: actor.agency,
    role: actor.role,
    audience: audience.id,
    recipients: readersOf(meeting, audience)
      .filter(reader => reader.person !== actor.person)
      .map(({ person, name, agency, role }) => ({ person, name: seatOf(meeting, person, name), agency, role })),
    content: { ...content, id: item.id },
    place: { client: item.client, clock: item.clock },
  }
}

/** One act's idempotency key, as it is stored: the same person sending the same key again does nothing new. */
export const onceOfAct = (person: string, key: string, verb = '') =>
  `${isDecision(verb) ? KEEPING : verb === 'approve-record' ? APPROVAL : ''}${createHash('sha256').update(`${person}|${key}`).digest('hex')}`

/** Decisions about keeping a meeting stand under a name that begins so: a list of meetings to review opens nothing else. */
export const KEEPING = 'keeping|'

/** So that whether a record was ever approved is known without opening the log. */
export const APPROVAL = 'approved|'

/** Whether this person may do this act now, and what would be entered. Null content: nothing changes. */
export function decideAct(
  act: Act,
  actor: Member | undefined,
  input: unknown,
  meeting: MeetingState,
  versions: Versions,
  now: number,
): Result<Content | null> {
  const { verb } = act
  if (isEntered(verb)) return refuse('not_allowed', refusals.noSuchAct)
  const right = can(actor, verb, meeting)
  if (right) return { ok: false, refusal: right }
  const parsed = act.input.safeParse(input ?? {})
  if (!parsed.success || !actor) return refuse('schema', refusals.notUnderstood)
  const refusal = act.validate(actor, parsed.data, meeting, now)
  return refusal ? { ok: false, refusal } : { ok: true, value: act.resolve(actor, parsed.data, meeting, versions) }
}

export const entryOfAct = (verb: string, once: string, actor: Member, content: Content): NewEntry => ({
  once,
  type: `act.${verb}`,
  actor: { person: actor.person, name: actor.name },
  agency: actor.agency,
  role: actor.role,
  audience: null,
  recipients: null,
  content,
})
