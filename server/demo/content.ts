import type { Content } from '../../lib/statements/contribution'
import { compact } from './compact'
import type { ScenarioContribution } from './form'

type Engagement = NonNullable<Content['parentsEngagement']>[number]
type Investigation = NonNullable<Content['otherInvestigations']>[number]
type Barrier = NonNullable<Engagement['barriers']>[number]

/** What an item's own ids mean in the meeting: `concern` gives undefined for one the file does not list. */
export type Known = { children: readonly string[]; child(id: string): string; concern(id: string): string | undefined }

/**
 * The words of an item as a contribution keeps them. Absent stays absent; a source in free words is a reference whose kind is not known;
 * `fields` are those that could not be kept, by name.
 */
export function contentOf(item: ScenarioContribution, known: Known): { content: Content; fields: string[] } {
  const { event, fields } = eventOf(item)
  const concerns = item.concerns.flatMap(id => known.concern(id) ?? [])
  const content = compact({
    heading: item.heading,
    body: item.body,
    nature: item.nature,
    children: item.child.includes('all') ? [...known.children] : [...new Set(item.child)].map(known.child),
    headline: item.headline,
    concerns: some(concerns),
    reportedBy: item.reportedBy,
    opinionBasis: item.opinionBasis,
    source: sourceOf(item.source),
    event,
    knownToAgencyAt: item.knownToAgencyAt ?? undefined,
    historic: item.historic ?? undefined,
    whyNow: item.whyNow,
    impact: item.impactOnChild,
    valence: item.valence ?? undefined,
    parentsEngagement: some(item.parentsEngagement.map(engagementOf).filter(filled)),
    otherInvestigations: some(item.otherInvestigations.map(investigationOf)),
    childView: childViewOf(item.childView),
    familyTold: item.familyTold ? compact({ told: item.familyTold.told, why: item.familyTold.why }) : undefined,
    peopleMentioned: some(item.peopleMentioned),
    handlingNote: item.handlingNote,
    protectSource: item.protectSource ?? undefined,
    roomWording: item.roomWording,
  })
  const lost = concerns.length < item.concerns.length ? ['concerns'] : []
  return { content, fields: [...fields, ...lost] }
}

const filled = (value: object) => Object.keys(value).length > 0
const some = <T>(items: T[]): T[] | undefined => (items.length > 0 ? items : undefined)

/** The date as exactly as it is known, in the form a statement takes; a year and a month give their first day. */
function eventOf(item: ScenarioContribution): { event: Content['event']; fields: string[] } {
  const { eventDate: date, eventTime: time, eventEndDate: end, eventDatePrecision: said } = item
  const beside = (precision: string) => [
    ...(time && precision !== 'minute' ? ['eventTime'] : []),
    ...(end && !(precision === 'period' && date && end >= date) ? ['eventEndDate'] : []),
  ]
  if (!date || said === 'unknown') {
    const unused = [...(date ? ['eventDate'] : []), ...beside('unknown')]
    return { event: said ? { precision: 'unknown' } : undefined, fields: unused }
  }
  const precision = said === 'minute' && !time ? 'day' : (said ?? (time ? 'minute' : 'day'))
  const event = compact({
    precision,
    date: precision === 'year' ? `${date.slice(0, 4)}-01-01` : precision === 'month' ? `${date.slice(0, 7)}-01` : date,
    time: precision === 'minute' && time ? time : undefined,
    end: precision === 'period' && end && end >= date ? end : undefined,
  })
  return { event, fields: beside(precision) }
}

function sourceOf(source: ScenarioContribution['source']): Content['source'] {
  if (!source) return undefined
  if (typeof source === 'string') return { ref: source }
  const kept = compact({ kind: source.kind ?? undefined, ref: source.ref, asAt: source.asAt ?? undefined })
  return filled(kept) ? kept : undefined
}

const engagementOf = (work: ScenarioContribution['parentsEngagement'][number]): Engagement =>
  compact({
    person: work.person,
    how: work.how ?? work.howWorkedTogether,
    benefitToChild: work.benefitToChild ?? work.evidenceOfBenefitToChild,
    evidence: work.evidence,
    barriers: some(
      work.barriers.map((barrier): Barrier => {
        if (typeof barrier === 'string') return { kind: barrierKind(barrier), note: barrier }
        return compact({ kind: barrier.kind, note: barrier.note })
      }),
    ),
  })

const BARRIER_WORDS: readonly [Barrier['kind'], RegExp][] = [
  ['interpreter', /interpreter|first language|english/i],
  ['literacy', /literacy|reading|read and write/i],
  ['shift_work', /shift|night work|works nights/i],
  ['transport', /travel|transport|\bbus\b|\bcar\b|\btrain\b/i],
  ['fear', /fear|afraid|scared|frightened/i],
  ['agency_made', /waiting list|our (own )?(system|office|opening)|cancelled by (us|the)/i],
]
/** A first guess from the words, which stay beside it. */
const barrierKind = (text: string): Barrier['kind'] =>
  BARRIER_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other'

const INVESTIGATION_WORDS: readonly [Investigation['kind'], RegExp][] = [
  ['nrm', /\bnrm\b|national referral mechanism|modern slavery|traffick/i],
  ['lado', /\blado\b|allegations? against (a |the )?(member of )?staff/i],
  ['family_court', /family court|care proceedings|private law|cafcass/i],
  ['health_review', /health review|serious incident review|clinical review/i],
  ['police', /police|criminal|bail|arrest|charged|prosecut|crown court|magistrates/i],
]

function investigationOf(investigation: ScenarioContribution['otherInvestigations'][number]): Investigation {
  if (typeof investigation !== 'string')
    return compact({ kind: investigation.kind, status: investigation.status, handling: investigation.handling })
  const kind = INVESTIGATION_WORDS.find(([, words]) => words.test(investigation))?.[0] ?? 'other_agency'
  return { kind, status: investigation }
}

function childViewOf(view: ScenarioContribution['childView']): Content['childView'] {
  if (!view) return undefined
  const kept = compact({
    exactWords: view.exactWords,
    language: view.language,
    wishesAndFeelings: view.wishesAndFeelings,
    circumstances: view.circumstances,
    prompt: view.prompt,
    howDisclosed: view.howDisclosed,
    toldTo: view.toldTo,
    observed: view.observed ?? view.observedBehaviour,
    childContentToTell: some(view.childContentToTell),
  })
  return filled(kept) ? kept : undefined
}
