import type { How } from '../meeting/flow'
import type { Look } from '../record/record'
import { clockMinutes, dayLong } from './dates'
import { counted, listed } from './names'

export const LOOK_WORDS: Record<Look, string> = {
  unmarked: 'Not marked',
  changed: 'Changed since it was marked',
  unverified: 'Not verified: more is needed',
}

const HOW_WORDS: Record<How, string> = { room: 'In the room', video: 'On screen', phone: 'On the phone' }

export const recordPage = {
  page: 'Record',
  openDraft: 'Read the draft record',
  draft: 'Draft, not approved',
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
  },
} as const
