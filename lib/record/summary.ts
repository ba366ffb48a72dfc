import type { MeetingRecord } from './record'
import type { LeftOut, Part, RecordVersion } from './version'

const PARTS: ReadonlySet<Part> = new Set(['decisions', 'plan'])

/**
 * The summary of what was decided, for whom this version is: who led it, the decisions with their reasons, the plan, and what comes next.
 * It holds nothing that the version does not, so whatever was left out of that is left out of this.
 */
export function summaryOf({ version, leftOut }: { version: RecordVersion; leftOut: LeftOut[] }) {
  const { begun, closedAt, chair, minutes, decisions, undecided, actions } = version.record
  const family = version.recipient.kind === 'family' || version.recipient.kind === 'child'
  const record: MeetingRecord = {
    begun,
    closedAt,
    purpose: null,
    concerns: [],
    chair,
    minutes,
    voices: [],
    // References lead to words that are not in it.
    decisions: decisions.map(one => ({ ...one, reliesOn: [], told: [] })),
    undecided,
    actions,
    headings: [],
    annex: [],
    toTrim: [],
    setAside: 0,
    late: [],
    family: [],
    attended: [],
    apologies: [],
    absent: [],
  }
  const summary: RecordVersion = {
    ...version,
    summary: true,
    agencies: family ? [] : version.agencies,
    record,
    corrections: [],
  }
  return { version: summary, leftOut: leftOut.filter(({ part }) => PARTS.has(part)) }
}

/** What comes next by what was decided, each day once, the soonest first. */
export function nextIn({
  decisions,
}: Pick<MeetingRecord, 'decisions'>): { what: 'coreGroup' | 'review'; on: string }[] {
  const said = decisions.flatMap(({ coreGroup, review }) => [
    ...(coreGroup ? [{ what: 'coreGroup' as const, on: coreGroup }] : []),
    ...(review ? [{ what: 'review' as const, on: review }] : []),
  ])
  const once = new Map(said.map(one => [`${one.on} ${one.what}`, one]))
  return [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
}
