import { clockMinutes, dayLong } from './dates'
import { counted, listed } from './names'

/** What somebody who waits to be let in reads, and what those read who let them in. */
export const door = {
  page: 'Waiting to be let in',
  title: 'You are at the door',
  body: 'The chair or the minute taker lets people in one by one. Keep this page open: the meeting opens here by itself.',
  planned: (at: string) => `Planned for ${dayLong(at)}, ${clockMinutes(at)}.`,
  waits: 'Waiting to be let in.',
  offline: 'There is no connection at the moment. We keep trying.',
  heading: 'At the door',
  arrived: (names: readonly string[]) =>
    names.length === 0 ? '' : `${listed(names)} ${names.length === 1 ? 'waits' : 'wait'} to be let in.`,
  invited: (n: number) => `Invited, not let in: ${n}`,
  opens: (n: number) => (n === 0 ? 'Opens nothing that was shared so far' : `Opens ${counted(n, 'statement')} to them`),
  as: (role: string, agency: string) => (role === agency ? role : `${role}, ${agency}`),
  admit: 'Admit…',
  admitNamed: (name: string) => `Admit ${name}…`,
  asking: (name: string) => `Admit ${name}?`,
  identity: 'I have confirmed who they are',
  identityMissing: 'Confirm who they are first.',
  confidentiality: 'They accepted the confidentiality statement',
  logged: 'What you confirm here is in the log, under your name.',
  submit: 'Admit',
  back: 'Not yet',
  refused: 'That was not done',
  confirm: 'Confirm…',
  change: 'Change…',
  confirmNamed: (name: string) => `Confirm who ${name} is…`,
  confirming: (name: string) => `Confirm who ${name} is?`,
  submitConfirm: 'Confirm',
  confirmed: (confidentiality: boolean) =>
    confidentiality ? 'Identity and confidentiality confirmed' : 'Identity confirmed',
} as const

export const removing = {
  open: 'Remove somebody…',
  title: 'Remove somebody from the meeting?',
  lead: 'They lose this meeting at once, in every window. What they shared stays.',
  whom: 'Whom',
  choose: 'Choose',
  reason: 'Why',
  reasonHint: 'In the log, under your name.',
  missing: 'Choose whom, and say why.',
  submit: 'Remove from the meeting',
} as const
