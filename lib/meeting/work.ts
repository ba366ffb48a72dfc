import type { DraftCount } from '../board/preparing'
import type { Due } from './clocks'
import type { Heading } from './names'

/** What one entry of a meeting's ledger tells of the work there is: who shared what, what was judged and asked, and answered. */
export type Told = {
  kind: 'contribution' | 'correction' | 'withdrawal' | 'mark' | 'reply'
  /** The contribution it is or is about. */
  contribution: string
  agency: string
  heading?: Heading
  children?: readonly string[]
  /** Of a mark: whether it judges anything, and whether it asks the author for something. */
  judged?: boolean
  asks?: boolean
}

/** What a meeting asks of one person. Only professionals are told. */
export type Work = {
  /** What their agency has shared. */
  shared: number
  /** How many of these the chair asks something about that is not answered. */
  asked: number
  /** What waits for a mark; null for whoever does not mark. */
  unmarked: number | null
  /** Of each child, by name, whether their agency (for the chair: anybody) has shared that child's views. */
  voices: { child: string; heard: boolean }[]
  due: Due[]
  /** What their agency is writing; absent for whoever has no drafts there. */
  drafts?: DraftCount
}

type Item = { agency: string; heading?: Heading; children: readonly string[]; marked: boolean; asked: boolean }

/** Folds what the ledger tells, in its order, into what waits for someone of `agency`; `leads` says that they chair. */
export function workOf(
  told: readonly Told[],
  {
    agency,
    leads,
    children,
    due,
  }: { agency: string; leads: boolean; children: readonly { id: string; name: string }[]; due: Due[] },
): Work {
  const items = new Map<string, Item>()
  for (const one of told) tell(items, one)
  const all = [...items.values()]
  const mine = all.filter(item => item.agency === agency)
  const spoken = (leads ? all : mine).filter(item => item.heading === 'childs-views').flatMap(item => item.children)
  return {
    shared: mine.length,
    asked: mine.filter(item => item.asked).length,
    unmarked: leads ? all.filter(item => !item.marked).length : null,
    voices: children.map(({ id, name }) => ({ child: name, heard: spoken.includes(id) })),
    due,
  }
}

function tell(items: Map<string, Item>, one: Told) {
  const known = items.get(one.contribution)
  switch (one.kind) {
    case 'contribution':
      items.set(one.contribution, { ...one, children: one.children ?? [], marked: false, asked: false })
      break
    case 'correction':
      if (known) Object.assign(known, { heading: one.heading, children: one.children ?? [], asked: false })
      break
    case 'withdrawal':
      items.delete(one.contribution)
      break
    case 'mark':
      if (known) Object.assign(known, { marked: one.judged ?? false, asked: one.asks ?? false })
      break
    case 'reply':
      if (known && known.agency === one.agency) known.asked = false
  }
}
