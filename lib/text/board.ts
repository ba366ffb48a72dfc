import type { Heading } from '../meeting/names'
import type { Content } from '../statements/contribution'
import type { Proportionality, Relevance, Request } from '../statements/mark'
import { clock, clockMinutes, type Stage } from './dates'
import { HEADING_NAMES, headingTitle } from './headings'
import { counted, listed } from './names'

export const NATURE_WORDS: Record<Content['nature'], string> = {
  fact: 'Fact',
  reported: 'Reported by someone else',
  opinion: 'Professional opinion',
}

export const RELEVANCE_WORDS: Record<Relevance, string> = {
  relevant: 'Relevant',
  'less-relevant': 'Less relevant',
  'not-relevant': 'Not relevant',
}
export const PROPORTIONALITY_WORDS: Record<Proportionality, string> = {
  proportionate: 'Proportionate',
  'too-little': 'Needs more',
  'too-much': 'More than needed',
}
export const REQUEST_WORDS: Record<Request, string> = {
  none: 'Nothing asked',
  clarify: 'Say it more clearly',
  date: 'Add a date',
  trim: 'Cut it to what is needed',
  restrict: 'Limit who can see it',
  'set-aside': 'Set it aside',
}
/** The request as a question under the contribution. */
export const REQUEST_ASKS: Record<Exclude<Request, 'none'>, string> = {
  clarify: 'please say this more clearly.',
  date: 'please add a date.',
  trim: 'please cut this to what is needed.',
  restrict: 'please limit who can see this.',
  'set-aside': 'please set this aside.',
}

export const SOURCE_WORDS = {
  seen: 'Seen or heard by us',
  record: 'Our records',
  told: 'We were told',
  professional_assessment: 'Our assessment',
} as const
export const INVESTIGATION_WORDS = {
  police: 'Police',
  nrm: 'National Referral Mechanism',
  family_court: 'Family court',
  health_review: 'Health review',
  lado: 'Designated officer (LADO)',
  other_agency: 'Another agency',
} as const
export const BARRIER_WORDS = {
  transport: 'transport',
  literacy: 'reading and writing',
  interpreter: 'no interpreter',
  shift_work: 'shift work',
  fear: 'fear',
  agency_made: 'made by the agency',
  other: 'something else',
} as const
export const TOLD_WORDS = {
  yes: 'Family told',
  no: 'Family not told',
  n_a: 'Telling the family does not apply',
} as const
export const VALENCE_WORDS = {
  worry: 'A worry',
  strength: 'A strength',
  neutral: 'Neither worry nor strength',
} as const

export const rail = {
  label: 'Headings',
  contributions: 'Contributions: ',
  coverage: (n: number, of: number) => `${n} of ${counted(of, 'agency', 'agencies')}`,
  toMark: (n: number) => `${n} to mark`,
  fresh: (n: number) => `${n} new`,
  voice: (names: string[]) => `${listed(names)}: nothing yet`,
} as const

export const roster = {
  here: (people: number, agencies: number) =>
    `Here now: ${counted(people, 'person', 'people')}, ${counted(agencies, 'agency', 'agencies')}`,
  hereOnly: 'Here now',
  you: 'you',
  nobody: 'Nobody else is here yet.',
  away: (n: number) => `Invited, not here: ${n}`,
  writing: (agency: string, heading: Heading) => `${agency} is writing under ${HEADING_NAMES[heading]}`,
} as const

export const strip = {
  label: 'Where the chair is',
  on: 'The chair is on',
  you: 'You are showing everyone',
  started: 'The meeting has started',
  nowhere: 'The chair has not opened a heading yet',
  notStarted: 'The meeting has not started',
  before: 'You can read what was shared before, and add to it.',
  beforeReader: 'What was shared before is here.',
  beforeGuest: 'What is shared while you are here appears here.',
  adjourned: 'The meeting is adjourned',
  adjournedBody: 'It goes on when the chair says so.',
  closed: 'The meeting is closed',
  closedBody: 'You can read the board.',
  at: (heading: Heading, who: string | null) => (who ? `${headingTitle(heading)}: ${who}` : headingTitle(heading)),
  following: 'Following',
  theChair: 'the chair',
  youAreOn: (heading: Heading | null) =>
    heading ? `You are on ${headingTitle(heading)}` : 'You are on the whole board',
  goTo: 'Go to the chair',
  chairTable: 'Chair’s table',
} as const

