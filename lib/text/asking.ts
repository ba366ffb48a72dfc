import type { Prompt } from '../board/asking'
import type { Added } from '../statements/addition'
import { clockMinutes } from './dates'

/** What is asked for after sharing, what an agency adds, and questions to agencies. */
export const asking = {
  prompts: {
    label: 'What is often left out',
    of: {
      impact: 'What difference does it make to the child?',
      circumstances: 'Where and when did the child say it, and who was there?',
      barriers: 'What got in the way of working together?',
      records: 'Which records did you look through?',
    } satisfies Record<Prompt, string>,
    readers: (ref: string, family: boolean) => `The same people as ${ref}${family ? ', family too' : ''}.`,
    professionals: 'For the professionals in this meeting.',
    add: 'Add',
    skip: 'Skip',
    key: 'Esc',
  },
  add: {
    open: 'Add to it',
    what: 'What do you add?',
    of: {
      impact: 'What it means for the child',
      circumstances: 'How the child’s words came out',
      barriers: 'What got in the way',
    } satisfies Record<Added, string>,
  },
  added: (at: string, field: Added) => `Added ${clockMinutes(at)}: ${asking.add.of[field].toLowerCase()}`,
  addedSince: 'Added to since it was marked',
  meanwhile: 'Added to since you began. This leaves the board with the earlier wording:',
} as const

/** Questions to agencies that are about no one contribution. */
export const questions = {
  ask: 'Ask an agency',
  title: 'Ask an agency',
  lead: 'The professionals in this meeting see the question and its answer. Family do not.',
  who: 'Which agency?',
  choose: 'Choose',
  what: 'What do you want to know?',
  missing: 'Choose an agency and write the question.',
  submit: 'Ask',
  forYou: 'A question for your agency',
  by: (name: string, at: string) => `${name}, ${clockMinutes(at)}`,
  answer: 'Your answer',
  send: 'Answer',
  aside: 'Set it aside',
  wasAside: (at: string) => `Set aside at ${clockMinutes(at)}`,
  done: (n: number) => `Answered or set aside: ${n}`,
} as const
