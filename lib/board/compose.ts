import type { Said } from '../checks/checks'
import type { CheckName } from '../checks/names'
import type { Heading } from '../meeting/names'
import type { State } from '../protocol/live'
import type { Content } from '../statements/contribution'
import { some } from './blanks'
import { PROSE } from './draft-fields'
import { blankFamilyWork, engagement, type FamilyWork, familyWorkBack, investigations } from './family-work'
import { eventToWhen, noWhen, type When, type WhenProblem, whenToEvent } from './when'
import { typedFor } from './when-typed'
import { typed } from './wording'

export type Nature = Content['nature']
type SourceKind = NonNullable<NonNullable<Content['source']>['kind']>
type Told = NonNullable<Content['familyTold']>['told']
/** What a person is writing, as the form holds it: every field there, blank where nothing is said. */
export type Draft = FamilyWork & {
  heading: Heading
  audience: string
  /** The person chose the audience; otherwise it may still follow a child's words to the professionals. */
  audienceChosen: boolean
  headline: string
  body: string
  nature: Nature | ''
  reportedBy: string
  opinionBasis: string
  children: string[]
  /** What was typed, and what it was read as on the day it was typed. */
  whenText: string
  when: When
  sourceKind: SourceKind | ''
  sourceRef: string
  sourceAsAt: string
  impact: string
  whyNow: string
  historic: boolean
  knownToAgencyAt: string
  exactWords: string
  language: string
  circumstances: string
  prompt: string
  contentToTell: string
  toldTo: string
  howDisclosed: string
  wishesAndFeelings: string
  observed: string
  told: Told | ''
  toldWhy: string
  handlingNote: string
  protectSource: boolean
  roomWording: string
  /** For whom it is typed, where the words are not its writer's own. */
  onBehalf: NonNullable<Content['onBehalf']> | null
  /** Kept for the part without family. */
  held: boolean
  /** Advice asked before anything is shared: of whom, on which day, and what was said. It never goes with the words. */
  adviceFrom: string
  adviceAsked: string
  adviceAnswer: string
  /** The person in whose form on the board it stands; '' where in nobody's. */
  hand: string
  /** The person who writes it down while others talk; '' where it is no such draft. */
  capture: string
  /** What is being changed: fields the form does not show are kept from here. */
  base: Content | null
}

export type Missing = 'body' | 'nature' | 'children' | 'when'

/** A blank draft. A sole child is preset; nothing else is. */
export function newDraft(heading: Heading, children: readonly { id: string }[], audiences: readonly string[]): Draft {
  return {
    heading,
    audience: startingAudience(heading, false, audiences),
    audienceChosen: false,
    headline: '',
    body: '',
    nature: '',
    reportedBy: '',
    opinionBasis: '',
    children: children.length === 1 ? [children[0]!.id] : [],
    whenText: '',
    when: noWhen,
    sourceKind: '',
    sourceRef: '',
    sourceAsAt: '',
    impact: '',
    whyNow: '',
    historic: false,
    knownToAgencyAt: '',
    ...blankFamilyWork,
    exactWords: '',
    language: '',
    circumstances: '',
    prompt: '',
    contentToTell: '',
    toldTo: '',
    howDisclosed: '',
    wishesAndFeelings: '',
    observed: '',
    told: '',
    toldWhy: '',
    handlingNote: '',
    protectSource: false,
    roomWording: '',
    onBehalf: null,
    held: false,
    adviceFrom: '',
    adviceAsked: '',
    adviceAnswer: '',
    hand: '',
    capture: '',
    base: null,
  }
}

type Starting = { audiences: State['audiences']; meeting: Pick<State['meeting'], 'part'> }

/** The audiences that something can start with: in the professionals' part, those of professionals alone. */
export const startsWith = ({ audiences, meeting }: Starting): string[] =>
  audiences.flatMap(({ id, kind }) => (meeting.part === 'closed' && kind !== 'professionals' ? [] : [id]))

/** Whatever quotes a child starts with the professionals; everything else with the meeting. */
export function startingAudience(heading: Heading, quotesChild: boolean, audiences: readonly string[]): string {
  const careful = heading === 'childs-views' || quotesChild
  if (careful && audiences.includes('professionals')) return 'professionals'
  return audiences.includes('meeting') ? 'meeting' : (audiences[0] ?? 'meeting')
}

/** Whether there are words in it that would be lost. */
export const isBegun = (draft: Draft) => PROSE.some(field => typed(draft[field]) !== '')

/**
 * Applies a change, and lets an audience nobody chose follow a child's words to the professionals. What is held is for them alone:
 * for anybody else it is held no more.
 */
export function changeDraft(draft: Draft, change: Partial<Draft>, audiences: readonly string[]): Draft {
  if (change.held && audiences.includes('professionals'))
    return { ...draft, ...change, audience: 'professionals', audienceChosen: true }
  const next = { ...draft, ...change }
  if (change.audience !== undefined)
    return { ...next, audienceChosen: true, held: next.held && change.audience === 'professionals' }
  const quoting = change.exactWords !== undefined || change.heading !== undefined
  if (!quoting || next.audienceChosen || next.base) return next
  const careful = startingAudience(next.heading, typed(next.exactWords) !== '', audiences)
  return careful === 'professionals' || !isBegun(draft) ? { ...next, audience: careful } : next
}

