import type { Duty, MeetingStatus, Role } from '../meeting/names'
import type { Audience, Member } from '../meeting/state'
import { type Refusal, refuse } from '../protocol/codes'
import type { KindName } from '../statements/index'
import { refusals } from '../text/refusals'

/** Verbs of socket.io commands. */
export const ACT_VERBS = [
  'start',
  'join',
  'leave',
  'focus',
  'close',
  'admit',
  'remove',
  'hand-over',
  'take-over',
  'adjourn',
  'ask-silent',
  'reopen',
  'keep-closed',
  'open-closed-part',
  'end-closed-part',
  'take-back',
  'make-list',
  'ask',
  'share-seat',
  'pick',
  'raise-hand',
  'call',
  'timer',
  'gather',
  'nothing-further',
  'attend',
  'apologies',
  'proceed',
  'hold-mark',
  'drop-mark',
  'set-marking',
  'pair-room',
  'drop-room',
] as const
export type ActVerb = (typeof ACT_VERBS)[number]

/** Verbs of commands about keeping and destroying. Each destruction takes two people: one proposes, another carries it out. */
export const KEEP_VERBS = [
  'take-down',
  'restore',
  'purge',
  'legal-hold',
  'lift-hold',
  'keep-until',
  'propose-disposal',
  'dispose',
] as const
export type KeepVerb = (typeof KEEP_VERBS)[number]

/** Commands about requests for what a meeting holds. The server alone does `make-evidence`, for whoever has a file made. */
export const REQUEST_VERBS = ['record-request', 'agency-answer', 'withhold', 'make-evidence', 'finish-request'] as const
export type RequestVerb = (typeof REQUEST_VERBS)[number]

/** Verbs of commands about the record of a meeting that was closed. */
export const RECORD_VERBS = [
  'say-whose',
  'propose-release',
  'confirm-release',
  'approve-record',
  'ask-correction',
  'decide-correction',
  'approve-summary',
  'circulate',
  'deliver',
  'remind',
] as const
export type RecordVerb = (typeof RECORD_VERBS)[number]

/** Everything anyone can ask for in a meeting: reading views, making statements, doing acts. */
export type Verb =
  | 'enter'
  | 'trail'
  | 'keeping'
  | 'export'
  | 'copy'
  | 'draft'
  | 'note'
  | 'analysis'
  | 'versions'
  | 'record'
  | 'record-version'
  | 'summary'
  | 'speak-for'
  | KindName
  | ActVerb
  | KeepVerb
  | RequestVerb
  | RecordVerb

const LEADS = ['chair', 'acting_chair'] as const
const PROFESSIONALS: readonly Role[] = [...LEADS, 'minute_taker', 'practitioner', 'observer', 'legal_adviser']
const FAMILY: readonly Role[] = ['family', 'child', 'supporter', 'interpreter']
/** Those whose screens show family's view: the family, who comes with them, and who comes for one item alone. */
const VISITORS: readonly Role[] = [...FAMILY, 'guest']
const LIVE: readonly MeetingStatus[] = ['open', 'in_progress', 'adjourned']
const SEEN: readonly MeetingStatus[] = [
  ...LIVE,
  'concluded',
  'record_draft',
  'record_approved',
  'circulated',
  'archived',
]

const BEGUN: readonly MeetingStatus[] = ['in_progress', 'adjourned']
const RUNNING: readonly MeetingStatus[] = ['in_progress']
const OVER: readonly MeetingStatus[] = SEEN.filter(status => !LIVE.includes(status))
const KEPT: readonly MeetingStatus[] = OVER.filter(status => status !== 'archived')
const CLOSED_ONCE: readonly MeetingStatus[] = [...BEGUN, ...OVER]

/** Whether a meeting was closed and takes late information alone. */
export const isOver = (status: MeetingStatus): boolean => OVER.includes(status)

