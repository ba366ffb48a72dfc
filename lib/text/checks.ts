import type { Finding } from '../checks/checks'
import { CHECKS, type CheckName } from '../checks/names'
import { listed } from './names'

type Ask = (quotes: string, one: boolean, finding: Finding) => string

/** What each check asks, short and kind; it quotes the words it is about. */
const ASKS: Record<CheckName, Ask> = {
  'opinion-as-fact': (q, one) =>
    `${q} ${one ? 'reads' : 'read'} as a view. Is it fact? If not, choose Opinion and say what it is based on.`,
  'no-basis': () => 'What is this view based on?',
  judgemental: q => `${q} may read as blame. What happened: what was offered, how, and what came of it?`,
  vague: q => `${q}: can you give an example, a date or how many times?`,
  undated: () => 'When did it happen? About when will do.',
  unsourced: (_q, _one, { field }) =>
    field === 'reportedBy' ? 'Who reported it?' : 'Where is it written down, or who saw it?',
  'history-no-link': () => 'This is history. Why does it matter today?',
  stale: () => 'The record was looked at some weeks ago. Is it still so?',
  'several-events': (_q, _one, { quote }) =>
    `More than one date (${quote}). One point at a time is easier to weigh: split it?`,
  'too-long': (_q, _one, { quote }) => `${quote} words. Could any line come out and the point still stand?`,
  abbreviation: (q, one) => `${q}: will everyone know ${one ? 'it? Write it' : 'them? Write them'} out once.`,
  'outside-name': (q, one) =>
    `${q}: does the meeting need the ${one ? 'name' : 'names'}? “A relative” or “a neighbour” may do.`,
  'no-exact-words': q =>
    q ? `${q}: what were the child’s exact words?` : 'What did the child say or show, word for word?',
  'no-impact': () => 'What does it mean for the child?',
}

/** One question a check, all that it is about in one. `field`: where it would be answered. */
function asked(check: CheckName, findings: readonly Finding[]) {
  const [first, ...more] = findings
  if (!first) return []
  const quotes = findings.flatMap(({ quote }) => (quote ? [`“${quote}”`] : []))
  return [{ check, field: first.field, question: ASKS[check](listed(quotes), more.length === 0, first) }]
}

const perCheck = (findings: readonly Finding[]) =>
  CHECKS.flatMap(check =>
    asked(
      check,
      findings.filter(finding => finding.check === check),
    ),
  )

export const checks = {
  lead: 'Prompts, not rules. You can share as it is.',
  perCheck,
  questions: (findings: readonly Finding[]) => perCheck(findings).map(({ question }) => question),
  count: (n: number) => (n === 1 ? '1 thing worth a look' : `${n} things worth a look`),
} as const
