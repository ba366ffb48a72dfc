import type { Lane, ReplayMoment, Turn } from '../protocol/replay'
import { clock, clockMinutes, dayLong } from './dates'
import { counted } from './names'

export const replay = {
  page: 'Replay',
  title: 'The board as it was',
  eyes: 'As seen by',
  eyesHint: 'What they could see. Nobody can say what they read. Choosing somebody is logged under your name.',
  controls: 'Replay',
  slider: 'Moment',
  position: (n: number, total: number) => `entry ${n} of ${total}`,
  valueText: (at: string, n: number, total: number) => `${clock(at)}, entry ${n} of ${total}`,
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous mark',
  next: 'Next mark',
  back: 'One entry back',
  on: 'One entry on',
  speed: 'Speed',
  speeds: { 1: '1 entry a second', 4: '4 entries a second', 16: '16 entries a second' },
  goTo: 'Go to a time',
  go: 'Go',
  badTime: 'That time could not be read.',
  keys: 'Space plays and pauses, N and P go to the next and the previous mark. On the slider, arrows move by an entry, Page Up and Page Down by a minute.',
  lanes: { shared: 'Shared', marked: 'Marked', corrected: 'Corrected' } satisfies Record<Lane, string>,
  lanesSaid: (shared: number, marked: number, corrected: number) =>
    `In all: ${shared} shared, ${marked} marked, ${counted(corrected, 'correction or withdrawal', 'corrections and withdrawals')}.`,
  turns: 'Go to',
  turn: {
    start: at => `Start, ${clockMinutes(at)}`,
    'closed-part': at => `Professionals’ part, ${clockMinutes(at)}`,
    decision: at => `Decision, ${clockMinutes(at)}`,
    close: at => `Close, ${clockMinutes(at)}`,
  } satisfies Record<Turn['is'], (at: string) => string>,
  when: (at: string) => `${dayLong(at)}, ${clock(at)}`,
  theServer: 'The server',
  notSeen: (name: string) => `This entry did not reach ${name}.`,
  was: {
    'not-invited': name => `${name} had no place in the meeting at this moment: nothing of it reached them.`,
    waiting: name => `${name} was not in the meeting at this moment: nothing of it reached them.`,
  } satisfies Record<Exclude<ReplayMoment['was'], 'in'>, (name: string) => string>,
  nothing: 'Nothing before this moment',
  nothingBody: 'Nothing was on this board yet. Go on to a later moment.',
  gone: (n: number, why: 'destroyed' | 'taken-down') =>
    why === 'destroyed'
      ? `${counted(n, 'statement')} stood here and ${n === 1 ? 'was' : 'were'} destroyed since. What was said cannot be shown.`
      : `${counted(n, 'statement')} stood here and ${n === 1 ? 'was' : 'were'} taken down since. Only an auditor is shown what was said.`,
  goneBy: (name: string, agency: string, at: string) => `${name}, ${agency}, ${clock(at)}`,
  board: 'On the board',
  summary: (shared: number, marked: number, here: number) =>
    `${shared} shared, ${marked} marked, ${counted(here, 'person', 'people')} here`,
  chronology: { title: 'Chronology', show: 'Show the chronology', hide: 'Hide the chronology' },
  here: 'Here',
  nobodyHere: 'Nobody had joined.',
  notHere: (name: string) => `${name} was not here: this was on their board all the same, had they opened it.`,
  chairAt: (heading: string) => `The chair was at ${heading}.`,
  chairNowhere: 'The chair was at no heading.',
  closed: 'The professionals were among themselves',
  waits: 'A mark was held, and not on the board yet.',
  alerts: 'What could not wait',
  questions: 'Questions to agencies',
  family: 'In the family’s own words',
  asking: 'Fetching that moment…',
  away: 'We could not fetch that moment. What is shown is the one before.',
  again: 'Try again',
  print: (name: string, at: string) => `As ${name} could see it, ${dayLong(at)}, ${clock(at)}`,
} as const
