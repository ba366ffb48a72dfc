import * as z from 'zod/mini'
import type { MeetingStatus } from '../meeting/names'
import type { MeetingState, Member } from '../meeting/state'
import { canSpeakFor, confirmsThemselves, isOver } from '../policy/can'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { contributionFields, envelope } from './fields'
import { kind } from './kind'

const schema = z.strictObject({ kind: z.literal('contribution'), ...envelope, ...contributionFields })
export type Contribution = z.infer<typeof schema>
export type Content = Omit<Contribution, 'kind' | 'v' | 'seen'>

/** The statement by which an agency shares information under a heading. */
export const contribution = kind({
  name: 'contribution',
  v: 1,
  schema,
  audience: 'chosen',
  may: (actor, s, meeting) =>
    inTime(s, meeting.status) ?? unknownChild(s, meeting.children) ?? notTheirs(actor, s, meeting),
  settle: (meeting, { id, audience, by, statement }) => {
    meeting.contributions.set(id, {
      audience,
      heading: statement.heading,
      person: by.person,
      agency: meeting.members.get(statement.onBehalf?.person ?? '')?.agency ?? by.agency,
      spokenBy: statement.onBehalf?.person ?? null,
      unconfirmed: toConfirm(statement),
      current: id,
      versions: new Set([id]),
      withdrawn: false,
      children: statement.children,
      voice: carriesViews(statement),
      asked: false,
      mark: null,
      marked: false,
      additions: [],
    })
    return []
  },
  fold: (board, { id, audience, statement, stamp }) => board.version(id, id, audience, content(statement), stamp),
  sentence: s => trail.shared(s.heading, s.openChecks?.length, s.late === true) + trail.typed(s.onBehalf),
  examples: [
    {
      kind: 'contribution',
      v: 1,
      seen: 1,
      heading: 'accurate',
      body: 'Two staff saw a bruise on the left upper arm at morning registration.',
      nature: 'fact',
      children: ['00000000-0000-4000-8000-000000000101'],
      source: { kind: 'record', ref: 'School log, page 14' },
      event: { precision: 'minute', date: '2026-10-30', time: '09:10' },
      impact: 'She held the arm still all morning.',
    },
  ],
})

/** The words themselves, without the envelope. */
export const content = (s: { kind: string; v: 1; seen: number } & Content): Content => {
  const { kind: _kind, v: _v, seen: _seen, ...rest } = s
  return rest
}

/** What is shared once the meeting is over says that it is late; nothing else does. */
function inTime({ late }: Pick<Content, 'late'>, status: MeetingStatus): Refusal | null {
  if (isOver(status)) return late ? null : refuse('closed', refusals.closed).refusal
  return late ? refuse('schema', refusals.notLate).refusal : null
}

/** Whether it carries the views of the children it is about. */
export const carriesViews = (s: Pick<Content, 'heading' | 'childView'>) =>
  s.heading === 'childs-views' || s.childView !== undefined

/** Whether it is somebody's word that they have still to confirm. */
export const toConfirm = ({ onBehalf }: Pick<Content, 'onBehalf'>) =>
  !!onBehalf && !onBehalf.readBack && !onBehalf.report

/** Refuses words typed for somebody whom this person may not speak for, and another's word that whoever is here confirmed them. */
function notTheirs(actor: Member, { onBehalf }: Pick<Content, 'onBehalf'>, meeting: MeetingState) {
  if (!onBehalf) return null
  const whom = meeting.members.get(onBehalf.person)
  if (!canSpeakFor(actor, whom, meeting, onBehalf.report !== undefined))
    return refuse('not_allowed', refusals.notForThem).refusal
  const theirOwn = onBehalf.readBack && confirmsThemselves(actor, whom, meeting)
  return theirOwn ? refuse('not_allowed', refusals.theyConfirm).refusal : null
}

/** Refuses a child or concern that is not this meeting's: a contribution names its children one by one. */
export const unknownChild = (s: Pick<Content, 'children'>, children: ReadonlySet<string>) =>
  s.children.every(child => children.has(child)) ? null : refuse('reference', refusals.unknownChild).refusal
