import { HEADINGS, type Heading } from '../meeting/names'
import type { AgendaPart } from '../meeting/setup/index'

export const HEADING_NAMES: Record<Heading, string> = {
  necessary: 'Necessary and proportionate',
  adequate: 'Adequate',
  accurate: 'Accurate',
  timely: 'Timely',
  secure: 'Secure',
  'childs-views': 'Child’s views',
}

/** For narrow columns. */
export const HEADING_SHORT: Record<Heading, string> = {
  necessary: 'Nec.',
  adequate: 'Adeq.',
  accurate: 'Acc.',
  timely: 'Time',
  secure: 'Sec.',
  'childs-views': 'Child',
}

/** What the heading asks of everyone. */
export const HEADING_PROMPTS: Record<Heading, string> = {
  necessary: 'What does this meeting need to know about today’s worry, and what can be left out?',
  adequate:
    'Is there enough, said plainly, for others to rely on it? How has the family worked with you, and what got in the way?',
  accurate: 'What happened, on what date, and how do you know? Say which parts are fact and which are your view.',
  timely: 'What cannot wait, what is due, and what has slipped?',
  secure: 'How may this be kept and passed on? Is there anyone who must not see it?',
  'childs-views': 'What has each child said or shown us, where, and to whom?',
}

/** What each heading asks, in a family's words. */
export const FAMILY_PROMPTS: Record<Heading, string> = {
  necessary: 'What people are worried about today, and what is going well.',
  adequate: 'How people have worked with your family, what helped and what got in the way.',
  accurate: 'What happened, when, and how people know.',
  timely: 'What is new, and what cannot wait.',
  secure: 'How what is said here is kept, and who may be told.',
  'childs-views': 'What your children have said or shown.',
}

export const headingNumber = (heading: Heading) => HEADINGS.indexOf(heading) + 1
/** "3 Accurate". */
export const headingTitle = (heading: Heading) => `${headingNumber(heading)} ${HEADING_NAMES[heading]}`

/** The parts of a meeting's agenda. */
export const AGENDA_WORDS: Record<AgendaPart, string> = {
  introductions: 'Introductions',
  ...HEADING_NAMES,
  decision: 'Decision',
  plan: 'Plan and close',
}
