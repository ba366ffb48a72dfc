import type { Why } from '../evidence/propose'
import type { Asker, Basis, Form, Outcome, Standing } from '../evidence/request'
import type { Json } from '../ledger/jcs'
import { clock, dayLong, dayWords } from './dates'
import { counted, listed } from './names'

export const ASKER_WORDS: Record<Asker, string> = {
  person: 'The person themselves',
  representative: 'Somebody for them',
  court: 'A court',
  body: 'Another body',
}

export const BASIS_WORDS: Record<Basis, string> = {
  'subject-access': 'A person’s own information (subject access)',
  'court-order': 'A court’s order',
  disclosure: 'Disclosure to another body',
  'internal-review': 'Our own review',
}

export const OUTCOME_SAID: Record<Outcome, string> = {
  sent: 'Sent',
  'sent-in-part': 'Sent in part',
  refused: 'Refused',
  'taken-back': 'Taken back by whoever asked',
}

export const STANDING_WORDS: Record<Standing, string> = {
  open: 'Open',
  due: 'Due within a week',
  overdue: 'Overdue',
  done: 'Done',
}

export const FORM_WORDS: Record<Form, string> = { full: 'The whole log', redacted: 'Redacted' }

/** Why something is kept back, as it stands in the record of a request. */
export const WHY_WORDS: Record<Why, string> = {
  gone: 'Destroyed, or taken off the board: nothing of it goes out',
  request: 'About a request for information, not about the meeting',
  running: 'How the meeting ran, not what was said',
  'not-about': 'Not about this person',
  professionals: 'Shared among professionals alone: it goes out only where somebody decides so',
  apart: 'Said in a session or on a list that is held apart',
  withdrawn: 'Its author withdrew it',
  'others-words': 'Another family member’s own words',
  names: 'Names or points at other people',
  empty: 'Nothing of what it says would go out',
  source: 'Could show who told',
  protected: 'Holds words that are protected in this meeting',
  inner: 'Professionals’ notes on how it is handled',
}

const NAME_WORDS: Record<string, string> = {
  actor: 'Who entered it',
  agency: 'Agency',
  at: 'Time',
  audience: 'Who it was for',
  recipients: 'Who could see it',
  role: 'Role',
  seq: 'Number in the log',
  type: 'What it is',
  body: 'Words',
  headline: 'Headline',
  children: 'Children it is about',
  nature: 'Fact, report or opinion',
  source: 'Where it comes from',
  reportedBy: 'Who told',
  peopleMentioned: 'People mentioned',
  childView: 'The child’s view',
  whyNow: 'Why now',
  knownToAgencyAt: 'Known since',
  onBehalf: 'Typed for',
}

/** What a part of an entry is called: its own name in words where it has no better one. */
export const partWords = (name: string): string => {
  const plain = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return NAME_WORDS[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}

const YES_NO = { true: 'yes', false: 'no' }
const NOBODY: ReadonlyMap<string, string> = new Map()
const spoken = (text: string): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(text)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? `${dayLong(text)}, ${clock(text)}` : text
}