/** Who may do what, and while the meeting is what. Nothing that is not here is allowed. */
export const POLICY: Record<Verb, { roles: readonly Role[]; during: readonly MeetingStatus[] }> = {
  enter: { roles: [...PROFESSIONALS, ...VISITORS, 'auditor'], during: SEEN },
  trail: { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  export: { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  // Requests for what the meeting holds are seen to by whoever may export it.
  'record-request': { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  'agency-answer': { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  withhold: { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  'make-evidence': { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  'finish-request': { roles: [...LEADS, 'minute_taker', 'auditor'], during: SEEN },
  copy: { roles: [...LEADS, 'minute_taker'], during: SEEN },
  // Drafts are an agency's: whoever takes the minutes writes down what others say in those of their own.
  draft: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: SEEN },
  // Notes of their own, which nobody else reads.
  note: { roles: [...LEADS, 'minute_taker'], during: SEEN },
  // The prose of the record, written together until it is approved, and again for a later version.
  analysis: { roles: [...LEADS, 'minute_taker'], during: KEPT },
  // Old words, to whoever had them: which those are, the reading itself looks up.
  versions: { roles: [...PROFESSIONALS, ...VISITORS], during: SEEN },
  // The draft of the record, once there is something to draft it from: it still holds what nobody looked at.
  record: { roles: [...LEADS, 'minute_taker'], during: OVER },
  // An approved version: whose, `versionOf` knows. It stays theirs while the meeting was opened again, and until the next.
  'record-version': { roles: [...PROFESSIONALS, 'family', 'child'], during: CLOSED_ONCE },
  // The summary of its decisions, approved for them before the record is.
  summary: { roles: [...PROFESSIONALS, 'family', 'child'], during: CLOSED_ONCE },
  'say-whose': { roles: [...LEADS, 'minute_taker'], during: KEPT },
  'propose-release': { roles: [...LEADS, 'minute_taker'], during: KEPT },
  // Not whoever proposed it: the act itself holds to that.
  'confirm-release': { roles: [...LEADS, 'minute_taker'], during: KEPT },
  'approve-record': { roles: LEADS, during: KEPT },
  'ask-correction': { roles: [...PROFESSIONALS, 'family', 'child'], during: ['record_approved', 'circulated'] },
  'decide-correction': { roles: LEADS, during: ['record_approved', 'circulated'] },
  'approve-summary': { roles: LEADS, during: KEPT },
  // To whom an approved version goes, how it was handed to whoever does not read here, and asking again.
  circulate: { roles: LEADS, during: KEPT },
  deliver: { roles: [...LEADS, 'minute_taker'], during: KEPT },
  remind: { roles: [...LEADS, 'minute_taker'], during: KEPT },
  // Typing what somebody else says: for whom, `canSpeakFor` knows.
  'speak-for': { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  // Once a meeting is over what is shared says itself that it is late: the kind holds to that.
  contribution: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: SEEN.filter(one => one !== 'archived') },
  correction: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  withdrawal: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  reply: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  mark: { roles: LEADS, during: LIVE },
  declaration: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  'not-shared': { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  told: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  decision: { roles: LEADS, during: LIVE },
  stance: { roles: ['practitioner'], during: LIVE },
  action: { roles: LEADS, during: LIVE },
  conflict: { roles: LEADS, during: LIVE },
  particulars: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  widening: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  alert: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  acknowledgement: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  // Of one's own words alone: the kind holds to that.
  confirmation: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  addition: { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  question: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  answer: { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  // The family's own words, and those of whoever speaks up for them.
  'family-view': { roles: ['family', 'child', 'supporter'], during: LIVE },
  start: { roles: LEADS, during: ['open', 'adjourned'] },
  join: { roles: [...PROFESSIONALS, ...VISITORS], during: LIVE },
  leave: { roles: [...PROFESSIONALS, ...VISITORS], during: SEEN },
  focus: { roles: LEADS, during: LIVE },
  close: { roles: LEADS, during: RUNNING },
  'ask-silent': { roles: LEADS, during: LIVE },
  adjourn: { roles: LEADS, during: RUNNING },
  reopen: { roles: LEADS, during: KEPT },
  'keep-closed': { roles: LEADS, during: KEPT },
  'open-closed-part': { roles: LEADS, during: ['in_progress'] },
  'end-closed-part': { roles: LEADS, during: ['in_progress'] },
  'take-down': { roles: LEADS, during: SEEN },
  purge: { roles: ['auditor'], during: SEEN },
  // What was taken down, how long the meeting is kept, and what is done about it.
  keeping: { roles: [...LEADS, 'auditor'], during: SEEN },
  restore: { roles: ['auditor'], during: SEEN },
  // Anyone who leads can have everything kept; only whoever oversees it lets go again.
  'legal-hold': { roles: [...LEADS, 'auditor'], during: SEEN },
  'lift-hold': { roles: ['auditor'], during: SEEN },
  'keep-until': { roles: ['auditor'], during: OVER },
  'propose-disposal': { roles: [...LEADS, 'auditor'], during: OVER },
  dispose: { roles: ['auditor'], during: OVER },
  admit: { roles: [...LEADS, 'minute_taker'], during: LIVE },
  remove: { roles: LEADS, during: LIVE },
  'hand-over': { roles: LEADS, during: LIVE },
  'take-over': { roles: ['minute_taker', 'practitioner', 'legal_adviser'], during: BEGUN },
  ask: { roles: [...LEADS, 'minute_taker'], during: LIVE },
  pick: { roles: LEADS, during: LIVE },
  'share-seat': { roles: [...PROFESSIONALS, ...VISITORS], during: LIVE },
  // For whom else: whoever lets people in, the act itself holds to that. So with `attend`, `apologies` and `nothing-further`.
  'raise-hand': { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser', ...VISITORS], during: RUNNING },
  call: { roles: LEADS, during: RUNNING },
  timer: { roles: LEADS, during: RUNNING },
  gather: { roles: LEADS, during: RUNNING },
  proceed: { roles: LEADS, during: RUNNING },
  'nothing-further': { roles: [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser'], during: LIVE },
  attend: { roles: [...PROFESSIONALS, ...VISITORS], during: LIVE },
  apologies: { roles: PROFESSIONALS, during: LIVE },
  // One's own words, within ten seconds: the act itself holds to that.
  'take-back': { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
  // On the chair's spoken word: who is shown it meanwhile, `maySeeHeld` knows.
  'hold-mark': { roles: [...LEADS, 'minute_taker'], during: LIVE },
  'drop-mark': { roles: [...LEADS, 'minute_taker'], during: LIVE },
  'set-marking': { roles: LEADS, during: LIVE },
  'pair-room': { roles: [...LEADS, 'minute_taker'], during: LIVE },
  'drop-room': { roles: [...LEADS, 'minute_taker'], during: LIVE },
  'make-list': { roles: [...LEADS, 'practitioner', 'legal_adviser'], during: LIVE },
}

/** What begins once a meeting is closed. */
const AFTER: ReadonlySet<Verb> = new Set([
  'keep-until',
  'propose-disposal',
  'dispose',
  'analysis',
  'record',
  'record-version',
  'summary',
  'reopen',
  'keep-closed',
  ...RECORD_VERBS,
])

/** The only authority on who may do what: gate, acts, routes, pages and buttons ask it. Null means yes; anything unknown is a no. */
export function can(actor: Member | null | undefined, verb: Verb, meeting: { status: MeetingStatus }): Refusal | null {
  const rule = Object.hasOwn(POLICY, verb) ? POLICY[verb] : null
  if (!actor?.admitted || !rule?.roles.includes(actor.role)) return refuse('not_allowed', refusals.notYours).refusal
  if (rule.during.includes(meeting.status)) return null
  if (meeting.status === 'draft') return refuse('not_started', refusals.notOpen).refusal
  if (AFTER.has(verb) && LIVE.includes(meeting.status)) return refuse('not_allowed', refusals.stillOn).refusal
  if (LIVE.includes(meeting.status) && rule.during.every(status => BEGUN.includes(status)))
    return refuse('not_started', refusals.notStarted).refusal
  return refuse('closed', verb === 'start' ? refusals.alreadyStarted : refusals.closed).refusal
}

/** Whether there is a record for them to read: as it is drafted, or, where one was `approved`, as it was. */
export const readsRecord = (actor: Member, meeting: { status: MeetingStatus; approved: boolean }): boolean =>
  !can(actor, 'record', meeting) || (meeting.approved && !can(actor, 'record-version', meeting))

type Here = { status: MeetingStatus; present: { has(person: string): boolean } }

/**
 * Whether this person may type for that one: whoever leads or takes the minutes for anyone who shares, anyone for a colleague of
 * their own agency. From the written `report` of somebody, also where they were never let in, and only while they are not here.
 */
export function canSpeakFor(actor: Member, whom: Member | undefined, meeting: Here, report = false): boolean {
  if (!whom || whom.person === actor.person || can(actor, 'speak-for', meeting)) return false
  if (can(report ? { ...whom, admitted: true } : whom, 'contribution', meeting)) return false
  if (report && meeting.present.has(whom.person)) return false
  return whom.agency === actor.agency || canSpeakChairsWord(actor)
}

/** Whether what was typed for them waits for their own hand: they are here, and no colleague typed it. */
export const confirmsThemselves = (actor: Member, whom: Member | undefined, { present }: Pick<Here, 'present'>) =>
  !!whom && whom.agency !== actor.agency && present.has(whom.person)

/** Whether someone waits to be let in: invited, to a part that is admitted to, while the meeting takes anyone. */
export const canWait = (actor: Member | null | undefined, meeting: { status: MeetingStatus }): boolean =>
  !!actor && !actor.admitted && can({ ...actor, admitted: true }, 'join', meeting) === null

/** Whether someone may have the deployment's own log: who signed in, read, exported and destroyed, in every meeting. Null means yes. */
export const canOversee = (who: { administers: Duty | null } | null | undefined): Refusal | null =>
  who?.administers === 'deployment' ? null : refuse('not_allowed', refusals.notYours).refusal

/** Whether someone may read an audience now. Everyone for whom this holds is named in each share. */
export function canRead(actor: Member | null | undefined, audience: Audience | undefined): boolean {
  if (!actor?.admitted || !audience) return false
  switch (audience.kind) {
    case 'meeting':
      // Whoever comes for one item reads it from when they were let in (`fromNowOn`).
      return (
        PROFESSIONALS.includes(actor.role) ||
        actor.role === 'guest' ||
        (FAMILY.includes(actor.role) && !audience.without?.has(actor.person))
      )
    case 'own':
      return (
        PROFESSIONALS.includes(actor.role) || (VISITORS.includes(actor.role) && !!audience.people?.has(actor.person))
      )
    case 'professionals':
      return PROFESSIONALS.includes(actor.role)
    case 'named':
      return audience.people?.has(actor.person) ?? false
    default:
      return false
  }
}

/** Whether they chair the meeting now. */
export const leads = (actor: { role: Role }) => LEADS.some(role => role === actor.role)

/** Whether they chair, or enter what the chair says aloud. */
export const canSpeakChairsWord = (actor: { role: Role }) => POLICY['hold-mark'].roles.includes(actor.role)

/** Whether the chair can be handed to them: to whoever speaks, or takes the minutes. */
export const canChair = ({ role, admitted }: Pick<Member, 'role' | 'admitted'>) =>
  admitted && (leads({ role }) || POLICY['take-over'].roles.includes(role))

/** Whether names, audiences and counts of others may be shown to this person: not on family screens. */
export const isProfessional = (actor: { role: Role } | null | undefined) =>
  !!actor && PROFESSIONALS.includes(actor.role)
export const isFamily = (actor: { role: Role } | null | undefined) => !!actor && VISITORS.includes(actor.role)

/** The family and who comes with them. Whoever comes for one item alone sees the family's view, but is none of them. */
export const isOfFamily = (actor: { role: Role } | null | undefined) => !!actor && FAMILY.includes(actor.role)
