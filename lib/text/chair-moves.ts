import { clockMinutes } from './dates'
import { listed } from './names'

/** What everyone reads while nobody who chairs is here, and what whoever hands the chair over or takes it reads. */
export const chairNews = {
  away: 'The chair is not here',
  reader: 'The connection may be lost. The meeting goes on as soon as somebody chairs it.',
  others: (names: readonly string[]) =>
    names.length
      ? `The connection may be lost. You can go on sharing. ${listed([...names])} can take the chair.`
      : 'The connection may be lost. You can go on sharing; marks wait for the chair.',
  offered: 'The connection may be lost. You are the named deputy: the chair is yours if you take it.',
  take: 'Take the chair…',
  asking: 'Take the chair?',
  lead: 'From then on you run the meeting and mark what is shared. You can hand the chair back at any time. It is in the log, under your name.',
  submit: 'Take the chair',
  back: 'Not now',
  refused: 'That was not done',
  'take-over': (name: string, at: string) =>
    `${name} took the chair at ${clockMinutes(at)}, while you were not connected. They can hand it back to you.`,
  'hand-over': (name: string, at: string) => `You handed the chair to ${name} at ${clockMinutes(at)}.`,
  somebody: 'Somebody else',
} as const

export const handing = {
  open: 'Hand over…',
  title: 'Hand the chair over?',
  lead: 'They run the meeting and mark what is shared from then on. You stay in the meeting, and they can hand it back.',
  whom: 'To whom',
  choose: 'Choose',
  missing: 'Choose who takes the chair.',
  nobody: 'Nobody who could chair is here now.',
  submit: 'Hand over',
  over: 'You do not chair the meeting now',
  boardLead: 'You go on reading and sharing on the board.',
  board: 'Open the board',
} as const
