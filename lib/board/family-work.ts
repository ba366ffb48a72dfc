import type { Content } from '../statements/contribution'
import { some } from './blanks'
import { typed } from './wording'

type Engagement = NonNullable<Content['parentsEngagement']>[number]
type Enquiry = NonNullable<Content['otherInvestigations']>[number]
type Investigation = Enquiry['kind']
export type Barrier = NonNullable<Engagement['barriers']>[number]['kind']

/** Each parent is written of apart: one who is away is not averaged away. */
export const PARENTS = ['engagement', 'engagement2', 'engagement3'] as const
export const ENQUIRIES = ['investigation', 'investigation2'] as const
type Parent = (typeof PARENTS)[number]
type OtherEnquiry = (typeof ENQUIRIES)[number]
type ParentWords = { [K in `${Parent}${'Person' | 'How' | 'Benefit' | 'Evidence' | 'BarrierNote'}`]: string }
type ParentBarriers = { [K in `${Parent}Barriers`]: Barrier[] }
type EnquiryKinds = { [K in `${OtherEnquiry}Kind`]: Investigation | '' }
type EnquiryWords = { [K in `${OtherEnquiry}${'Status' | 'Handling'}`]: string }
/** What a draft holds of the work with each parent, and of other enquiries. */
export type FamilyWork = ParentWords & ParentBarriers & EnquiryKinds & EnquiryWords

/** Nothing said of anybody yet. */
export const blankFamilyWork: FamilyWork = {
  engagementPerson: '',
  engagementHow: '',
  engagementBenefit: '',
  engagementEvidence: '',
  engagementBarriers: [],
  engagementBarrierNote: '',
  engagement2Person: '',
  engagement2How: '',
  engagement2Benefit: '',
  engagement2Evidence: '',
  engagement2Barriers: [],
  engagement2BarrierNote: '',
  engagement3Person: '',
  engagement3How: '',
  engagement3Benefit: '',
  engagement3Evidence: '',
  engagement3Barriers: [],
  engagement3BarrierNote: '',
  investigationKind: '',
  investigationStatus: '',
  investigationHandling: '',
  investigation2Kind: '',
  investigation2Status: '',
  investigation2Handling: '',
}

type Barriers = Engagement['barriers']
const barrierKinds = (barriers: Barriers) => [...new Set((barriers ?? []).map(({ kind }) => kind))]
const barrierNote = (barriers: Barriers) => (barriers ?? []).flatMap(({ note }) => note ?? []).join('\n')

/** One note for what got in the way: it goes with "something else" where that is ticked, else with the first. */
function barriersOf(draft: FamilyWork, parent: Parent, before: Barriers): Barriers {
  const kinds = draft[`${parent}Barriers`]
  const note = typed(draft[`${parent}BarrierNote`])
  if (before && note === typed(barrierNote(before)) && kinds.join() === barrierKinds(before).join()) return before
  const all: Barrier[] = kinds.length || !note ? kinds : ['other']
  const noted = all.includes('other') ? 'other' : all[0]
  return all.length ? all.map(kind => (note && kind === noted ? { kind, note } : { kind })) : undefined
}

/** `before`: what is being changed, of which more parents than the form holds are kept. */
export function engagement(draft: FamilyWork, before: readonly Engagement[]): Content['parentsEngagement'] {
  const written = PARENTS.flatMap((parent, i) => {
    const one = some({
      person: typed(draft[`${parent}Person`]),
      how: typed(draft[`${parent}How`]),
      benefitToChild: typed(draft[`${parent}Benefit`]),
      evidence: typed(draft[`${parent}Evidence`]),
      barriers: barriersOf(draft, parent, before[i]?.barriers),
    })
    return one ? [one] : []
  })
  const list = [...written, ...before.slice(PARENTS.length)]
  return list.length ? list : undefined
}

export function investigations(draft: FamilyWork, before: readonly Enquiry[]): Content['otherInvestigations'] {
  const written = ENQUIRIES.flatMap(enquiry => {
    const kind = draft[`${enquiry}Kind`]
    const status = typed(draft[`${enquiry}Status`])
    const handling = typed(draft[`${enquiry}Handling`])
    return kind ? [{ kind, ...some({ status, handling }) }] : []
  })
  const list = [...written, ...before.slice(ENQUIRIES.length)]
  return list.length ? list : undefined
}

const parentBack = (content: Content, at: number) => {
  const one: Engagement = content.parentsEngagement?.[at] ?? {}
  return { ...one, kinds: barrierKinds(one.barriers), note: barrierNote(one.barriers) }
}

function parentsBack(content: Content): ParentWords & ParentBarriers {
  const [a, b, c] = [parentBack(content, 0), parentBack(content, 1), parentBack(content, 2)]
  return {
    engagementPerson: a.person ?? '',
    engagementHow: a.how ?? '',
    engagementBenefit: a.benefitToChild ?? '',
    engagementEvidence: a.evidence ?? '',
    engagementBarriers: a.kinds,
    engagementBarrierNote: a.note,
    engagement2Person: b.person ?? '',
    engagement2How: b.how ?? '',
    engagement2Benefit: b.benefitToChild ?? '',
    engagement2Evidence: b.evidence ?? '',
    engagement2Barriers: b.kinds,
    engagement2BarrierNote: b.note,
    engagement3Person: c.person ?? '',
    engagement3How: c.how ?? '',
    engagement3Benefit: c.benefitToChild ?? '',
    engagement3Evidence: c.evidence ?? '',
    engagement3Barriers: c.kinds,
    engagement3BarrierNote: c.note,
  }
}

function enquiriesBack(content: Content): EnquiryKinds & EnquiryWords {
  const [a, b] = content.otherInvestigations ?? []
  return {
    investigationKind: a?.kind ?? '',
    investigationStatus: a?.status ?? '',
    investigationHandling: a?.handling ?? '',
    investigation2Kind: b?.kind ?? '',
    investigation2Status: b?.status ?? '',
    investigation2Handling: b?.handling ?? '',
  }
}

/** Out of a contribution, back into the form. */
export const familyWorkBack = (content: Content): FamilyWork => ({ ...parentsBack(content), ...enquiriesBack(content) })
