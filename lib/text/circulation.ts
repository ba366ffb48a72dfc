import type { Clock, Follow } from '../meeting/following'
import type { Form, Handed } from '../meeting/recording'
import { clockMinutes, dayShort, dayWords, weekdayOf } from './dates'
import { counted } from './names'

const when = (at: string) => `${dayShort(at)}, ${clockMinutes(at)}`
const theForm: Record<Form, string> = { record: 'record', summary: 'decision summary' }
export const HOW_WORDS: Record<Handed['how'], string> = {
  hand: 'by hand',
  post: 'by post',
  mail: 'by secure e-mail',
  read: 'read to them',
}

/** Sending approved versions, and what became of each. */
export const circulation = {
  title: 'Sent, and opened',
  lead: 'Send what was approved. You see here when each was first opened; nobody else sees this list.',
  nothing: 'Nothing is approved yet.',
  of: (form: Form, number: number) =>
    form === 'record' ? `The record, version ${number}` : `Decision summary ${number}`,
  columns: ['For whom', 'Sent', 'First opened', 'To do'],
  choose: (form: Form, name: string) => `Send the ${theForm[form]} to ${name}`,
  send: (n: number) => (n === 0 ? 'Send' : `Send to ${counted(n, 'recipient')}`),
  sent: (at: string) => when(at),
  notSent: 'Not sent',
  handed: (how: Handed['how'], on: string) => `Given ${HOW_WORDS[how]}, ${dayWords(on)}`,
  noReader: 'Does not read here',
  opened: (at: string, as: 'page' | 'pdf') => `${when(at)}${as === 'pdf' ? ', as a file' : ''}`,
  waiting: (days: number) => (days === 0 ? 'Not opened yet' : `Not opened yet, ${counted(days, 'day')}`),
  some: (opened: number, all: number) => `${opened} of ${all} opened it`,
  notYet: 'not yet',
  replaced: 'A newer version took its place.',
  remind: 'Remind',
  remindWhom: (name: string) => `Remind ${name}`,
  reminded: (at: string) => `Reminded ${when(at)}`,
  hand: 'Give a copy',
  handWhom: (name: string) => `Give ${name} a copy`,
  handLead: 'Print the copy or save it as a PDF. Check the address before it leaves. Then say how it went.',
  openCopy: 'Open the copy to print',
  how: 'How it was given',
  on: 'On',
  save: 'Save',
  /** To whoever was sent one. */
  receipt: (sent: string, opened: string | null) =>
    opened === null
      ? `Sent to you ${when(sent)}. Whoever chaired is told that you opened it.`
      : `Sent to you ${when(sent)}. You first opened it ${when(opened)}.`,
  came: {
    title: 'Come for you',
    of: {
      record: 'The record of a meeting has come for you',
      summary: 'The decisions of a meeting have come for you',
    } satisfies Record<Form, string>,
    reminded: 'A reminder.',
  },
} as const

/** The summary of what was decided, on the day. */
export const summaryPage = {
  who: 'Decision summary',
  whoLead: 'What was decided and what happens next, on a page. Send it on the day; the record follows.',
  title: (type: string) => `Decision summary: ${type}`,
  number: (n: number) => `Decision summary ${n}`,
  whole: 'What was decided, in the whole draft',
  newer: (n: number) => `There is a newer decision summary: number ${n}.`,
  next: 'What comes next',
  nextOf: { coreGroup: 'Core group by', review: 'Review by' },
  noNext: 'No day is set in this copy.',
  open: 'Read the decision summary',
} as const

const NAMES: Record<Follow, string> = {
  summary: 'Decision summary',
  coreGroup: 'Core group',
  record: 'Record',
  nextReview: 'Next review',
}
const SET: readonly Follow[] = ['coreGroup', 'nextReview']
const day = (on: string) => dayShort(`${on}T12:00:00Z`)
const working = (n: number) => counted(n, 'working day')

/** What falls due after a meeting, in plain words. */
export const clockWords = {
  title: 'What is due',
  name: (what: Follow) => NAMES[what],
  due: (on: string) => `Due ${weekdayOf(on).slice(0, 3)} ${dayWords(on)}`,
  state: ({ what, done, late, days }: Clock): string => {
    if (done === null) {
      if (late) return `${working(days)} late`
      return days === 0 ? 'Due today' : `${working(days)} left`
    }
    const said = `${SET.includes(what) ? 'Set for' : 'Sent'} ${day(done)}`
    return late ? `${said}, ${working(days)} late` : said
  },
} as const