export const board = {
  doesNotAgree: (name: string) => `${name} does not agree:`,
  view: 'View',
  one: 'One heading',
  whole: 'Whole board',
  list: (heading: Heading) => `Contributions under ${HEADING_NAMES[heading]}`,
  chairHere: 'Chair is here',
  fresh: 'New since you last looked',
  isNew: 'New',
  empty: (heading: Heading) => `Nothing under ${HEADING_NAMES[heading]} yet.`,
  emptyBody: 'What is shared here appears for everyone who may see it, at once.',
  emptyReader: 'What is shared here appears at once.',
  sharedMarked: (shared: number, toMark: number) => `${shared} shared, ${shared - toMark} marked`,
  loading: 'Opening the board…',
  tools: 'Meeting tools',
  about: (names: string[]) => `About ${listed(names)}`,
  reportedBy: (who: string) => `from ${who}`,
  basis: 'Based on: ',
  historic: 'Historic',
  whyNow: 'Why it matters now: ',
  impact: 'What it means for the child: ',
  handling: 'Handling: ',
  protect: 'Protect the source',
  late: 'Late: shared after the meeting closed',
  readBy: {
    meeting: 'Everyone in the meeting',
    professionals: 'Professionals only',
    named: 'Named people only',
    own: 'One person’s own session',
  },
  more: 'More about this',
  saidTo: (who: string) => `to ${who}`,
  corrected: (at: string) => `Corrected at ${clockMinutes(at)}`,
  because: (reason: string) => `: ${reason}`,
  seeChange: 'See what changed',
  meanwhile: 'Corrected while you were away',
  correctedBy: (agency: string, ref: string) => `${agency} corrected ${ref}`,
  yes: 'Yes',
  diff: {
    title: (ref: string) => `What changed in ${ref}`,
    asking: 'Looking up the earlier wording…',
    away: 'The earlier wording could not be fetched. Try again shortly.',
    none: 'There is no earlier wording that you could see.',
    same: 'These two say the same.',
    since: 'Since',
    wording: (at: string, marked: boolean) => `the wording of ${at}${marked ? ', which the chair marked' : ''}`,
    look: 'How to show it',
    looks: { inline: 'In the text', beside: 'Side by side' },
    was: 'Before',
    isNow: 'Now',
    nothing: 'Nothing',
    words: 'The words',
    added: 'Added: ',
    removed: 'Removed: ',
  },
  withdrawn: (at: string) => `Withdrawn by its author at ${clockMinutes(at)}`,
  withdrawnNote: 'Its words are off the board. That it was here stays in the log.',
  setAside: (at: string, reason: string | undefined) =>
    `Set aside by the chair at ${clockMinutes(at)}${reason ? `: ${reason}` : '.'}`,
  setAsideNote: 'Kept in the log, left out of the record.',
  showText: 'Show the text',
  asks: (agency: string) => `The chair asks ${agency}: `,
  replied: (name: string, at: string) => `${name}, ${clockMinutes(at)}`,
  earlier: 'about an earlier version',
  markReason: 'Reason: ',
  actions: { correct: 'Correct', withdraw: 'Withdraw', reply: 'Reply', life: 'Its life' },
  reply: {
    label: (ref: string) => `Reply about ${ref}`,
    hint: 'The chair and the other professionals who can read this will see it.',
    send: 'Send the reply',
  },
  missingVoice: {
    title: (names: string[]) => `We have not heard from ${listed(names)} yet`,
    heard: (name: string, n: number) => `${name}: ${counted(n, 'contribution')}.`,
    /** By the child's age: what may stand for a voice, without waiting for words that cannot come. */
    fits: {
      unborn: (name: string) =>
        `${name} is not born yet, so this may be what was observed in the pregnancy and how the family gets ready.`,
      baby: (name: string, age: string) =>
        `${name} is ${age} old, so this is what was observed: how ${name} feeds, sleeps, settles and responds to each person.`,
      small: (name: string, age: string) =>
        `${name} is ${age}, so this may be what ${name} does and how ${name} seems, not only words.`,
      older: (name: string, age: string) =>
        `${name} is ${age}, so this is first what ${name} says: wishes and feelings, in ${name}’s own words.`,
    } satisfies Record<Stage, (name: string, age: string) => string>,
    add: (name: string) => `Add for ${name}`,
  },
  questions: {
    title: 'Questions to agencies',
    open: (n: number) => `${n} open`,
    none: 'Nothing is waiting for an answer.',
    on: (ref: string) => `on ${ref}`,
  },
  keys: {
    title: 'Keys',
    open: 'Keyboard shortcuts',
    lead: 'Single keys work while you are in the list of contributions, never while you type.',
    off: 'Single keys are switched off in Display settings. Arrows and Enter still work.',
    list: [
      ['J', 'Next contribution'],
      ['K', 'Previous contribution'],
      ['Enter', 'Into a contribution'],
      [']', 'Next heading'],
      ['[', 'Previous heading'],
      ['N', 'Write'],
      ['C', 'Go to the chair'],
      ['Q', 'Ask to speak, or withdraw'],
      ['Ctrl Enter', 'Share'],
      ['Esc', 'Leave what you write; it is kept'],
    ],
  },
} as const