/** What sharing still needs, in the order of the form. */
export function missingIn(draft: Draft): Missing[] {
  return [
    ...(typed(draft.body) ? [] : ['body' as const]),
    ...(draft.nature ? [] : ['nature' as const]),
    ...(draft.children.length ? [] : ['children' as const]),
    ...(whenToEvent(draft.when).ok ? [] : ['when' as const]),
  ]
}

export function whenProblem(draft: Draft): WhenProblem | null {
  const read = whenToEvent(draft.when)
  return read.ok ? null : read.problem
}

/** Names as a person writes them in one line, and back. */
const namesIn = (text: string) =>
  text
    .split(/[,;\n]/)
    .map(typed)
    .filter(name => name !== '')
const asLine = (names: readonly string[] | undefined) => (names ?? []).join(', ')

function childView(draft: Draft): Content['childView'] {
  const before = draft.base?.childView?.childContentToTell
  const names = draft.contentToTell === asLine(before) ? before : namesIn(draft.contentToTell)
  return some({
    exactWords: typed(draft.exactWords),
    language: typed(draft.language),
    circumstances: typed(draft.circumstances),
    prompt: typed(draft.prompt),
    childContentToTell: names?.length ? names : undefined,
    toldTo: typed(draft.toldTo),
    howDisclosed: typed(draft.howDisclosed),
    wishesAndFeelings: typed(draft.wishesAndFeelings),
    observed: typed(draft.observed),
  })
}

/** What only professionals read, whatever else of it a family may: handling, the source's protection, what the family was told, people mentioned. */
const innerOf = (draft: Draft) =>
  some({
    peopleMentioned: draft.base?.peopleMentioned,
    familyTold: draft.told ? { told: draft.told, ...some({ why: typed(draft.toldWhy) }) } : undefined,
    handlingNote: typed(draft.handlingNote),
    protectSource: draft.protectSource,
    roomWording: typed(draft.roomWording),
  })

/** What the form says so far, blanks left out; a date that cannot be read yet is absent. */
export function saidIn(draft: Draft): Said {
  const when = whenToEvent(draft.when)
  const { concerns, valence } = draft.base ?? {}
  const optional = some({
    concerns,
    valence,
    headline: typed(draft.headline),
    reportedBy: draft.nature === 'reported' ? typed(draft.reportedBy) : '',
    opinionBasis: draft.nature === 'opinion' ? typed(draft.opinionBasis) : '',
    event: when.ok ? when.event : undefined,
    source: some({ kind: draft.sourceKind || undefined, ref: typed(draft.sourceRef), asAt: draft.sourceAsAt }),
    impact: typed(draft.impact),
    whyNow: typed(draft.whyNow),
    historic: draft.historic,
    knownToAgencyAt: draft.knownToAgencyAt,
    parentsEngagement: engagement(draft, draft.base?.parentsEngagement ?? []),
    otherInvestigations: investigations(draft, draft.base?.otherInvestigations ?? []),
    childView: childView(draft),
    ...innerOf(draft),
  })
  return {
    heading: draft.heading,
    body: typed(draft.body),
    ...(draft.nature ? { nature: draft.nature } : {}),
    children: draft.children,
    ...optional,
  }
}

/** The content to share, with the checks left open; null while something it needs is missing. */
export function draftToContent(draft: Draft, openChecks: readonly CheckName[] = []): Content | null {
  if (missingIn(draft).length || !draft.nature) return null
  const said = saidIn(draft)
  return {
    ...said,
    heading: draft.heading,
    nature: draft.nature,
    children: draft.children,
    ...(draft.onBehalf ? { onBehalf: draft.onBehalf } : {}),
    ...(openChecks.length ? { openChecks: [...openChecks] } : {}),
  }
}

/** A contribution's content back in the form: for a correction, or words that came back. */
export function contentToDraft(content: Content, audience: string): Draft {
  const view = content.childView ?? {}
  return {
    ...newDraft(content.heading, [], [audience]),
    audience,
    audienceChosen: true,
    headline: content.headline ?? '',
    body: content.body,
    nature: content.nature,
    reportedBy: content.reportedBy ?? '',
    opinionBasis: content.opinionBasis ?? '',
    children: [...content.children],
    whenText: typedFor(content.event),
    when: eventToWhen(content.event),
    sourceKind: content.source?.kind ?? '',
    sourceRef: content.source?.ref ?? '',
    sourceAsAt: content.source?.asAt ?? '',
    impact: content.impact ?? '',
    whyNow: content.whyNow ?? '',
    historic: content.historic ?? false,
    knownToAgencyAt: content.knownToAgencyAt ?? '',
    ...familyWorkBack(content),
    exactWords: view.exactWords ?? '',
    language: view.language ?? '',
    circumstances: view.circumstances ?? '',
    prompt: view.prompt ?? '',
    contentToTell: asLine(view.childContentToTell),
    toldTo: view.toldTo ?? '',
    howDisclosed: view.howDisclosed ?? '',
    wishesAndFeelings: view.wishesAndFeelings ?? '',
    observed: view.observed ?? '',
    told: content.familyTold?.told ?? '',
    toldWhy: content.familyTold?.why ?? '',
    handlingNote: content.handlingNote ?? '',
    protectSource: content.protectSource ?? false,
    roomWording: content.roomWording ?? '',
    onBehalf: content.onBehalf ?? null,
    base: content,
  }
}
