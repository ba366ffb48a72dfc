import * as z from 'zod/mini'
import { HEADINGS } from '../meeting/names'
import { contributionFields } from '../statements/fields'
import { type Draft, newDraft } from './compose'
import { type ChoiceField, MADE, PROSE } from './draft-fields'
import { noWhen } from './when'

const text = z.string().check(z.maxLength(300))
const content = z.strictObject(contributionFields)
const when = z.strictObject({
  day: text,
  month: text,
  year: text,
  time: text,
  period: z.boolean(),
  endDay: text,
  endMonth: text,
  endYear: text,
  unknown: z.boolean(),
})

const enquiry = z.enum(['police', 'nrm', 'family_court', 'health_review', 'lado', 'other_agency', ''])
const barriers = z.array(z.enum(['transport', 'literacy', 'interpreter', 'shift_work', 'fear', 'agency_made', 'other']))

/** What each choice may be. A field added to `DRAFT_FIELDS` as a choice is added here too. */
const CHOICE: { [F in ChoiceField]: z.ZodMiniType<Draft[F]> } = {
  heading: z.enum(HEADINGS),
  audience: text,
  audienceChosen: z.boolean(),
  nature: z.enum(['fact', 'reported', 'opinion', '']),
  children: z.array(text),
  when,
  sourceKind: z.enum(['seen', 'record', 'told', 'professional_assessment', '']),
  sourceAsAt: text,
  historic: z.boolean(),
  knownToAgencyAt: text,
  investigationKind: enquiry,
  investigation2Kind: enquiry,
  engagementBarriers: barriers,
  engagement2Barriers: barriers,
  engagement3Barriers: barriers,
  told: z.enum(['yes', 'no', 'n_a', '']),
  protectSource: z.boolean(),
  onBehalf: z.nullable(z.strictObject({ person: text, readBack: z.boolean(), report: z.optional(text) })),
  held: z.boolean(),
  adviceAsked: text,
  hand: text,
  capture: text,
  base: z.nullable(content),
}

const blank = { ...newDraft('necessary', [], []), when: noWhen }

/**
 * A draft as the form holds it, from what its document says. The server has checked that there are only fields which
 * drafts have, not what stands in them: what is not as it should be is blank, so that nobody can break a colleague's form.
 */
export function readDraft(plain: Readonly<Record<string, unknown>>): Draft {
  const draft: Draft = { ...blank }
  for (const field of PROSE) {
    const value = plain[field]
    if (typeof value === 'string') draft[field] = value
  }
  const chosen = Object.entries(CHOICE).flatMap(([field, schema]) => {
    const read = schema.safeParse(plain[field])
    return read.success ? [[field, read.data]] : []
  })
  return Object.assign(draft, Object.fromEntries(chosen))
}

/** When a draft was begun; '' where it does not say. */
export const madeAt = (plain: Readonly<Record<string, unknown>>): string => {
  const made = plain[MADE]
  return typeof made === 'string' ? made : ''
}
