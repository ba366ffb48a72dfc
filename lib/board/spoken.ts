import { toConfirm } from '../statements/contribution'
import type { ContributionView } from './draft'

/** Whom words were typed for; null where they are the author's own, or the speaker is not known here. */
export const speakerOf = ({ content, by }: Pick<ContributionView, 'content' | 'by'>) =>
  content?.onBehalf && content.onBehalf.person === by.person ? by : null

/** Whether whoever said it has still to confirm what was typed for them. */
export const isToConfirm = ({ content, confirmed }: Pick<ContributionView, 'content' | 'confirmed'>): boolean =>
  !!content && !confirmed && toConfirm(content)

/** Those who are here with a screen of their own. Whoever is only marked as there, on the phone, confirms nothing by hand. */
export const connected = (
  people: readonly { person: string; here: boolean; attendance?: { marked?: true | undefined } | undefined }[],
) => new Set(people.filter(({ here, attendance }) => here && !attendance?.marked).map(({ person }) => person))
