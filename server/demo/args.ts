import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupFault } from '../fault'

/** How the server was asked to run. `scenario` is an absolute path, null for the demo conference; `without` are e-mails in lower case. */
export type DemoArgs = {
  demo: boolean
  play: boolean
  speed: number
  without: string[]
  scenario: string | null
  fresh: boolean
  /** Something to do with the store instead of serving. */
  task: 'check' | 'rewrap' | null
}

const TASKS = 'node dist/server.mjs --check, or --rewrap'
const USAGE = 'npm run demo -- [--play [--speed N] [--without EMAIL]…] [--scenario FILE] [--fresh]'

/**
 * Reads the words after the program's name. Relative paths start at `from`: npm changes folder, so pass INIT_CWD where there is one.
 * Throws a `SetupFault` with a sentence for whatever cannot be meant.
 */
export function readArgs(argv: readonly string[], from = process.cwd()): DemoArgs {
  const { demo, play, speed, without, scenario, fresh, check, rewrap } = parse(argv)
  if ((check || rewrap) && argv.length > 1) throw new SetupFault(`--check and --rewrap stand alone: ${TASKS}`)
  if (!demo && (play || fresh || scenario !== undefined)) throw new SetupFault(`That belongs to the demo: ${USAGE}`)
  if (!play && (speed !== undefined || without.length > 0))
    throw new SetupFault(`--speed and --without go with --play: ${USAGE}`)
  return {
    demo,
    play,
    speed: speed === undefined ? 1 : speedOf(speed),
    without: without.map(email => email.trim().toLowerCase()),
    scenario: scenario === undefined ? null : resolve(from, scenario),
    fresh,
    task: check ? 'check' : rewrap ? 'rewrap' : null,
  }
}

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        demo: { type: 'boolean', default: false },
        play: { type: 'boolean', default: false },
        speed: { type: 'string' },
        without: { type: 'string', multiple: true, default: [] },
        scenario: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        rewrap: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    throw new SetupFault(`${reason}. What can be said: ${USAGE}`)
  }
}

function speedOf(text: string): number {
  const speed = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && speed > 0 && speed <= 1000) return speed
  throw new SetupFault('--speed must be a number above 0 and up to 1000: 1 is about four minutes, 2 half of that.')
}
