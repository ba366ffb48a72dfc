import type { How } from '../meeting/flow'
import { clockMinutes } from './dates'
import { counted, listed } from './names'

export const HOW_WORDS: Record<How, string> = { room: 'in the room', video: 'on screen', phone: 'on the phone' }

const ORDINALS = ['1st', '2nd', '3rd']
const nth = (n: number) => ORDINALS[n - 1] ?? `${n}th`

/** mm:ss, with a minus once the time is over. */
export const minutesAndSeconds = (ms: number): string => {
  const seconds = Math.round(Math.abs(ms) / 1000)
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  return ms <= -500 ? `−${clock}` : clock
}

/** Who speaks, who waits to, and what an agency says once it is done. */
export const speaking = {
  title: 'Speaking',
  ask: 'Ask to speak',
  withdraw: (n: number) => `You are ${nth(n)}`,
  withdrawHint: 'Press again to withdraw.',
  mine: 'It is your turn to speak',
  nobody: 'Nobody has asked to speak.',
  nobodySpeaks: 'Nobody is speaking',
  now: 'Speaking now',
  label: 'Speaking',
  nextLabel: 'Next',
  answering: 'Answering the chair',
  byVoice: (by: string) => `Asked by voice, put in by ${by}`,
  you: 'you',
  next: (name: string) => `Next: ${name}`,
  end: 'End this turn',
  call: 'Call',
  callNamed: (name: string) => `Call ${name} to speak`,
  takeNamed: (name: string) => `Take ${name} out of the queue`,
  put: 'Put somebody in…',
  putTitle: 'Who asks to speak?',
  putLead: 'For somebody on the phone or in the room, who asks by voice.',
  whom: 'Who',
  choose: 'Choose',
  missing: 'Choose who asks to speak.',
  submit: 'Put in the queue',
  refused: 'That was not done',
  finish: 'Nothing further from my agency',
  finished: 'Your agency has nothing further here',
  unfinish: 'There is more after all',
  finishFor: 'Nothing further, for an agency without a screen',
  finishWhich: 'Which agency',
  finishForDo: 'Say so for it',
  finishedList: (agencies: readonly string[]) => `Nothing further from ${listed([...agencies])}`,
  said: {
    turn: 'The chair calls you. It is your turn to speak.',
    next: 'You are next to speak.',
  },
} as const

/** The agenda, its clock, and coming to the chair. */
export const agenda = {
  part: (n: number, of: number) => `Part ${n} of ${of}`,
  minutes: (n: number) => counted(n, 'minute'),
  done: 'Done',
  left: 'Time left',
  over: 'Over by',
  took: 'Time taken',
  stopped: 'Clock stopped',
  more: '+2 min',
  moreLong: 'Two minutes more for this part',
  stop: 'Stop the clock',
  go: 'Let the clock go on',
  move: (name: string) => `Move to ${name}`,
  moveTo: 'Move to',
  gather: 'Bring everyone to me',
  asked: (at: string) => `Everyone was asked at ${clockMinutes(at)}.`,
  calledSomewhere: 'The chair asks everyone to come',
  come: 'Go to the chair',
  stay: 'Stay, I am writing',
  toBoard: 'Go to the board',
  finishedHere: (n: number) => `${counted(n, 'agency', 'agencies')}: nothing further`,
} as const

/** Who is here, how, since when; apologies, and whether there are enough. */
export const attendance = {
  how: (how: How) => HOW_WORDS[how],
  since: (at: string) => `since ${clockMinutes(at)}`,
  late: (at: string) => `came late, at ${clockMinutes(at)}`,
  left: (at: string) => `left at ${clockMinutes(at)}`,
  early: (at: string) => `left early, at ${clockMinutes(at)}`,
  noScreen: 'without a screen',
  apologies: (reason: string) => `Apologies: ${reason}`,
  mine: 'How I join…',
  change: 'Attendance…',
  changeNamed: (name: string) => `Attendance of ${name}…`,
  title: (name: string) => `Attendance: ${name}`,
  myTitle: 'How do you join?',
  howLabel: 'How they join',
  myHow: 'How I join',
  notSaid: 'Not said',
  choices: { room: 'In the room', video: 'On screen from elsewhere', phone: 'On the phone' },
  here: 'They are here without a screen',
  hereHint: 'Counts them as present. It opens nothing to them.',
  sends: 'Apologies, and why',
  sendsHint: 'For professionals alone. Leave it empty where there are none.',
  submit: 'Save',
  back: 'Cancel',
  refused: 'That was not done',
  logged: 'It is in the log, under your name.',
} as const

export const quorum = {
  title: 'Quorum',
  met: 'Enough agencies are here',
  notMet: 'Too few agencies are here',
  unknown: 'The set-up says no number',
  here: (socialCare: boolean, others: number, needed: number | null) =>
    `${socialCare ? 'Social care is here' : 'Social care is not here'}, with ${counted(others, 'other agency', 'other agencies')}${needed === null ? '' : ` of ${needed} needed`}.`,
  rule: (rule: string) => `The rule: ${rule}`,
  proceed: 'Go on without…',
  proceeds: (by: string, at: string, reason: string) => `${by} went on at ${clockMinutes(at)}: ${reason}`,
  words: {
    title: 'Go on with too few agencies?',
    lead: 'It is in the log and in the record, with who was missing.',
    reason: 'Why',
    missing: 'Say why, so that the record shows it.',
    submit: 'Go on',
    back: 'Not yet',
  },
} as const

/** A network that lets pages through and live connections not. */
export const blocked = {
  title: 'This network blocks the live connection',
  body: 'The page loads, but what is shared in the meeting cannot reach it, and you cannot share from here. This is a setting of the network you are on, not a fault of yours.',
  tell: (host: string) =>
    `Tell your IT support: allow WebSocket connections (wss) to ${host}. Until then join by phone or from another network: whoever chairs or takes the minutes can type for you. If you chair, ask your deputy to take the chair.`,
  trying: 'We keep trying.',
} as const
