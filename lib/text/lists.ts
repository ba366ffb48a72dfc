import { listed } from './names'

/** Choosing exactly who may see something. */
export const lists = {
  open: 'Choose people',
  title: 'Choose exactly who can see it',
  lead: (names: string[]) =>
    `${listed(names)} can see it in any case. Nobody whom you do not choose learns that there is such a list.`,
  who: 'Who else?',
  family: (name: string) => `${name} (family)`,
  notFor:
    'To keep something from one of the family, leave them out. Another of the family sees it only if you choose them here.',
  withFamily: (names: string[]) =>
    `${listed(names)} would read what you share with this list. What the chair says of it stays with its professionals.`,
  make: 'Use this list',
} as const
