import type { Missing } from '../board/compose'
import type { WhenProblem } from '../board/when'
import type { AudienceKind, Heading } from '../meeting/names'
import { isFamily } from '../policy/can'
import type { AudienceInfo } from '../protocol/live'
import { clock } from './dates'
import { headingTitle } from './headings'
import { callNames, listed } from './names'
import { refusals } from './refusals'

const AUDIENCES: Record<AudienceKind, string> = {
  meeting: 'Everyone in the meeting',
  professionals: 'Professionals only',
  named: 'Named people',
  own: 'One person’s own session',
}

/** An audience in the form: a session of one's own says whose; `meeting` says so where it is without somebody. */
function audienceLabel(one: AudienceInfo, all: readonly AudienceInfo[]): string {
  if (one.kind === 'own') return `With ${listed(callNames((one.readers ?? []).filter(isFamily)))}`
  const without = one.kind === 'meeting' && all.some(other => other.kind === 'own')
  return without ? 'Everyone without an own session' : AUDIENCES[one.kind]
}

export const compose = {
  label: 'Add to the board',
  open: 'Add under this heading',
  what: 'What do you need to share?',
  placeholder: (heading: Heading) => `Share something under ${headingTitle(heading)}`,
  add: 'Write',
  goOn: 'Go on writing',
  putAside: 'Put it aside',
  private: 'Private until you share',
  nature: 'How do you know?',
  natures: { fact: 'Fact', reported: 'Reported', opinion: 'Opinion' },
  natureHints: {
    fact: 'Seen, heard or recorded by us',
    reported: 'Someone else told us',
    opinion: 'Our professional view',
  },
  reportedBy: 'Who reported it?',
  opinionBasis: 'What is it based on?',
  children: 'About which child?',
  all: 'All',
  when: 'When did it happen?',
  whenHint: 'As much of the date as you know.',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  time: 'Time',
  period: 'Over a period',
  until: 'Until',
  unknown: 'Date not known',
  audience: 'Who can see it?',
  audienceLabel,
  audiences: AUDIENCES,
  careful: 'A child’s words start with professionals only.',
  heading: 'Under',
  more: 'More to say about it',
  less: 'Fewer fields',
  optional: 'Prompts, not rules: leave out what does not help.',
  headline: 'In one line',
  source: 'Where is it recorded?',
  sourceKind: 'What kind of source?',
  choose: 'Choose',
  impact: 'What does it mean for the child?',
  whyNow: 'Why does it matter now?',
  historic: 'This is history, not current',
  known: 'When did your agency know?',
  engagement: 'How have parents or carers worked with you?',
  engagementPerson: 'Which parent or carer?',
  investigation: 'Is anything else under way?',
  investigationStatus: 'Where has it got to?',
  childWords: 'What the child said or showed',
  exactWords: 'The child’s exact words',
  exactWordsHint: 'Word for word. Nobody changes these.',
  toldTo: 'Said to whom?',
  howDisclosed: 'How did it come about?',
  wishes: 'What does the child want?',
  observed: 'What was seen?',
  family: 'The family',
  care: 'Care with this',
  told: 'Has the family been told?',
  toldWhy: 'Why, or why not?',
  tolds: { yes: 'Yes', no: 'No', n_a: 'Does not apply' },
  childTells: 'Who does the child want told?',
  sourceAsAt: 'As recorded on',
  valence: 'Worry or strength?',
  people: 'People mentioned',
  handling: 'How may this be kept and passed on?',
  protect: 'Protect the source',
  protectHint: 'The words could point to who told us.',
  protectFamily:
    'Family would read this. Share it with professionals only; or word it so that nobody can tell who told you, and untick this.',
  roomWording: 'Wording that is safe to show in the room',
  missing: {
    body: 'Write what you need to share.',
    nature: 'Say how you know: fact, reported or opinion.',
    children: 'Choose which child it is about.',
    when: 'Check the date.',
    inner: refusals.inner,
  } satisfies Record<Missing, string>,
  whenProblems: {
    date: 'Give at least the year in full, and a date that exists.',
    time: 'Write the time as 21:40, with a full date.',
    end: 'Check the second date.',
    order: 'The second date is before the first.',
  } satisfies Record<WhenProblem, string>,
  problem: 'Before you share',
  shared: (at: string) => `Shared and logged ${clock(at)}`,
  takeBack: 'Take back',
  takenBack: 'Taken back. It is on no board any more, and your words are here.',
  takenBackBeside: 'You took this back:',
  sharing: 'Sharing…',
  waits: 'Not connected. It is shared when you are back.',
  left: (n: number) => `${n} characters left`,
  cannot: 'You can read this board. Your role does not include adding to it.',
  correct: {
    title: (ref: string) => `Correct ${ref}`,
    lead: 'The new wording takes the place of the old. The old wording stays in the log.',
    reason: 'Why is it corrected? (optional)',
    submit: 'Share the correction',
  },
  withdraw: {
    title: (ref: string) => `Withdraw ${ref}?`,
    lead: 'Its words leave every board at once. That it was shared, and who could see it, stays in the log.',
    reason: 'Why? (optional)',
    submit: 'Withdraw it',
  },
  returned: {
    title: 'This was not shared',
    titleKind: {
      contribution: 'This was not shared',
      correction: 'This correction was not shared',
      withdrawal: 'This was not withdrawn',
      reply: 'This reply was not shared',
      mark: 'This mark was not saved',
      declaration: 'This was not logged',
      'not-shared': 'This was not logged',
      told: 'This was not logged',
      decision: 'This decision was not recorded',
      stance: 'Where your agency stands was not recorded',
      action: 'This action was not recorded',
      conflict: 'This was not recorded',
    },
    edit: 'Keep editing',
    copy: 'Copy',
    copied: 'Copied',
    again: 'Share again',

    drop: 'Let it go',
    held: 'Your words are still here, and nobody else has them.',
    busy: 'Share or clear what you are writing first.',
  },
  unsent: 'What you wrote and did not share',
  copyAll: 'Copy it',
} as const
