import { clock } from './dates'

/** What cannot wait: raising it, reading it, answering it. */
export const cannotWait = {
  open: 'This cannot wait',
  title: 'Tell the chair and the social worker now',
  notEmergency: 'This is no emergency service. If a child is in danger now, ring first:',
  numbers: (local: readonly string[]) => [
    ['Police and ambulance', '999'],
    ['NSPCC helpline', '0808 800 5000'],
    ...local.map(number => ['Local number', number]),
  ],
  what: 'What must they know now?',
  whatHint: 'Professionals in this meeting read it. Nobody of the family does.',
  submit: 'Tell them now',
  raised: (name: string, at: string) => `${name} raised this, ${clock(at)}. It cannot wait.`,
  waiting: 'Not yet acknowledged. If nobody answers within ten minutes, more people are told.',
  answered: (name: string, at: string) => `${name} has this, ${clock(at)}.`,
  answer: 'I have this',
  banner: (at: string) => `Something cannot wait. Raised ${clock(at)}, not yet acknowledged.`,
  bannerBody: 'Open the meeting to read it and to answer.',
  read: 'Read it',
} as const
