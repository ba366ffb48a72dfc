import { addDays } from '../meeting/calendar'
import type { MeetingType } from '../meeting/names'
import type { Figures, Share } from '../quality/show'
import type { Name } from '../quality/tally'
import type { Span, Window } from '../quality/windows'
import { dayWords } from './dates'
import { MEETING_TYPE_WORDS } from './meetings'

const percent = ({ part, all }: Share) => (part === null || !all ? null : Math.round((100 * part) / all))

/** “About 7 in 10 meetings”, in whole tenths; null where nothing may be said. */
function tenths(share: Share, what: string): string | null {
  const per = percent(share)
  if (per === null) return null
  if (per === 0) return `No ${what}`
  if (per === 100) return `All ${what}`
  return `About ${Math.max(1, Math.min(9, Math.round(per / 10)))} in 10 ${what}`
}
/** What a plot shows as a sentence, or its name where nothing may be said. */
const saying = (share: Share, what: string, says: string, name: string) => {
  const found = tenths(share, what)
  return found ? `${found} ${says}` : name
}

const LAG_WORDS: Record<Name<'lag'> | 'title', string> = {
  title: 'From its happening to its being shared',
  'same-day': 'The same day',
  'two-days': 'Within 2 days',
  week: 'Within a week',
  month: 'Within a month',
  quarter: 'Within 3 months',
  longer: 'Later',
}
const HALF_WORDS: Record<Name<'lag'>, string> = {
  'same-day': 'Half of what has a day was shared the same day',
  'two-days': 'Half of what has a day was shared within 2 days',
  week: 'Half of what has a day was shared within a week',
  month: 'Half of what has a day was shared within a month',
  quarter: 'Half of what has a day was shared within 3 months',
  longer: 'Half of what has a day was shared after more than 3 months',
}

export const SPAN_WORDS: Record<Span, string> = {
  3: 'Three whole months',
  6: 'Six whole months',
  12: 'Twelve whole months',
}

const spanned = ({ from, to }: Window) => `${dayWords(from)} to ${dayWords(addDays(to, -1))}`

/** The partnership's numbers. */
export const qualityPage = {
  page: 'Quality across meetings',
  title: 'Quality across meetings',
  lead: 'Numbers from closed meetings. No words, no names, nobody compared. Small numbers, and those that would tell them, are held back.',
  link: 'Quality across meetings',
  filters: {
    label: 'Which meetings',
    period: 'When',
    type: 'Kind of meeting (twelve months)',
    all: 'All kinds',
    show: 'Show',
  },
  counted: (meetings: number, window: Window, left: boolean) =>
    `${meetings} closed meetings, ${spanned(window)}.${
      left ? ' Some more are left out: nothing of them can be read any more.' : ''
    }`,
  before: (window: Window, there: boolean) =>
    there
      ? `The hollow marks and the last column are the time before, ${spanned(window)}.`
      : `There is nothing to compare with from ${spanned(window)}.`,
  few: {
    title: 'Too few meetings to show',
    body: 'Numbers are shown once five meetings of this time and kind are closed, and where what is left over would not be fewer either: those could be one family’s. Whole months count, up to the end of last month.',
  },
  adding: 'Adding up the meetings. This takes longer the first time.',
  hidden: 'held back',
  heldBack: 'too little to show.',
  none: 'none',
  columns: { what: '', now: 'Now', share: 'Share', before: 'Before' },
  tableOf: (title: string) => `The numbers: ${title}`,
  said: {
    title: ({ source }: Figures) =>
      saying(source, 'contributions', 'say how it is known', 'How contributions are written'),
    rows: {
      source: 'Say how it is known',
      date: 'Say when it happened',
      impact: 'Say what it means for the child',
    },
    note: (all: string) => `Of ${all} contributions.`,
  },
  voice: {
    title: ({ voiced }: Figures) => saying(voiced, 'children', 'had their own views shared', 'The children’s voice'),
    rows: { voiced: 'Children whose views were shared' },
    note: (all: string) => `Of ${all} children, each counted once a meeting.`,
  },
  marks: {
    title: () => 'What chairs marked',
    relevance: {
      title: 'Relevance',
      relevant: 'Relevant',
      'less-relevant': 'Less relevant',
      'not-relevant': 'Not relevant',
      unmarked: 'Not marked',
    } satisfies Record<Name<'relevance'> | 'title', string>,
    proportionality: {
      title: 'Proportionality',
      proportionate: 'Proportionate',
      'too-little': 'Needs more',
      'too-much': 'More than needed',
      unmarked: 'Not marked',
    } satisfies Record<Name<'proportionality'> | 'title', string>,
    note: 'Of all agencies together. Marks are about words, never about who shared them.',
  },
  lag: {
    title: ({ half }: Figures) => (half ? HALF_WORDS[half] : 'From what happened to its being shared'),
    rows: LAG_WORDS,
    note: 'What is dated to a day; without what is long ago and marked so.',
  },
  silent: {
    title: ({ silence }: Figures) =>
      saying(silence, 'meetings', 'had an agency that said nothing', 'Agencies that said nothing in a meeting'),
    rows: { silence: 'Meetings with a silent agency' },
    note: 'Silent: it neither shared anything nor said that it had nothing to share. By kind of agency, in order of the alphabet.',
  },
  dissent: {
    title: ({ disagreed }: Figures) =>
      saying(disagreed, 'decisions', 'have an agency that disagrees', 'Disagreement with decisions'),
    rows: {
      disagreed: 'An agency disagrees',
      formal: 'With a formal dissent',
      unanswered: 'Formal dissents whose answer was due',
    },
    note: (all: string) =>
      `Of ${all} decisions. Disagreement is not a fault: it is part of deciding well. Whether a dissent was answered is not kept here.`,
  },
  later: {
    title: () => 'What was to be done afterwards',
    past: 'Actions whose day has passed',
    pastNote: 'Whether an action was done is kept by its agency, not here.',
    records: {
      title: 'Records',
      'in-time': 'Approved in time',
      late: 'Approved late',
      overdue: 'Overdue',
      'not-due': 'Not due yet',
      'no-day': 'No day set',
    } satisfies Record<Name<'records'> | 'title', string>,
  },
  typeWords: (type: MeetingType) => MEETING_TYPE_WORDS[type],
  percent,
}
