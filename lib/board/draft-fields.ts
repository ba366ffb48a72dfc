import type { Draft } from './compose'

/**
 * How each field of a draft is written together: `prose` letter by letter (a shared text), `choice` as one plain JSON
 * value of which the newest counts. The server takes no field that is not here, and none in the other form: a field
 * added to `Draft` is added here too.
 */
export const DRAFT_FIELDS = {
  heading: 'choice',
  audience: 'choice',
  audienceChosen: 'choice',
  headline: 'prose',
  body: 'prose',
  nature: 'choice',
  reportedBy: 'prose',
  opinionBasis: 'prose',
  children: 'choice',
  whenText: 'prose',
  when: 'choice',
  sourceKind: 'choice',
  sourceRef: 'prose',
  sourceAsAt: 'choice',
  impact: 'prose',
  whyNow: 'prose',
  historic: 'choice',
  knownToAgencyAt: 'choice',
  engagementPerson: 'prose',
  engagementHow: 'prose',
  engagementBenefit: 'prose',
  engagementEvidence: 'prose',
  engagementBarriers: 'choice',
  engagementBarrierNote: 'prose',
  engagement2Person: 'prose',
  engagement2How: 'prose',
  engagement2Benefit: 'prose',
  engagement2Evidence: 'prose',
  engagement2Barriers: 'choice',
  engagement2BarrierNote: 'prose',
  engagement3Person: 'prose',
  engagement3How: 'prose',
  engagement3Benefit: 'prose',
  engagement3Evidence: 'prose',
  engagement3Barriers: 'choice',
  engagement3BarrierNote: 'prose',
  investigationKind: 'choice',
  investigationStatus: 'prose',
  investigationHandling: 'prose',
  investigation2Kind: 'choice',
  investigation2Status: 'prose',
  investigation2Handling: 'prose',
  exactWords: 'prose',
  language: 'prose',
  circumstances: 'prose',
  prompt: 'prose',
  contentToTell: 'prose',
  toldTo: 'prose',
  howDisclosed: 'prose',
  wishesAndFeelings: 'prose',
  observed: 'prose',
  told: 'choice',
  toldWhy: 'prose',
  handlingNote: 'prose',
  protectSource: 'choice',
  roomWording: 'prose',
  onBehalf: 'choice',
  held: 'choice',
  adviceFrom: 'prose',
  adviceAsked: 'choice',
  adviceAnswer: 'prose',
  hand: 'choice',
  capture: 'choice',
  base: 'choice',
} as const satisfies Record<keyof Draft, 'prose' | 'choice'>

type Field = keyof typeof DRAFT_FIELDS
type FieldOf<Form> = { [F in Field]: (typeof DRAFT_FIELDS)[F] extends Form ? F : never }[Field]
export type ProseField = FieldOf<'prose'>
export type ChoiceField = FieldOf<'choice'>

const FIELDS = new Map<string, 'prose' | 'choice'>(Object.entries(DRAFT_FIELDS))
/** When it was begun, by the clock of whoever began it: drafts are listed in that order and no other use is made of it. */
export const MADE = 'made'

const isField = (name: string): name is Field => FIELDS.has(name)
export const isProse = (name: string): name is ProseField => FIELDS.get(name) === 'prose'
export const isChoice = (name: string): name is ChoiceField => FIELDS.get(name) === 'choice'
export const PROSE: readonly ProseField[] = [...FIELDS.keys()].filter(isField).filter(isProse)
export const CHOICES: readonly ChoiceField[] = [...FIELDS.keys()].filter(isField).filter(isChoice)

/** The form a field takes in a draft's document; undefined for what no draft has. */
export const formOf = (name: string): 'prose' | 'choice' | undefined => (name === MADE ? 'choice' : FIELDS.get(name))

/** Root of the document: draft id to its map of fields. */
export const DRAFTS = 'drafts'
