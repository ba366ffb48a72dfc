import type { Mutant } from './mutant'

const record = 'lib/record/record.ts'

/** A record that keeps what was set aside, repeats itself, or shows what is held apart; a reading that is nowhere. */
export const drafting: Mutant[] = [
  {
    rules: 'M36',
    says: 'a wish about the record is worked on before it is asked whose it may be',
    file: 'server/record/service.ts',
    find: 'if (right) return no(right)',
    put: 'if (right && !wish) return no(right)',
  },
  {
    rules: 'V70',
    says: 'the PDF says more of what is less relevant than the page does',
    file: 'lib/record/paper.ts',
    find: 'content.headline ?? first',
    put: 'content.headline ?? content.body',
  },
  {
    rules: 'V71',
    says: 'the PDF is not tagged',
    file: 'server/paper/sheet.ts',
    find: 'tagged: true',
    put: 'tagged: false',
  },
  {
    rules: 'V72',
    says: 'a sheet says nothing of whose copy it is',
    file: 'server/paper/sheet.ts',
    find: 'draw(doc, line, PAGE.left, footTop + i * STYLES.foot.lead)',
    put: 'line.width || i',
  },
  {
    rules: 'V77',
    says: 'the PDF says what was set aside',
    file: 'lib/record/record.ts',
    find: "else if (mark?.relevance === 'not-relevant') all.setAside += 1",
    put: "else if (mark?.relevance === 'not-relevant') all.annex.push(one)",
  },
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
