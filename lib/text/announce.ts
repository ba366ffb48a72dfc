import type { Heading } from '../meeting/names'
import { HEADING_NAMES } from './headings'
import { counted, listed } from './names'

/** What a screen reader hears. */
export const announce = {
  label: 'Meeting updates',
  shared: (agencies: string[], n: number, headings: Heading[]) =>
    `${listed(agencies)} shared ${n === 1 ? 'one' : n} under ${listed(headings.map(h => HEADING_NAMES[h]))}.`,
  corrected: (which: { agency: string; ref: string }[]) =>
    which.length > 3
      ? `${counted(which.length, 'contribution')} corrected.`
      : which.map(({ agency, ref }) => `${agency} corrected ${ref}.`).join(' '),
  withdrawn: (n: number) => `${counted(n, 'contribution')} withdrawn.`,
  marked: (n: number) => `The chair marked ${counted(n, 'contribution')}.`,
  replied: (agencies: string[]) => `${listed(agencies)} replied to the chair.`,
  held: {
    spoken: (ref: string, by: string) => `${by} entered a mark on ${ref} for you to confirm.`,
    first: (ref: string) => `The chair shows your agency a mark on ${ref} before the others.`,
  },
  added: (agencies: string[], refs: string[]) => `${listed(agencies)} added to ${listed(refs)}.`,
  question: (agency: string) => `A question for your agency, from ${agency}.`,
  answered: (agencies: string[]) => `${listed(agencies)} answered your question.`,
  asked: (ref: string) => `The chair asks your agency about ${ref}.`,
} as const
