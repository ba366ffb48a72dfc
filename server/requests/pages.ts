import { WHYS } from '../../lib/evidence/propose'
import type { EntryView, FileView, KeptWhy, Paged, RequestsAsked } from '../../lib/protocol/requests'

/** Entries on one page. */
const PAGE = 50

type Listed = Pick<FileView, 'out' | 'groups' | 'open' | 'paper'>
/** Of a whole log nothing is listed: it is the trail. */
export const EMPTY: Listed = { out: { entries: [], page: 1, pages: 1 }, groups: [], open: null, paper: [] }

/** What one page shows of what goes out and what stays back, however long the log is. */
export function listed(all: readonly EntryView[], { out, why, kept }: RequestsAsked): Listed {
  const groups = grouped(all.filter(one => !one.out))
  const open = groups.find(one => one.why === why)
  return {
    out: paged(
      all.filter(one => one.out),
      out,
    ),
    groups: groups.map(({ why, entries }) => ({ why, count: entries.length, locked: entries.some(one => one.locked) })),
    open: open
      ? { ...paged(open.entries, kept), why: open.why, keys: open.entries.flatMap(one => (one.locked ? [] : one.key)) }
      : null,
    paper: onPaper(all),
  }
}

/** As in the trail: page 1 is the newest, on each the older entries stand first, and a page that is not there is the last one that is. */
function paged(all: readonly EntryView[], asked = 1): Paged {
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages)
  const end = all.length - (page - 1) * PAGE
  return { entries: all.slice(Math.max(0, end - PAGE), end), page, pages }
}

/** What stays back whole, by why it does. */
function grouped(kept: readonly EntryView[]): { why: KeptWhy; entries: EntryView[] }[] {
  const whyOf = (one: EntryView): KeptWhy | null => (one.choice ? 'decided' : one.why)
  return (['decided', ...WHYS] as const).flatMap(why => {
    const entries = kept.filter(one => whyOf(one) === why)
    return entries.length > 0 ? [{ why, entries }] : []
  })
}

/** Things that stay back alike stand together, and what somebody put back stands there with the reason; whole entries come first. */
function onPaper(all: readonly EntryView[]): Listed['paper'] {
  const rows = new Map<string, Listed['paper'][number]>()
  const add = (seq: number, part: string | null, { why, choice }: Pick<EntryView, 'why' | 'choice'>) => {
    const alike = JSON.stringify([part, choice ?? why])
    const row = rows.get(alike) ?? { part, why, choice, seqs: [] }
    row.seqs.push(seq)
    rows.set(alike, row)
  }
  for (const one of all) {
    if (!one.out || one.choice) add(one.seq, null, one)
    for (const part of one.parts) if (part.choice || (one.out && !part.out)) add(one.seq, part.name, part)
  }
  return [...rows.values()].sort((a, b) => Number(a.part !== null) - Number(b.part !== null))
}