/** A value of the log as people read it, one line for each thing in it; people and children by their names. */
export function valueWords(value: Json, names = NOBODY): string {
  if (value === null) return 'nothing'
  if (typeof value === 'boolean') return YES_NO[value ? 'true' : 'false']
  if (typeof value === 'string') return names.get(value) ?? spoken(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(one => valueWords(one, names)).join('\n')
  if (typeof value.person === 'string' && typeof value.name === 'string') {
    const more = [value.agency, value.role].filter(one => typeof one === 'string')
    return [value.name, ...more].join(', ')
  }
  return Object.entries(value)
    .map(([name, one]) => `${partWords(name)}: ${valueWords(one, names)}`)
    .join('\n')
}

const entries = (n: number) => counted(n, 'entry', 'entries')
const fields = (n: number) => counted(n, 'field')
const people = (n: number) => counted(n, 'person', 'people')

export const requestsPage = {
  page: 'Requests for information',
  title: 'Requests for information',
  lead: 'Who asked for what this meeting holds, by what right and by when; what was kept back and why; what was sent. Nobody who takes part in the meeting is told of a request.',
  elsewhere: 'Each look at the requests is logged under your name, so they open only when you ask for them here.',
  open: 'Open the requests',
  link: 'Requests',
  back: 'All requests',
  empty: { title: 'No requests yet', body: 'When somebody asks for what this meeting holds, record it here first.' },
  columns: ['Who asks', 'By what right', 'Received', 'Due', 'Stands'],
  of: (who: string) => `, of ${who}`,
  quick: {
    title: 'Files made without a request',
    lead: 'Each “Export the log” on the trail is a review of our own and stands here by itself.',
    line: (name: string, at: string) => `${name}, ${dayLong(at)}, ${clock(at)}`,
    none: 'None.',
  },
  fingerprint: 'Fingerprint',
  form: {
    title: 'Record a request',
    edit: 'Put this right',
    asker: 'Who asks',
    name: 'Name',
    nameHint: 'The person, court or body, as on their letter.',
    basis: 'By what right',
    whose: 'Whose information',
    nobody: 'Nobody in particular',
    about: 'What is asked for',
    aboutHint: 'In their words, with their reference where there is one.',
    received: 'Received on',
    due: 'Due by',
    dueHint: 'As the court or body says.',
    month: (due: string) =>
      `Due by ${dayWords(due)}: one calendar month; where nobody works that day, the next working day.`,
    save: 'Record it',
    saving: 'Recording…',
    missing: 'Say who asks, when it was received and by when it is due.',
    missingWhose: 'Say whose information it is.',
  },
  facts: {
    asker: 'Who asks',
    basis: 'By what right',
    whose: 'Whose information',
    about: 'What is asked for',
    received: 'Received',
    due: 'Due',
    recorded: 'Recorded',
  },
  day: (on: string) => dayWords(on),
  by: (name: string, at: string) => `${name}, ${dayLong(at)}, ${clock(at)}`,
  answers: {
    title: 'What agencies said',
    lead: 'Ask each agency whether anything of its own must be kept back before anything goes out.',
    nothing: 'Nothing to keep back',
    something: 'Something to keep back',
    agency: 'Agency',
    answer: 'Its answer',
    said: 'What it said',
    on: 'Answered on',
    save: 'Record the answer',
    open: 'Record an answer',
    missing: 'Say on which day it answered.',
    waiting: (agencies: readonly string[]) => `Not answered yet: ${listed([...agencies])}.`,
  },
  make: {
    title: 'The file',
    form: 'What goes into it',
    full: 'The whole log: every entry, nothing kept back.',
    redacted: 'Only what stands below as going out; the rest is counted, and cannot be read or guessed from the file.',
    onlyRedacted:
      'The whole log holds other people’s information. For a person’s own information the file is redacted.',
    fullSize: (n: number) => `${entries(n)} ${n === 1 ? 'goes' : 'go'} out.`,
    counts: (shown: number, kept: { entries: number; fields: number; people: number }) =>
      `${entries(shown)} ${shown === 1 ? 'goes' : 'go'} out. Kept back: ${entries(kept.entries)}, ${fields(kept.fields)}, ${people(kept.people)}.`,
    hidden: (n: number) =>
      `${entries(n)} on lists you are not on ${n === 1 ? 'is' : 'are'} kept back. The data-protection lead can look at ${n === 1 ? 'it' : 'them'}.`,
    read: 'The proposal is a machine’s. It knows names and relations; it does not know what words give away. Read all that goes out.',
    go: 'Make the file and download it',
    goHint:
      'You may be asked to confirm that it is you. That the file was made, with its fingerprint, is in the log before it leaves.',
    nothing: 'Nothing goes out. Put something back first.',
    waiting: 'Not every agency has answered yet.',
    changed: 'What would go out has changed since you looked. Look at it again, then make the file.',
    away: 'The file could not be made now. Nothing was sent. Try again.',
    made: 'Files made for it',
    none: 'None yet.',
    line: (form: string, shown: number, kept: { entries: number; fields: number; people: number }) =>
      `${form}: ${entries(shown)} out; kept back ${entries(kept.entries)}, ${fields(kept.fields)}, ${people(kept.people)}`,
  },
  out: {
    title: (n: number) => `Goes out: ${entries(n)}`,
    lead: 'Read from the file itself, as it would be made now.',
    none: 'Nothing goes out as it stands.',
    withheldHere: 'Kept back of this entry',
    besides: 'Goes out with it',
    keepBack: 'Keep this entry back',
    keepPart: 'Keep back',
  },
  kept: {
    title: (n: number) => `Kept back: ${entries(n)}`,
    group: (why: string, n: number) => `${why} (${entries(n)})`,
    decided: 'Kept back by decision',
    putBack: 'Put back',
    putAll: (n: number) => `Put all ${n} back`,
    never: 'This is never put back.',
    none: 'Nothing is kept back whole.',
  },
  entry: (seq: number) => `Entry ${seq}`,
  why: 'Why',
  whyHint: 'This stands in the record of the request.',
  decide: {
    keep: 'Keep it back',
    out: 'Put it back',
    cancel: 'Leave it',
    missing: 'Give the reason.',
    said: (keep: boolean, name: string) => `${name}: ${keep ? 'goes out' : 'stays back'}.`,
  },
  choice: (keep: boolean, name: string, reason: string) => `${keep ? 'Put back' : 'Kept back'} by ${name}: ${reason}`,
  finish: {
    title: 'What came of it',
    outcome: 'Outcome',
    on: 'On',
    said: 'Anything to add',
    save: 'Close the request',
    hint: 'Nothing of it changes afterwards.',
    missing: 'Say on which day.',
    line: (outcome: string, on: string) => `${outcome} on ${dayWords(on)}`,
  },
  paper: {
    kept: 'What was kept back, and why',
    entry: 'Entry',
    what: 'What',
    why: 'Why',
    whole: 'The whole entry',
    sensitive: 'OFFICIAL-SENSITIVE: PERSONAL',
    range: (from: number, to: number) => (from === to ? String(from) : `${from} to ${to}`),
  },
  away: 'There is no answer from the server, so it is not known whether this was recorded. Look again before you repeat it.',
  print: 'Print the record',
} as const
