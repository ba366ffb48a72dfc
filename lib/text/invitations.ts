import type { SignInState } from '../protocol/invitations'
import { clockMinutes, dayLong, dayShort } from './dates'
import { counted } from './names'

export const invitations = {
  page: 'Invitations',
  title: 'Invitations',
  open: 'Invitations',
  when: (startsAt: string) => `${dayLong(startsAt)}, ${clockMinutes(startsAt)}`,
  lead: 'Each invitation is for its person alone. The address lets nobody else in, whoever it is passed on to: at most they wait at the door.',
  notReady: (n: number) =>
    n === 0
      ? 'Everybody can sign in.'
      : `${counted(n, 'person', 'people')} cannot sign in yet. See to it before the day.`,
  noMail: 'No mail server is set up: copy each link and hand it over yourself.',
  family:
    'Family get no e-mail until a safe address and safe hours are confirmed with them, under “Agencies and people”.',
  guests: 'Who is invited',
  columns: { person: 'Person', signIn: 'Sign-in', sent: 'Invitation', actions: 'What you can do' },
  signIn: {
    ready: 'Can sign in',
    'second-step': 'No second step yet',
    waiting: 'Not set up yet',
  } satisfies Record<SignInState, string>,
  linkUntil: (until: string) => `Their link works until ${dayShort(until)}`,
  sent: (at: string) => `E-mail sent ${dayShort(at)}, ${clockMinutes(at)}`,
  notSent: 'No e-mail yet',
  notAdmitted: 'Waits at the door until let in',
  hold: {
    administrator: 'Somebody who administers their agency gives them a new link.',
    unsafe: 'No e-mail is safe for them now.',
  },
  send: 'Send by e-mail',
  sendAgain: 'Send again',
  copy: 'Get the link',
  of: (name: string) => `: ${name}`,
  made: (name: string) => `Invitation for ${name}`,
  link: 'Link',
  copyLink: 'Copy the link',
  copied: 'Copied',
  untilLine: (until: string | null) =>
    until
      ? `With it they set up their account, second step included. It works once, for their address alone, until ${dayLong(until)}, ${clockMinutes(until)}, and is shown this once. The chair or minute taker confirms who they are before they are let in.`
      : 'It lets nobody in who is not invited and signed in.',
  mail: {
    sent: 'Sent by e-mail.',
    failed: 'The e-mail could not be sent. Hand the link over yourself.',
    'not-safe': 'Not sent: no e-mail is safe for them now. Hand the link over as agreed with them.',
    'not-set-up': 'No mail server is set up. Hand the link over yourself, in a safe way.',
    'not-asked': 'Hand it over yourself, in a safe way.',
  },
  done: 'Done',
  problem: 'That was not done',
  away: 'We could not make sure that this was done. Look again, then try again if it was not.',
  panel: 'Invitations to see to',
  waiting: (waiting: number, guests: number) =>
    waiting === 0 ? `All ${guests} can sign in` : `${waiting} of ${guests} cannot sign in yet`,
} as const
