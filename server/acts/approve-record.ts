import * as z from 'zod/mini'
import type { Approved } from '../../lib/meeting/recording'
import { recipientId, sha256Hex } from '../../lib/protocol/record'
import { paragraphs } from '../../lib/record/analysis'
import { day, words } from '../../lib/statements/fields'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

const recipients = z.array(z.strictObject({ id: recipientId, fingerprint: sha256Hex })).check(
  z.minLength(1),
  z.maxLength(100),
  z.refine(list => new Set(list.map(({ id }) => id)).size === list.length),
)

/**
 * The chair approves the record as it is drafted from the first `n` entries, a version for each of these recipients: what was approved is
 * always that fold, and the analysis as it stands here. The server fills this in, once no version of it is held back.
 */
export const approveRecord = act({
  verb: 'approve-record',
  input: z.strictObject({
    n: z.int().check(z.positive()),
    recipients,
    changed: z.optional(words(1500)),
    until: day,
    analysis: z.optional(paragraphs),
  }),
  validate: () => null,
  resolve: (_actor, { n, recipients, changed, until, analysis }, { recording }) => ({
    number: recording.approved.length + 1,
    n,
    recipients,
    until,
    ...(changed === undefined ? {} : { changed }),
    ...(analysis === undefined ? {} : { analysis }),
  }),
  settle: (meeting, { name }, content, at) => {
    meeting.status = 'record_approved'
    // By its number: what is settled again when its time is known is the same approval.
    meeting.recording.approved[Number(content.number) - 1] = approvalOf(content, name, at)
  },
  among: 'professionals',
  sentence: content => trail.approvedRecord(approvedFor(content).length),
  examples: [{ n: 412, recipients: [{ id: 'professionals', fingerprint: 'a'.repeat(64) }], until: '2026-12-07' }],
})

/** The chair approves the summary of what was decided: the same fold with fewer parts, and no window for corrections. The record is still to come. */
export const approveSummary = act({
  verb: 'approve-summary',
  input: z.strictObject({ n: z.int().check(z.positive()), recipients }),
  validate: () => null,
  resolve: (_actor, { n, recipients }, { recording }) => ({ number: recording.summaries.length + 1, n, recipients }),
  settle: ({ recording }, { name }, content, at) => {
    recording.summaries[Number(content.number) - 1] = approvalOf(content, name, at)
  },
  among: 'professionals',
  sentence: content => trail.approvedSummary(approvedFor(content).length),
  examples: [{ n: 412, recipients: [{ id: 'professionals', fingerprint: 'a'.repeat(64) }] }],
})

const approvalOf = (content: Content, by: string, at: string): Approved => ({
  n: Number(content.n),
  at,
  by,
  recipients: approvedFor(content),
  changed: typeof content.changed === 'string' ? content.changed : null,
  until: typeof content.until === 'string' ? content.until : null,
  analysis: paragraphs.safeParse(content.analysis).data ?? [],
})

const approvedFor = ({ recipients: all }: Content) => recipients.safeParse(all).data ?? []
