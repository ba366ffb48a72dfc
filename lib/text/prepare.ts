import type { DraftCount, Readiness } from '../board/preparing'
import type { CheckName } from '../checks/names'
import { clockMinutes } from './dates'
import { counted } from './names'

/** "2 drafts, 1 waiting for advice". */
function countWords({ drafts, advice, held }: DraftCount, whose = ''): string {
  const states = [...(advice ? [`${advice} waiting for advice`] : []), ...(held ? [`${held} held`] : [])]
  return [`${counted(drafts, 'draft')}${whose}`, ...states].join(', ')
}

/** The page on which an agency prepares what it will share. */
export const prepare = {
  title: 'Prepare',
  mine: (agency: string, n: number) => `${agency}, ${counted(n, 'contribution')}`,
  list: 'Your contributions',
  untitled: 'Not started',
  private: (agency: string) => `Private to ${agency} until you share it`,
  fresh: 'New contribution',
  first: 'Nothing waits to be shared',
  firstBody: (agency: string) =>
    `Write one point at a time. What you write is for ${agency} alone until you share it; colleagues of yours who are invited can write with you.`,
  readiness: {
    blank: 'Not started',
    advice: 'Waiting for advice',
    held: 'Held for the professionals’ part',
    body: 'Say what happened',
    nature: 'Say how you know',
    children: 'Choose which child',
    when: 'Check the date',
    undated: 'Date missing',
    ready: 'Ready, not shared yet',
  } satisfies Record<Readiness, string>,
  prompts: (n: number) => `${counted(n, 'prompt')} left`,
  writing: (names: string) => `${names} writing here`,
  shared: (at: string) => `Shared ${clockMinutes(at)}`,
  sharing: 'Sharing…',
  kept: (at: string, agency: string) => `Draft kept ${clockMinutes(at)}, private to ${agency}`,
  notKeeping: 'Your words are not being kept. Copy them, then load this page again.',
  here: 'On this page only, until it is shared',
  notYet: 'Keeping your words…',
  opening: 'Opening your drafts…',
  offline: 'Not connected. You can write; it is kept when you are back.',
  discard: 'Delete this draft',
  discardTitle: 'Delete this draft?',
  discardBody: (agency: string) =>
    `It goes for everyone at ${agency}. Nothing of it was shared, and nothing of it is logged.`,
  discardHere: 'Nothing of it was shared, and nothing of it is logged.',
  counted: countWords,
  ofYours: (count: DraftCount) => countWords(count, ' of your agency'),
  onThisPage: (count: DraftCount) => countWords(count, ' on this page only'),
  heldNow: (n: number) => `${counted(n, 'held draft')} of yours can be shared now.`,
  shareHeld: 'Share what was held',
  refused: (reason: string) => `Not shared: ${reason}`,
  holding: {
    title: 'Hold it, or ask for advice first',
    heldHint: 'It waits here, and is offered when that part opens.',
    from: 'Who is asked for advice?',
    asked: 'Asked on',
    answer: 'What was the advice?',
    own: (agency: string) => `This stays with ${agency}. None of it goes with what you share.`,
    decline: 'Log that it is not shared',
  },
  split: {
    button: 'Split it',
    label: (name: string) => `Split it: ${name}`,
    done: 'Split in two. The second is with your drafts.',
    undo: 'Put it back together',
  },
  several: (n: number) => `Share ${counted(n, 'contribution')}`,
  severalTitle: 'Share what is ready',
  severalLead: 'Each is shared by itself. What is not taken comes back with the reason.',
  severalGroup: (button: string) => `${button}:`,
  gone: 'A colleague deleted or shared this while you were writing in it. Your words:',
  notKept: 'This could not be kept. Your words:',
  again: 'Make it a draft again',
  letGo: 'Let it go',
  look: {
    title: 'Before you share',
    count: (n: number) => `${n} to look at`,
    none: 'Nothing to look at',
    foot: 'Prompts, not rules. Your judgement decides, and you can share without clearing them.',
    waits: 'Questions about your own words appear here as you write.',
    names: {
      'opinion-as-fact': 'Fact or view?',
      'no-basis': 'Based on what?',
      judgemental: 'May read as blame',
      vague: 'Can you be more exact?',
      undated: 'When?',
      unsourced: 'Where is it from?',
      'history-no-link': 'Why now?',
      stale: 'Still so?',
      'several-events': 'One point at a time',
      'too-long': 'Long',
      abbreviation: 'Short forms',
      'outside-name': 'A name from outside',
      'no-exact-words': 'The child’s exact words',
      'no-impact': 'What it means for the child',
    } satisfies Record<CheckName, string>,
    go: 'Go there',
    goTo: (name: string) => `Go there: ${name}`,
    fine: [
      [['undated', 'unsourced'], 'Dated, with a record behind it'],
      [['opinion-as-fact', 'no-basis'], 'Fact and view kept apart'],
      [['history-no-link'], 'About the current worry'],
      [['outside-name'], 'No one outside the household named'],
      [['too-long'], 'Short enough to read aloud'],
    ] satisfies (readonly [CheckName[], string])[],
  },
  preview: {
    title: 'How others will see it',
    people: (n: number) => counted(n, 'person', 'people'),
    empty: 'Your words appear here as they will stand on the board.',
  },
  family: 'Family can read this as it is.',
  hold: 'Hold it for the professionals’ part',
  over: 'This meeting takes nothing more in. What was not shared is still yours to copy.',
} as const
