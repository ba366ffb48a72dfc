import type { InRecord } from '../protocol/item'
import { board } from './board'
import { clock, dayLong } from './dates'
import { HEADING_NAMES } from './headings'
import { counted, listed } from './names'

/** The page of one item's life. */
export const itemPage = {
  page: 'Life of an item',
  title: (ref: string | null) => (ref ? `The life of ${ref}` : 'The life of an item'),
  open: board.actions.life,
  lead: 'What the log holds of it, from the entry that shared it on. Who could see something, and who was here, are entered; whether anyone looked is not.',
  speaker: (name: string, agency: string) =>
    `Whose words they are: ${name}, ${agency}. They were typed by somebody else, whose entries these are.`,
  elsewhere: 'Each look is logged under your name, so it opens only when you ask for it here.',
  inTrail: 'Its entries in the trail',
  wordings: {
    title: 'Wordings',
    one: (n: number) => `Wording ${n}`,
    first: 'as first shared',
    newest: 'the newest',
    none: 'These words are not shown: they were taken down or destroyed, or are not for you to read.',
    same: 'Nothing in it was changed.',
  },
  about: {
    title: 'What was said and done about it',
    none: 'Nothing was marked, asked or answered.',
    reason: 'Reason: ',
  },
  sights: {
    title: 'Who could see it',
    lead: 'Besides whoever shared it. Worked out from the log, entry by entry, by what also decides on the board.',
    wording: (n: number) => `wording ${n}`,
    could: (n: number) =>
      n === 0
        ? 'Nobody else could see it from here on.'
        : `${counted(n, 'person', 'people')} could see it from here on.`,
    all: 'Could see it: ',
    came: 'Could see it from here on: ',
    went: 'No longer: ',
    same: 'The same people.',
  },
  reached: {
    title: 'Who was here, and whose browser had it',
    lead: 'A browser with the board open answers every ten seconds. What it had is entered when its person leaves and when the meeting closes; that does not say that anybody looked. Nothing is entered of what only named people may read, or where the server stopped first.',
    columns: ['Person', 'Entered as here', 'In their browser', 'First said something about it'],
    never: 'Not while it stood',
    had: (wordings: number[], of: number) => {
      if (wordings.length === 0) return 'Not entered'
      return of === 1 ? 'Yes' : `${wordings.length === 1 ? 'Wording' : 'Wordings'} ${listed(wordings.map(String))}`
    },
    silent: 'Nothing',
    none: 'Nobody else could see it.',
  },
  pointed: {
    title: 'While the chair showed it',
    line: (by: string, from: string, to: string | null) =>
      `${by} showed it at ${clock(from)}${to ? `, until ${clock(to)}` : ''}. Entered as here then: `,
    none: 'The chair’s place was never on it.',
    nobody: 'nobody',
  },
  onScreen: {
    title: 'On the room screen',
    lead: 'While a screen in the room had its words. Whether anybody looked is not known.',
    line: (from: string, to: string | null) =>
      `From ${clock(from)}${to ? ` until ${clock(to)}` : ''}. Entered as here then: `,
    none: 'It was not on a room screen.',
  },
  opened: {
    title: 'With whose sign-in it was opened',
    lead: 'By itself, or with everything the meeting holds, since it was shared; by the access log. A sign-in is not a person.',
    none: 'It was not opened outside the board.',
  },
  record: {
    title: 'In the record',
    lead: 'Where the draft has it now, and whose approved copies have it.',
    approved: (number: number, at: string) => `Approved ${dayLong(at)} (${number}). `,
    has: (names: string[]) => `In the copies for: ${listed(names)}. `,
    hasNot: (names: string[]) => `Not in those for: ${listed(names)}.`,
  },
  copies: { title: 'The same words elsewhere', open: 'Its life there' },
} as const

const PLACES: Record<Exclude<InRecord['is'], 'body'>, string> = {
  'not-closed': 'The record is drafted when the meeting closes.',
  annex: 'In the annex, as one line: less relevant.',
  'to-trim': 'By its reference alone: it says more than needed and was not shortened.',
  'set-aside': 'Left out: the chair set it aside. The record counts it.',
  late: 'Among what was shared after the close.',
  apart: 'Not in it: it stands on a list whose words are held apart from the record.',
  elsewhere: 'Among the decisions, the plan or what the family said.',
  off: 'Not in it.',
}

export const recordWords = (record: InRecord): string =>
  record.is === 'body' ? `In the body, under ${HEADING_NAMES[record.heading]}.` : PLACES[record.is]

/** Who read the log of a meeting. */
export const readingsPage = {
  page: 'Who read the log',
  title: 'Who read the log',
  link: 'Who read the log',
  lead: 'Who opened this meeting’s trail, replay, record, files or single items, by the access log; you among them.',
  columns: ['Who', 'What', 'How often', 'First', 'Last'],
  refused: (what: string) => `${what}: turned away`,
  times: (n: number) => (n === 1 ? 'Once' : `${n} times`),
  when: (at: string) => `${dayLong(at)}, ${clock(at)}`,
  none: 'Nobody did.',
} as const
