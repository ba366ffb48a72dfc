import type { Mutant } from './mutant'

const record = 'lib/record/record.ts'

/** A record that keeps what was set aside, repeats itself, or shows what is held apart; a reading that is nowhere. */
export const drafting: Mutant[] = [
  {
    rules: 'V20',
    says: 'the record is read whether the reading is entered or not',
    file: 'server/read/record.ts',
    find: "  await logReading(deps, session, 'record', entered)",
    put: "  await logReading(deps, session, 'record', entered).catch(() => undefined)",
  },
  {
    rules: 'V21',
    says: 'words that were set aside come back when they are changed',
    file: record,
    find: "else if (mark?.relevance === 'not-relevant') all.setAside += 1",
    put: "else if (mark?.relevance === 'not-relevant' && !mark.changedSince) all.setAside += 1",
  },
  {
    rules: 'V22',
    says: 'what a child said stands a second time, under a heading',
    file: record,
    find: 'one.heading === heading && !carriesViews(one.content)',
    put: 'one.heading === heading',
  },
  {
    rules: 'V26',
    says: 'what stands on named lists is in the record',
    file: 'server/read/windows.ts',
    find: ".filter(({ kind }) => kind !== 'named')",
    put: '.filter(({ kind }) => kind)',
  },
  {
    rules: 'V27',
    says: 'words put forward for more readers stand twice',
    file: record,
    find: 'widenings.map(one => one.as)',
    put: 'widenings.map(one => one.id)',
  },
]
