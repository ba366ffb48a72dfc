import type { How } from '../meeting/flow'
import type { Recipient } from '../record/recipients'
import type { Look } from '../record/record'
import type { Part, Why } from '../record/version'
import { clockMinutes, dayLong } from './dates'
import { counted, listed } from './names'

export const LOOK_WORDS: Record<Look, string> = {
  unmarked: 'Not marked',
  changed: 'Changed since it was marked',
  unverified: 'Not verified: more is needed',
}

const HOW_WORDS: Record<How, string> = { room: 'In the room', video: 'On screen', phone: 'On the phone' }

/** Why something is not in a version, after what it is. */
export const WHY_WORDS: Record<Why, string> = {
  professionals: 'among professionals only',
  'own-session': 'said in somebody else’s session',
  'other-child': 'about a child who is not theirs',
  'other-adult': 'of somebody else in the family',
  'where-when': 'may say where or when somebody else in the family will be',
  'other-agency': 'another agency’s',
  late: 'shared after the close',
  working: 'for the chair to see to',
  only: 'marked for the professionals’ copy only',
  plain: 'more than a child’s own copy says',
}
export const PART_WORDS: Record<Part, string> = {
  about: 'What the meeting was about',
  voices: 'What the children told us',
  analysis: 'Analysis',
  decisions: 'Decisions',
  plan: 'Plan',
  family: 'What the family said',
  shared: 'What agencies shared',
  annex: 'Annex',
  late: 'Shared after the close',
  attendance: 'Who was there',
  working: 'To see to',
}

/** What a version is called: by whom it is for. */
export function versionName({ kind, name }: Pick<Recipient, 'kind' | 'name'>): string {
  switch (kind) {
    case 'professionals':
      return 'Professionals'
    case 'child':
      return `${name} (child)`
    default:
      return name
  }
}

/** The versions of a record: judging, approving, reading and correcting them. */
export const versionPage = {
  page: 'A version of the record',
  who: 'Who gets this record',
  whoLead: 'Look at each version before you approve it. Only what you approve can be read by anybody else.',
  include: (name: string) => `Approve the version for ${name}`,
  heldBack: 'Held back',
  unsaid: 'Say which children first',
  bare: 'No decision in it',
  heldLetGo: 'Let go by two people',
  approve: (n: number) => `Approve ${counted(n, 'version')}`,
  stale: 'The analysis has changed since these versions were made.',
  remake: 'Make the versions again',
  changed: 'What is different from the last version',
  changedHint: 'Professionals read this.',
  approved: 'Approved',
  number: (n: number) => `Version ${n}`,
  approvedBy: (by: string, at: string, n: number) => `approved by ${by}, ${at}, for ${counted(n, 'reader')}.`,
  approvedAt: (by: string, at: string) => `approved by ${by}, ${at}.`,
  until: (day: string) => `Corrections until ${day}.`,
  changedSaid: (words: string) => `What is different: ${words}`,
  newer: (n: number) => `There is a newer version of this record: version ${n}.`,
  lessThanApproved:
    'This is no longer word for word what was approved: something in it was taken down, or is called otherwise, since.',
  print: 'Fingerprint of this copy',
  printOf: 'SHA-256:',
  none: {
    title: 'There is no record for you to read here',
    body: 'Either none was approved for you, or yours is held back for now. Ask whoever chaired the meeting.',
  },
  back: 'Back to the draft',
  title: (name: string) => `For ${name}`,
  titleSummary: (name: string) => `Decision summary for ${name}`,
  whole: 'The whole draft',
  lead: 'The whole draft, and what this recipient would get of it. Nothing else reaches them.',
  kindOf: { professionals: 'Professionals', family: 'Family', child: 'Child', agency: 'Agency' },
  leftOut: (n: number) => (n === 0 ? 'Nothing left out' : `${counted(n, 'thing')} left out`),
  out: (why: Why, partly: boolean) => `${partly ? 'Partly left out' : 'Left out'}: ${WHY_WORDS[why]}`,
  list: 'What is left out, and why',
  children: {
    title: (name: string) => `Which children are ${name}’s?`,
    lead: 'This version is about these children alone. What is about another child too is left out.',
    none: 'Until you say, nothing about any child is in it.',
    save: 'Save',
  },
  held: {
    title: 'This version is held back',
    lead: 'It holds words that are kept from its reader. Open the meeting again to have them corrected, or take them down, and it goes free by itself.',
    where: (part: Part, ref: string) => `${PART_WORDS[part]}${ref ? `, ${ref}` : ''}`,
    says: (words: string) => `“${words}”`,
    reason: 'Why it may go out all the same',
    reasonHelp: 'A second person has to agree before it counts.',
    ask: 'Ask a second person to agree',
    waits: (name: string) => `${name} says why it may go out:`,
    second: 'Somebody else who chairs or takes the minutes has to agree.',
    agree: 'I agree: it may go out',
    agreed: (one: string, other: string) => `${one} and ${other} agreed that it goes out.`,
  },
  /** In somebody’s copy: what there is none of here may be in another’s. */
  empty: {
    decisions: 'No decision is in this copy.',
    plan: 'No action is in this copy.',
    family: 'No words of the family are in this copy.',
    shared: 'Nothing under the headings is in this copy.',
  },
  free: 'Nothing in it is kept from its reader.',
  copy: (name: string) => `Copy for ${name}. Do not forward.`,
  corrections: {
    title: 'Corrections that were asked for',
    accepted: 'Accepted',
    refused: 'Not changed',
    asked: (by: string) => `${by} asked:`,
    answer: 'The chair:',
    of: (n: number, day: string) => `Version ${n}, ${day}`,
    open: 'The chair has not decided this yet.',
    answerTo: (name: string) => `Your answer to ${name}`,
    accept: 'Accept',
    refuse: 'Do not change it',
    wrong: 'Is something wrong in this record?',
    wrongHint: (day: string) => `Say what, and what is right. The chair answers you. You can ask until ${day}.`,
    send: 'Ask for a correction',
  },
} as const

