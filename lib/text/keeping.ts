import type { ReviewDay, Standing } from '../keeping/rule'
import type { AudienceKind } from '../meeting/names'
import type { AccessView, TakenView } from '../protocol/keeping'
import { clock, dayLong, dayWords } from './dates'
import { counted, listed } from './names'

const day = (date: string) => dayWords(date)
const moment = (at: string) => `${dayLong(at)}, ${clock(at)}`

export const STANDING_WORDS: Record<Standing, string> = {
  held: 'Held',
  proposed: 'Waits for a second person',
  due: 'Due for review',
  soon: 'Due within three months',
  kept: 'Kept',
}

const TAKEN_REASONS: Record<string, string> = {
  excessive: 'More than was needed',
  'wrong-people': 'Went to the wrong people',
  'wrong-meeting': 'Belongs in another meeting',
  inaccurate: 'Not right',
  unlawful: 'Not lawful to share',
  'taken-back': 'Its author took it back within ten seconds',
}

export const DISPOSAL_WORDS: Record<string, string> = {
  'retention-over': 'It has been kept as long as it should be',
  'opened-by-mistake': 'It was opened by mistake',
  'court-order': 'A court ordered it',
}

const READERS: Record<AudienceKind, string> = {
  meeting: 'Everyone in the meeting',
  professionals: 'Professionals',
  named: 'Those on a named list',
  own: 'Those in a session of somebody’s own',
}

export const TAKEN_STANDING: Record<TakenView['standing'], string> = {
  waits: 'Waits for a decision',
  restored: 'Restored',
  destroyed: 'Destroyed',
}

/** The page about keeping one meeting and ending it. */
export const keepingPage = {
  page: 'Keeping and ending',
  link: 'Keeping and ending',
  title: 'Keeping and ending',
  lead: 'How long this meeting is kept and why, who can still open it, what was taken down, and how it ends.',
  elsewhere: 'Each time this page is opened it is logged under your name, so it opens only from here.',
  open: 'Open it',
  away: 'That could not be sent. Try again in a moment.',
  cancel: 'Cancel',
  why: 'Why',
  missingReason: 'Say why.',
  by: (name: string, agency: string, at: string) => `${name}, ${agency}, ${moment(at)}`,
  keep: {
    title: 'How long it is kept',
    open: 'The time it is kept counts from the close. This meeting is not closed yet.',
    until: 'To be reviewed on',
    closed: 'Closed',
    rule: 'The rule',
    review: 'Last review',
    closedOn: (at: string) => dayLong(at),
    day,
    ruled: ({ years, from }: ReviewDay) =>
      ({
        birth: `For this type of meeting: until the youngest child’s ${ordinal(years)} birthday`,
        closing: `For this type of meeting: ${counted(years, 'year')} after the close`,
        unknown: `For this type of meeting: until the youngest child’s ${ordinal(years)} birthday. A date of birth is not known, so ${years} years after the close`,
        least: `The youngest child’s birthday in the rule comes sooner: never less than ${counted(years, 'year')} after the close`,
      })[from],
    instead: (on: string) => `Without the review: ${day(on)}.`,
    never: 'Nothing is destroyed by itself. On that day somebody reviews it: keep it longer, or propose to destroy it.',
    hint: 'Your own schedule, a court or an inquiry may ask for more. Records that bear on child sexual abuse: the national inquiry recommends 75 years.',
    change: 'Set another day',
    dialog: 'Keep it until another day',
    on: 'Keep it until',
    missing: 'Choose a day that is still to come, and say why.',
  },
  hold: {
    title: 'Legal hold',
    none: 'Nobody holds this meeting. While somebody does, nothing of it is destroyed, whatever the rule says and whoever agrees.',
    on: 'This meeting is held. Nothing of it is destroyed.',
    put: 'Hold this meeting',
    lift: 'Lift the hold',
    lifting: 'When the hold is lifted nothing is destroyed by that. What the rule says holds again.',
    hint: 'A court, an inquiry, a complaint or a claim. This is kept in the log of the meeting.',
    only: 'Only the data-protection lead lifts it.',
  },
  taken: {
    title: 'Taken down',
    none: 'Nothing was taken down in this meeting.',
    lead: 'Taken off every board, and held here until somebody who did not take it down decides: restore it to those who had it or to fewer, or destroy it.',
    leadChair: 'Taken off every board, and held until the data-protection lead decides: restore it, or destroy it.',
    reason: (reason: string) => TAKEN_REASONS[reason] ?? 'Withdrawn',
    shared: (type: string, name: string, agency: string, at: string) => `${type} by ${name}, ${agency}, ${moment(at)}.`,
    hadIt: (kind: AudienceKind) => `${READERS[kind]} could read it.`,
    readers: (kind: AudienceKind) => READERS[kind],
    takenBy: (name: string, at: string) => `Taken down by ${name}, ${moment(at)}.`,
    tookBack: (name: string, at: string) => `Taken back by ${name}, ${moment(at)}.`,
    noWords: 'Its words are for the data-protection lead.',
    gone: 'Its words were destroyed. Who shared it and when stays in the log.',
    nothingWritten: 'Nothing of it is written here.',
    restoredTo: (kind: AudienceKind | null) => (kind ? `It stands again: ${READERS[kind].toLowerCase()}.` : ''),
    take: 'Take this down',
    takeLead:
      'It leaves every board at once. The data-protection lead then decides: restore it, perhaps to fewer people, or destroy it.',
    chooseReason: 'Choose a reason.',
    restore: 'Restore',
    destroy: 'Destroy',
    restoreTitle: 'Restore it',
    restoreLead:
      'It stands again on the board in its author’s name, as shared now. Marks and replies it had stay where they are, in the log.',
    to: 'Who reads it from now on',
    choose: 'Choose who reads it.',
    nobody: 'Nobody yet',
    destroyTitle: 'Destroy its words',
    destroyLead: (until: string) =>
      `Nobody reads them again, and nobody can bring them back. Who shared it and when stays, and the log still verifies. Backups made before can hold it until ${day(until)}.`,
    item: (type: string, name: string) => `${type} by ${name}`,
  },
  access: {
    title: 'Who can still open it',
    rule: (days: number | null) =>
      days === null
        ? 'No end was set when the meeting was set up: places go on until somebody ends them.'
        : `By the rule set with the meeting, everybody’s access ends ${counted(days, 'day')} after the close, or later where somebody was given longer.`,
    now: ({ open, ended, last }: AccessView) =>
      [
        open === 0 ? 'Nobody who was in it can open it now' : `${counted(open, 'person', 'people')} can open it now`,
        ended ? `${counted(ended, 'person’s', 'people’s')} access has ended` : '',
        last && open ? `the last ends on ${dayLong(last)}` : '',
      ]
        .filter(Boolean)
        .join('; ')
        .concat('.'),
    after: 'Access ending destroys nothing. Whoever oversees the meeting has a time of their own.',
  },
  end: {
    title: 'Destroy this meeting',
    lead: 'Two people: one proposes, another agrees. Then its keys are destroyed. Nobody reads a word of it again; that it took place, and how its log stood, stays provable.',
    open: 'The meeting must be closed first.',
    held: 'It is held, so nobody can propose this now.',
    propose: 'Propose to destroy it',
    proposeTitle: 'Propose to destroy this meeting',
    reason: 'Why',
    proposed: 'Proposed',
    second: 'A second person agrees',
    gone: 'Keys are destroyed',
    waits: 'Waits for somebody who did not propose it',
    yours: 'You proposed it, so somebody else must agree.',
    notYours: 'The data-protection lead agrees, or sets another day, which takes the proposal off.',
    notYet: 'Not yet',
    destroy: 'Agree and destroy it',
    destroyTitle: 'Destroy this meeting for good',
    destroyLead: (until: string) =>
      `Everything that was said, the set-up, drafts and the record go, for everybody. Nobody can bring them back. Export what you must keep first. Backups made before can hold it until ${day(until)}.`,
    sure: 'I have looked at this meeting and nothing holds it',
    missing: 'Choose a reason.',
    notSure: 'Tick the box first.',
  },
}

