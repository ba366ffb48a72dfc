import { HEADINGS, type Heading } from '../meeting/names'
import type { Content } from '../statements/contribution'
import { type Draft, draftToContent, type Missing, missingIn } from './compose'

type Press = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean }
export type Nature = Content['nature']
export type CaptureAction =
  | { does: 'speaker'; at: number }
  | { does: 'heading'; heading: Heading }
  | { does: 'nature'; nature: Nature }
  | { does: 'words' }

/** Letters for those who speak; F, R and O are the kinds, W goes to the words. */
export const SPEAKER_KEYS = [...'abcdeghijklmnpqstuvxyz']
export const NATURE_KEYS: Record<Nature, string> = { fact: 'f', reported: 'r', opinion: 'o' }

/** What a key means where words are written down for others, outside their fields; null for every other key, and while single keys are off. */
export function captureAction(press: Press, singleKeys: boolean): CaptureAction | null {
  if (!singleKeys || press.ctrlKey || press.altKey || press.metaKey || press.key.length !== 1) return null
  const key = press.key.toLowerCase()
  const nature = NATURES.find(one => NATURE_KEYS[one] === key)
  if (nature) return { does: 'nature', nature }
  if (key === 'w') return { does: 'words' }
  const heading = HEADINGS[Number(key) - 1]
  if (heading) return { does: 'heading', heading }
  const at = SPEAKER_KEYS.indexOf(key)
  return at < 0 ? null : { does: 'speaker', at }
}
const NATURES: readonly Nature[] = ['fact', 'reported', 'opinion']

type Person = { person: string; name: string; agency: string }

/** Everyone in an order that does not change as people come and go: their letters stay theirs. */
export const inOrder = <P extends Person>(people: readonly P[]): P[] =>
  [...people].sort((a, b) => a.agency.localeCompare(b.agency) || a.name.localeCompare(b.name))

export type Owed = Missing | 'speaker' | 'report'

/** What still stands between what was written down and the board. */
export const owedIn = (draft: Draft): Owed[] => [
  ...(draft.onBehalf?.person ? [] : ['speaker' as const]),
  ...(draft.onBehalf?.report === '' ? ['report' as const] : []),
  ...missingIn(draft),
]

/** It as whoever spoke, or whose report it is, has it on the board; null while something is owed. */
export const captured = (draft: Draft): Content | null => (owedIn(draft).length ? null : draftToContent(draft))
