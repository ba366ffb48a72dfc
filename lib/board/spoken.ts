import { toConfirm } from '../statements/contribution'
import type { ContributionView } from './draft'

type Speaker = { person: string; name: string; agency: string }

/** Whose words a contribution holds, where its author only typed them; null where they are the author's own, or the speaker is not known here. */
export const speakerOf = <P extends Speaker>(view: Pick<ContributionView, 'content'>, people: readonly P[]): P | null =>
  people.find(({ person }) => person === view.content?.onBehalf?.person) ?? null

/** The agency that a contribution counts for: that of whoever spoke. */
export const agencyOf = (view: Pick<ContributionView, 'content' | 'stamp'>, people: readonly Speaker[]): string =>
  speakerOf(view, people)?.agency ?? view.stamp.by.agency

/** Whether whoever said it has still to confirm what was typed for them. */
export const isToConfirm = ({ content, confirmed }: Pick<ContributionView, 'content' | 'confirmed'>): boolean =>
  !!content && !confirmed && toConfirm(content)

/** Those who are here with a screen of their own. Whoever is only marked as there, on the phone, confirms nothing by hand. */
export const connected = (
  people: readonly { person: string; here: boolean; attendance?: { marked?: true | undefined } | undefined }[],
) => new Set(people.filter(({ here, attendance }) => here && !attendance?.marked).map(({ person }) => person))
