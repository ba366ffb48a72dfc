import { counted } from './names'

/** The order things happened in. */
export const chronology = {
  page: 'Chronology',
  sub: (n: number, agencies: number) =>
    `${counted(n, 'dated contribution')} from ${counted(agencies, 'agency', 'agencies')}, in the order things happened.`,
  /** A family is told of no counts. */
  plainSub: 'What was shared with a date, in the order things happened.',
  child: 'Which child',
  children: (n: number) => (n === 2 ? 'Both children' : 'All children'),
  agency: 'Agency',
  agencies: 'All agencies',
  relevant: 'Marked relevant only',
  print: 'Print',
  lanes: 'A line of time. The table below says the same.',
  bent: 'What lies more than a year back is drawn closer together.',
  bars: 'A pale bar means that the date is not exact: it was some time within it. A dashed line began then, and no end is known.',
  columns: {
    number: 'No.',
    date: 'Date',
    agency: 'Agency',
    what: 'What happened',
    how: 'How we know',
    marks: 'Chair’s marks',
  },
  gap: (months: number, from: string, to: string) =>
    `Nothing dated for ${counted(months, 'month')}, ${from} to ${to}. Was there nothing, or has it not been said?`,
  inexact: 'Not an exact date',
  on: (ref: string) => `See ${ref} on the board`,
  life: (ref: string) => `The life of ${ref}`,
  strength: 'Strength',
  worry: 'Worry',
  none: 'Nothing with a date',
  noneBody: 'Whatever is shared with a date stands here at once, whoever shares it.',
  undated: 'Without a date',
  undatedWhy: 'These have no place in the order until somebody says when it was.',
} as const
