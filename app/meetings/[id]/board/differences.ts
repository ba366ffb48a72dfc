import type { Content } from '../../../../lib/statements/contribution'
import { board, NATURE_WORDS, SOURCE_WORDS } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { eventWords } from '../../../../lib/text/dates'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { listed } from '../../../../lib/text/names'
import { moreRows } from '../ui/More'

/** Words that stand as they were, were added or were taken out. */
export type Piece = { text: string; is: 'same' | 'added' | 'removed' }
export type Difference = { label: string; pieces: Piece[] }
type Named = (child: string) => string

/** Everything a contribution says, as label and words, in the order in which it is read. */
function lines(content: Content, childName: Named, inner: boolean): Map<string, string> {
  const view = content.childView ?? {}
  const all: (readonly [string, string | undefined])[] = [
    [compose.heading, HEADING_NAMES[content.heading]],
    [compose.headline, content.headline],
    [compose.exactWords, view.exactWords],
    [compose.toldTo, view.toldTo],
    [board.diff.words, content.body],
    [compose.nature, NATURE_WORDS[content.nature]],
    [compose.reportedBy, content.reportedBy],
    [compose.opinionBasis, content.opinionBasis],
    [compose.children, listed(content.children.map(childName))],
    [compose.when, eventWords(content.event)],
    [compose.sourceKind, content.source?.kind && SOURCE_WORDS[content.source.kind]],
    [compose.source, content.source?.ref],
    [compose.impact, content.impact],
    [compose.whyNow, content.whyNow],
    [board.historic, content.historic ? board.yes : undefined],
    ...moreRows(content, inner),
    ...(inner ? [[compose.handling, content.handlingNote] as const] : []),
    ...(inner && content.protectSource ? [[compose.protect, board.yes] as const] : []),
  ]
  const said = new Map<string, string>()
  for (const [label, words] of all) if (words) said.set(label, [said.get(label), words].filter(Boolean).join('\n'))
  return said
}

/** Changed words with nothing but a space between them are one change: read in one go, and neither wording loses its spaces. */
function together(pieces: readonly Piece[]): Piece[] {
  const list: Piece[] = []
  let [removed, added, space] = ['', '', '']
  const flush = () => {
    if (removed) list.push({ text: removed, is: 'removed' })
    if (added) list.push({ text: added, is: 'added' })
    if (space) list.push({ text: space, is: 'same' })
    removed = added = space = ''
  }
  for (const { text, is } of pieces) {
    if (is === 'same' && (text.trim() || !(removed || added))) {
      flush()
      list.push({ text, is })
    } else if (is === 'same') space += text
    else {
      removed += is === 'removed' ? space + text : space
      added += is === 'added' ? space + text : space
      space = ''
    }
  }
  flush()
  return list
}

/** What of a contribution is another than before, word for word; nothing of what stayed as it was. The library comes with the first look. */
export async function differences(before: Content, now: Content, childName: Named, inner: boolean) {
  const { diffWordsWithSpace } = await import('diff')
  const [old, fresh] = [lines(before, childName, inner), lines(now, childName, inner)]
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((label): Difference[] => {
    const [was, is] = [old.get(label) ?? '', fresh.get(label) ?? '']
    if (was === is) return []
    const pieces = diffWordsWithSpace(was, is).map(
      ({ value, added, removed }): Piece => ({ text: value, is: added ? 'added' : removed ? 'removed' : 'same' }),
    )
    return [{ label, pieces: together(pieces) }]
  })
}