/** What stands where a meeting was. */
export const disposedPage = {
  title: 'This meeting was disposed of',
  body: (type: string, on: string, at: string | null) =>
    `${type} of ${dayLong(on)}. ${at ? `On ${dayLong(at)} two people agreed to end it` : 'It was ended'}, and its keys were destroyed. Nothing that was said in it can be read any more, by anybody.`,
  ask: 'If you need to know more, ask the data-protection lead.',
  back: 'Your meetings',
  certificate: {
    title: 'Certificate of disposal',
    what: 'What was destroyed',
    all: 'The meeting’s own key and the key of every entry of its log; its set-up; drafts and notes. Without the keys what is left cannot be read.',
    by: 'Carried out by',
    proposed: 'Proposed by',
    again: 'Carried out again after a restore',
    why: 'Why',
    size: 'Entries in its log',
    root: 'Fingerprint of its log',
    signed: 'As it was signed last',
    backups: 'Backups',
    until: (until: string) => `Copies made before can hold it until ${day(until)}.`,
    verify: 'How to check it',
    how: 'Export what is left and check it on any machine: it says authentic, every entry destroyed, and names this fingerprint. The same line stands in the log of this installation.',
    export: 'Export what is left',
    check: 'Check a file',
  },
}

/** The list of meetings to review. */
export const reviewsPage = {
  page: 'Meetings to review',
  link: 'Meetings to review',
  title: 'Meetings to review',
  lead: 'Closed meetings that you oversee, soonest first. Nothing is destroyed by itself: on its day somebody looks, and keeps it longer or proposes to destroy it.',
  columns: ['Meeting', 'Closed', 'Review on', 'Standing'],
  none: { title: 'Nothing is yours to review', body: 'Closed meetings that you oversee stand here.' },
  disposed: 'Disposed of',
  certificate: 'Certificate',
  day,
  of: (type: string, at: string) => `${type}, ${dayLong(at)}`,
  closedOn: (at: string) => dayLong(at),
}

const SUFFIX = new Map([
  [1, 'st'],
  [2, 'nd'],
  [3, 'rd'],
])
const ordinal = (n: number) => `${n}${SUFFIX.get(n % 10) ?? 'th'}`
export const readersLine = (names: readonly string[]) => (names.length ? listed(names) : keepingPage.taken.nobody)
