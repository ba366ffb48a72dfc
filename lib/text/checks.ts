import type { Finding } from '../checks/checks'
import type { CheckName } from '../checks/names'

const quoted = ({ quote = '' }: Finding) => `“${quote}”`

/** What each check asks, short and kind; it quotes the words it is about. */
const ASKS: Record<CheckName, (finding: Finding) => string> = {
  'opinion-as-fact': f =>
    `${quoted(f)} reads as a view. Is it fact? If not, choose Opinion and say what it is based on.`,
  'no-basis': () => 'What is this view based on?',
  judgemental: f => `${quoted(f)} may read as blame. What happened: what was offered, how, and what came of it?`,
  vague: f => `${quoted(f)}: can you give an example, a date or how many times?`,
  undated: () => 'When did it happen? About when will do.',
  unsourced: f => (f.field === 'reportedBy' ? 'Who reported it?' : 'Where is it written down, or who saw it?'),
  'history-no-link': () => 'This is history. Why does it matter today?',
  stale: () => 'The record was looked at some weeks ago. Is it still so?',
  'several-events': f => `More than one date (${f.quote}). One point at a time is easier to weigh: split it?`,
  'too-long': f => `${f.quote} words. Could any line come out and the point still stand?`,
  abbreviation: f => `${quoted(f)}: will everyone know it? Write it out once.`,
  'outside-name': f => `${quoted(f)}: does the meeting need the name? “A relative” or “a neighbour” may do.`,
  'no-exact-words': f =>
    f.quote ? `${quoted(f)}: what were the child’s exact words?` : 'What did the child say or show, word for word?',
  'no-impact': () => 'What does it mean for the child?',
}

export const checks = {
  title: 'Worth a look',
  lead: 'Prompts, not rules. You can share as it is.',
  ask: (finding: Finding) => ASKS[finding.check](finding),
  count: (n: number) => (n === 1 ? '1 thing worth a look' : `${n} things worth a look`),
  none: 'Nothing to ask about.',
  go: 'Go there',
} as const
