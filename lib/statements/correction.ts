import * as z from 'zod/mini'
import type { MeetingState, Member } from '../meeting/state'
import { confirmsThemselves } from '../policy/can'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { type Content, carriesViews, content, toConfirm, unknownChild } from './contribution'
import { contributionFields, envelope, id, words } from './fields'
import { kind } from './kind'
import { ownCurrent } from './refers'
import { outdated } from './said'

const schema = z.strictObject({
  kind: z.literal('correction'),
  ...envelope,
  ...contributionFields,
  contribution: id,
  version: id,
  reason: z.optional(words(1500)),
})

/** A correction is in the name of whoever spoke: nobody's words become another's. */
const sameVoice = (s: { contribution: string; onBehalf?: { person: string } }, meeting: MeetingState) =>
  (s.onBehalf?.person ?? null) === (meeting.contributions.get(s.contribution)?.spokenBy ?? null)
    ? null
    : refuse('not_allowed', refusals.notForThem).refusal

/** Whoever is here confirms by their own hand, and no typist for them. */
const theirHand = (actor: Member, { onBehalf }: Pick<Content, 'onBehalf'>, meeting: MeetingState) =>
  onBehalf?.readBack && confirmsThemselves(actor, meeting.members.get(onBehalf.person), meeting)
    ? refuse('not_allowed', refusals.theyConfirm).refusal
    : null

/** The author's new wording of a contribution, whole. `version` is the version it replaces; the old words leave the board and stay in the trail. */
export const correction = kind({
  name: 'correction',
  v: 1,
  schema,
  audience: 'same',
  may: (actor, s, meeting, audience) =>
    ownCurrent(actor, s, meeting, audience) ??
    unknownChild(s, meeting.children) ??
    sameVoice(s, meeting) ??
    theirHand(actor, s, meeting),
  settle: (meeting, { id, statement }) => {
    const target = meeting.contributions.get(statement.contribution)!
    const replaced = target.current
    target.current = id
    target.versions.add(id)
    const { heading, children } = statement
    const unconfirmed = toConfirm(statement)
    Object.assign(target, { heading, children, voice: carriesViews(statement), asked: false, unconfirmed })
    return [replaced, ...outdated(meeting, statement.contribution, id)]
  },
  fold: (board, { id, audience, statement, stamp }) => {
    const { contribution, version: _version, reason, ...rest } = statement
    board.version(contribution, id, audience, content(rest), stamp, reason)
  },
  sentence: s => trail.corrected(s.openChecks?.length) + trail.typed(s.onBehalf),
  examples: [
    {
      kind: 'correction',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      reason: 'The date was wrong.',
      heading: 'accurate',
      body: 'Two staff saw a bruise on the left upper arm on 29 October.',
      nature: 'fact',
      children: ['00000000-0000-4000-8000-000000000101'],
      event: { precision: 'day', date: '2026-10-29' },
    },
  ],
})
