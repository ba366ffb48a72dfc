import { setTimeout as delay } from 'node:timers/promises'
import type { State } from '../../lib/protocol/live'
import { HEADING_NAMES } from '../../lib/text/headings'
import { SetupFault } from '../fault'
import { besideOf, type Imported, markOf, statementOf } from './import'
import { Outside } from './outside'
import { Interrupted, Refused } from './participants'
import { pausesOf, type Step, scriptOf } from './script'
import { DEMO_PASSPHRASE } from './seed'

export type PlayDeps = {
  /** Where the server is; everyone who plays comes in from there like any browser. */
  appUrl: string
  meeting: string
  imported: Imported
  speed: number
  /** E-mails of the seats left to people who watch. */
  without: readonly string[]
  /** Told one line a step: never anything about a family. */
  say(line: string): void
}

const CLOSING = 'The time is over. What is not marked yet is for the chair to look at after the meeting.'
const OVER: readonly State['meeting']['status'][] = [
  'concluded',
  'record_draft',
  'record_approved',
  'circulated',
  'archived',
]

/** Throws a `SetupFault` for a seat that nobody of this conference has. */
export function checkSeats({ people }: Pick<Imported, 'people'>, without: readonly string[]): void {
  const unknown = without.find(email => !people.some(person => person.email === email))
  if (unknown === undefined) return
  const known = people.map(person => `  ${person.email}`).join('\n')
  throw new SetupFault(`--without ${unknown}: nobody has that account. The accounts are:\n${known}`)
}

/**
 * Holds the rest of the conference live, as the file has it, with a client from outside for each person. What is there already is
 * not done again, so a play that was stopped goes on. Resolves when the meeting is closed or there is nothing left to play;
 * what someone was refused is said, and the others go on.
 */
export async function play(deps: PlayDeps): Promise<void> {
  const cast = new Map<string, Outside>()
  try {
    await perform(deps, cast)
  } finally {
    for (const person of cast.values()) person.leave()
  }
}

async function perform(deps: PlayDeps, cast: Map<string, Outside>): Promise<void> {
  const steps = scriptOf(deps.imported, deps.without)
  const pauses = pausesOf(steps, deps.speed)
  let begun = false
  for (const [i, step] of steps.entries()) {
    const someone = [...cast.values()][0]
    if (someone && isOver(someone))
      return deps.say('The meeting is closed. To hold it again: npm run demo -- --fresh --play')
    if (someone && !begun && needsStart(step)) {
      begun = true
      await hasStarted(deps, someone)
    }
    await attempt(step, steps.slice(i + 1), pauses[i] ?? 0, deps, cast)
  }
  deps.say('Everything has been played.')
}

const needsStart = ({ does }: Step) =>
  does === 'focus' || does === 'share' || does === 'mark' || does === 'deed' || does === 'close'
const isOver = ({ state }: Outside) => state !== null && OVER.includes(state.meeting.status)

/** A chair whose seat was left to the person watching begins when they like. */
async function hasStarted({ imported, without, say }: PlayDeps, someone: Outside): Promise<void> {
  const waits = someone.state?.meeting.status === 'open' && without.includes(imported.chair.email)
  if (waits) say(`Waiting for ${imported.chair.name} to start the meeting.`)
  await someone.until(state => state.meeting.status !== 'open')
}

/** Takes its time over a step that is not done yet. What was refused is said, and the play goes on. */
async function attempt(
  step: Step,
  next: Step[],
  pause: number,
  deps: PlayDeps,
  cast: Map<string, Outside>,
): Promise<void> {
  try {
    if (await isDone(step, next, cast)) return
    await delay(pause)
    deps.say(await doStep(step, deps, cast))
  } catch (error) {
    if (error instanceof Refused || error instanceof Interrupted) deps.say(`${step.by.name}: ${error.message}`)
    else throw error
  }
}

async function isDone(step: Step, next: Step[], cast: ReadonlyMap<string, Outside>): Promise<boolean> {
  const me = cast.get(step.by.id)
  if (!me) return false
  if (step.does === 'start') return me.state?.meeting.status === 'in_progress'
  if (step.does === 'share') return me.has(step.share.audience, step.share.id)
  if (step.does === 'deed') return me.has('professionals', step.deed.id)
  if (step.does === 'mark' && step.share.mark) return me.has('professionals', step.share.mark.id)
  return step.does === 'focus' && nothingLeftHere(next, cast)
}

/** Nobody needs to go to a heading under which all has been done. */
async function nothingLeftHere(next: Step[], cast: ReadonlyMap<string, Outside>): Promise<boolean> {
  for (const step of next) {
    if (step.does === 'focus' || step.does === 'close') return true
    if (!(await isDone(step, [], cast))) return false
  }
  return true
}

/** Does one step and says what was done. */
async function doStep(step: Step, deps: PlayDeps, cast: Map<string, Outside>): Promise<string> {
  const { by } = step
  if (step.does === 'join') {
    const me = await Outside.enter(deps.appUrl, deps.meeting, by.email, DEMO_PASSPHRASE)
    cast.set(by.id, me)
    if (!isOver(me)) await me.act('join')
    return `${by.name} is here`
  }
  const me = cast.get(by.id)
  if (!me) throw new Interrupted(0)
  switch (step.does) {
    case 'start':
      await me.act('start')
      return `${by.name} starts the meeting`
    case 'focus':
      await me.act('focus', { heading: step.heading })
      return `${by.name} moves on to ${HEADING_NAMES[step.heading]}`
    case 'share':
      await besides(me, step)
      await me.share(step.share.audience, step.share.id, seen => statementOf(step.share, seen))
      return `${by.name} ${step.share.corrects ? 'corrects an entry' : 'shares'}: ${step.share.item}`
    case 'mark':
      await mark(me, step)
      return `${by.name} marks ${step.share.item}`
    case 'deed':
      await me.share('professionals', step.deed.id, step.deed.statement)
      return `${by.name} says what stands in ${step.deed.what}`
    case 'close':
      await me.act('close', { reason: CLOSING })
      return `${by.name} closes the meeting`
  }
}

/** What is for professionals first: those who must handle it with care know before the words are out. */
async function besides(me: Outside, { share }: Extract<Step, { does: 'share' | 'mark' }>): Promise<void> {
  const made = besideOf(share, 0)
  if (made) await me.share('professionals', made.id, seen => besideOf(share, seen)?.statement ?? made.statement)
}

async function mark(me: Outside, { share }: Extract<Step, { does: 'share' | 'mark' }>): Promise<void> {
  const made = markOf(share, 0)
  if (made) await me.share('professionals', made.id, seen => markOf(share, seen)?.statement ?? made.statement)
}
