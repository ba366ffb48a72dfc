import type { Held } from '../meeting/held'
import { type Open, openItems } from '../meeting/open'
import type { AudienceInfo } from '../protocol/live'
import { carriesViews } from '../statements/contribution'
import { isOpenQuestion } from './asking'
import { sharingAgencies } from './coverage'
import type { AgencyView, ContributionView, QuestionView } from './draft'
import type { ActionView, DecisionView } from './matters'
import { isToMark } from './queue'
import { isToConfirm } from './spoken'

/** What makes an action clear, in the order of the word people know it by: what, how it is known, who, what for, by when. */
export const PARTS = ['what', 'measure', 'owner', 'outcome', 'due'] as const
export type Part = (typeof PARTS)[number]

/** What an action does not say yet. What is to be done is always said. */
export const missingParts = (action: Partial<Pick<ActionView, Part>>): Part[] =>
  PARTS.filter(part => action[part] === undefined)

/** Most of the agencies that take a view do not agree. */
export function againstMost({ stances }: Pick<DecisionView, 'stances'>): boolean {
  const views = stances.filter(stance => stance.view !== 'no-view')
  return views.filter(stance => stance.view === 'disagrees').length * 2 > views.length
}

/** Requests of the chair that the agency has not answered since, by a reply or by new words. */
export const openQuestions = (views: readonly ContributionView[]) =>
  views.filter(
    ({ content, mark, replies }) =>
      content &&
      mark &&
      mark.request !== 'none' &&
      !mark.changedSince &&
      !replies.some(reply => reply.stamp.at > mark.stamp.at),
  )

/** What everyone in an audience can read: what a statement there may point at. */
export function readableIn(
  audience: string,
  board: readonly ContributionView[],
  audiences: readonly AudienceInfo[],
): ContributionView[] {
  const wide = new Set(audiences.flatMap(({ id, kind }) => (kind === 'meeting' || kind === 'own' ? [id] : [])))
  const reads = (other: string) => other === audience || (audience === 'professionals' && wide.has(other))
  return board.filter(view => view.content && reads(view.audience))
}

type Screen = {
  board: readonly ContributionView[]
  agencies: readonly AgencyView[]
  questions: readonly QuestionView[]
  audiences: readonly AudienceInfo[]
  children: readonly { id: string }[]
  /** Marks that wait, as far as this screen is told of them. */
  held?: readonly Held[] | undefined
}

/** Marks that wait, of the words as they stand now. */
export const waiting = (held: readonly Held[], board: readonly ContributionView[]) =>
  held.filter(
    one =>
      !board.some(view => view.mark?.id === one.id) &&
      board.some(view => view.id === one.contribution && view.content && view.version === one.version),
  )

/** What is open, from what this screen holds: as the server counts it, but that a mark half made or overtaken counts too. */
export function openOnScreen({ board, agencies, questions, audiences, children, held = [] }: Screen): Open {
  const asked = new Set(openQuestions(board).map(view => view.id))
  return openItems({
    contributions: board.flatMap(view =>
      view.content
        ? {
            agency: view.by.agency,
            marked: !isToMark(view),
            asked: asked.has(view.id),
            voice: carriesViews(view.content),
            unconfirmed: isToConfirm(view),
            children: view.content.children,
          }
        : [],
    ),
    questions: questions.filter(isOpenQuestion).length,
    spoke: agencies.map(one => one.agency),
    agencies: sharingAgencies(audiences),
    held: waiting(held, board).length,
    children: children.map(({ id }) => id),
  })
}

/** The agencies that can say where they stand: those with a practitioner who can read. */
export const standing = (audiences: readonly AudienceInfo[]): string[] => {
  const readers = audiences.flatMap(audience => audience.readers ?? [])
  return [...new Set(readers.flatMap(({ role, agency }) => (role === 'practitioner' ? [agency] : [])))]
}

/** Decisions that this agency has not said where it stands on, or only of earlier words. */
export const awaits = (decisions: readonly DecisionView[], agency: string): DecisionView[] =>
  decisions.filter(({ stances }) => !stances.some(one => one.agency === agency && !one.earlier))