export const marksWords = {
  relevanceOpen: 'Relevance?',
  relevanceNot: 'Relevance not marked',
  proportionOpen: 'Proportion?',
  proportionNot: 'Proportion not marked',
  changed: 'Changed since marked',
  legend: {
    relevance: 'Relevance',
    proportion: 'Proportion',
    open: 'Not marked',
    more: 'Needs more',
    aside: 'Set aside',
  },
} as const

export const connectionWords = {
  waiting: 'Connecting…',
  sharing: 'Sharing…',
  logged: 'Shared and logged ',
  nothing: 'Connected',
  offline: (since: string) => `Not connected since ${clockMinutes(since)}. You can write; sharing waits.`,
  offlineTitle: 'You are not connected.',
  offlineBody: (since: string) =>
    `What you see is from ${clock(since)}. Keep this page open: what you write stays here and is shared when you are back.`,
  offlineReader: (since: string) => `What you see is from ${clock(since)}. We keep trying.`,
  back: (missed: number) =>
    missed === 0
      ? 'Back online. Nothing was shared while you were away.'
      : `Back online. ${counted(missed, 'thing was', 'things were')} shared while you were away.`,
  dismiss: 'Got it',
  lost: 'Connection lost.',
  regained: 'Connection is back.',
  witness:
    'What this server shows now does not agree with the log this browser saw before. Do not rely on this page: tell the chair and your data protection lead.',
  witnessTitle: 'The log does not match',
} as const

/** What a browser still holds of a board whose server went back. */
export const heldWords = {
  title: 'What this browser holds',
  line: (ref: string, name: string, agency: string, at: string) => `${ref}, ${name}, ${agency}, shared ${clock(at)}`,
  withdrawn: '(withdrawn)',
} as const

export const overWords = {
  'signed-out': {
    title: 'You are signed out',
    body: 'To keep this meeting private its words are covered. Sign in again to go on.',
    action: 'Sign in again',
  },
  'not-allowed': {
    title: 'This board is no longer open to you',
    body: 'The chair or an administrator changed who is in the meeting. If that is a mistake, ask the chair.',
    action: 'Your meetings',
  },
  'no-such-meeting': {
    title: 'No such meeting',
    body: 'There is no meeting here that is open to you.',
    action: 'Your meetings',
  },
  ended: {
    title: 'The meeting has ended for you',
    body: 'Everything that was shared is kept. Thank you for taking part.',
    action: 'Your meetings',
  },
  reload: {
    title: 'Roundtable has been updated',
    body: 'Load the page again to go on. Nothing that was shared is lost.',
    action: 'Load again',
  },
  'too-fast': {
    title: 'Too much came from this page at once',
    body: 'We paused the connection. Load the page again to go on.',
    action: 'Load again',
  },
  'rolled-back': {
    title: 'The server went back to an earlier copy',
    body: 'This browser holds more than the server now does. Do not close this page: tell the chair, and copy what is below.',
    action: 'Load again',
  },
} as const

export const tabs = {
  label: 'Parts of this screen',
  board: 'Board',
  headings: 'Headings',
  people: 'People',
  tools: 'Speaking',
  waiting: 'for your agency',
} as const