export const recordPage = {
  page: 'Record',
  openDraft: 'Read the draft record',
  openApproved: 'Read the record',
  draft: 'Draft',
  title: (type: string) => `Draft record: ${type}`,
  copy: 'Professionals’ copy, for the chair and the minute taker. Do not forward.',
  sensitive: 'OFFICIAL-SENSITIVE: PERSONAL',
  /** At the foot of every printed sheet. */
  runs: 'Draft record, not approved. For the chair and the minute taker. Official-sensitive: personal.',
  elsewhere: 'Each reading of the record is logged under your name, so it opens only when you ask for it here.',
  notYet: {
    title: 'There is no record yet',
    body: 'It is drafted from the board as soon as the chair closes the meeting.',
    back: 'To the board',
  },
  facts: {
    children: 'Children',
    held: 'Held',
    where: 'Where',
    chair: 'Chair',
    minutes: 'Minutes',
    purpose: 'Purpose',
    concerns: 'Concerns',
    nobody: 'Nobody',
  },
  held: (from: string, to: string | null) =>
    `${dayLong(from)}, ${clockMinutes(from)}${to ? ` to ${clockMinutes(to)}` : ''}`,
  see: {
    title: 'To see to before this is approved',
    unmarked: (refs: string[]) => `Not marked: ${listed(refs)}.`,
    changed: (refs: string[]) => `Changed since they were marked: ${listed(refs)}.`,
    unverified: (refs: string[]) => `Kept as not verified, because more is needed: ${listed(refs)}.`,
    toTrim: (refs: string[]) => `Left out until trimmed, because it is more than needed: ${listed(refs)}.`,
    undecided: (names: string[]) => `No decision for ${listed(names)}.`,
    silent: (names: string[]) => `No views of ${listed(names)} are kept.`,
    nothing: 'Everything is marked and decided, and every child was heard.',
  },
  voices: {
    title: (names: string[]) => `What ${listed(names)} told us`,
    about: (name: string) => `About ${name}`,
    none: 'No views are kept in this record.',
    said: 'Child’s own words',
    to: (who: string) => `Said to ${who}`,
    wishes: 'Wishes and feelings: ',
    observed: 'What was observed: ',
  },
  analysis: {
    title: 'Analysis',
    about: (names: string[]) => `About ${listed(names)}`,
    only: 'Professionals’ copy only',
    lead: 'Whoever chairs and whoever takes the minutes write this together. Nobody else reads a word of it until it is approved.',
    next: (n: number) =>
      `Version ${n} has the analysis as it was approved. What you write now is for the next version.`,
    empty:
      'Nothing is written yet. In a few sentences: what does the meeting make of all this? Begin with one of these.',
    prompts: ['What we are worried about', 'What works well', 'What has to change'],
    another: 'Another paragraph',
    paragraph: (n: number) => `Paragraph ${n}`,
    heading: 'Heading',
    words: 'Words',
    to: 'Who gets it',
    readers: { professionals: 'Professionals’ copy only', meeting: 'Everybody’s copy' },
    whom: 'About',
    all: 'All the children',
    remove: (n: number) => `Delete paragraph ${n}`,
    removeTitle: (n: number) => `Delete paragraph ${n}?`,
    sure: 'It goes for whoever writes it with you, and cannot be brought back.',
    writing: (names: string[]) => `${listed(names)} ${names.length > 1 ? 'are' : 'is'} writing here`,
    opening: 'Opening the analysis…',
    kept: 'Everything is kept',
    keptAt: (at: string) => `Kept ${clockMinutes(at)}`,
    notYet: 'Not kept yet. You can go on writing; it is kept as soon as you are connected.',
    over: 'Your words are not being kept. Copy them, then load this page again.',
    child:
      'A child’s own copy never has the analysis. A parent’s has what is for everybody and about their own children alone.',
  },
  decisions: {
    title: 'Decisions',
    none: 'Nothing was decided.',
    disagree: 'Disagreement',
    views: 'Where each agency stands',
    told: (to: string) => `told ${to}, not written`,
  },
  plan: {
    title: 'Plan',
    none: 'No actions were recorded.',
    columns: { what: 'What', who: 'Who', due: 'By', measure: 'How we will know' },
    different: 'For the child: ',
    otherwise: 'If it does not happen: ',
    unsaid: 'Not said',
    safety: 'Interim safety plan',
    for: (names: string[]) => `For ${listed(names)}`,
  },
  family: {
    title: 'What the family said, in their own words',
    none: 'The family wrote nothing down themselves.',
    about: (ref: string) => `Does not agree with ${ref}`,
  },
  shared: { title: 'What agencies shared', none: 'Nothing is kept under the headings.', added: 'Added: ' },
  annex: { title: 'Annex: less relevant', lead: 'One line each. The whole words stay on the board and in the log.' },
  late: { title: 'Shared after the close', lead: 'Nobody marked these. They are no part of what was decided.' },
  setAside: (n: number) => `${counted(n, 'contribution')} set aside by the chair ${n === 1 ? 'is' : 'are'} left out.`,
  apart: 'What stands on named lists is held apart and is not in this record.',
  attendance: {
    title: 'Who was there',
    how: (how: How | null) => (how ? HOW_WORDS[how] : 'Came'),
    apologies: 'Apologies',
    absent: 'Invited, did not come',
    none: 'Nobody was recorded as there.',
    until: (time: string) => `until ${clockMinutes(time)}`,
  },
  log: {
    title: 'What this is drafted from',
    range: (size: number) => `Log entries 1 to ${size}, as signed when the meeting closed. Fingerprint:`,
    since: (n: number) => `${counted(n, 'entry', 'entries')} came after the close.`,
    none: 'The close has no signed fingerprint.',
    code: 'The same fingerprint with its size and signature, to be read by a machine. It says nothing of anybody.',
  },
  pdf: {
    download: 'Download PDF',
    working: 'Making the PDF…',
    failed: 'The PDF could not be made. Try again.',
    producer: 'Roundtable',
    /** In the file's own table of contents and its properties, which name nobody. */
    voices: 'What the children told us',
    version: 'Draft record, not approved',
    recipient: 'For the chair and the minute taker',
    sensitive: 'Official-sensitive: personal',
    meeting: (id: string) => `Meeting ${id}`,
    entries: (size: number, root: string) => `Log entries 1 to ${size}: ${root}`,
    sheet: (n: number, of: number) => `Page ${n} of ${of}`,
  },
} as const
