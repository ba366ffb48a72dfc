import type { Connection } from '../db/cluster'
import { clock } from './clock'
import { database } from './database'
import { disk, mountable } from './disk'
import { flaps } from './flaps'
import { frames } from './frames'
import { kills } from './kills'
import { points } from './points'
import { queries } from './queries'
import type { Report } from './report'
import { restored } from './restored'
import { revoked } from './revoked'
import { slow } from './slow'
import type { Program } from './stage'
import { two } from './two'
import { unknown } from './unknown'

/** A PostgreSQL to make databases on, and the servers to put to the test: as it is shipped, and without its pages. */
export type Ground = { postgres: Connection; built: Program; bare: Program }

/** Every campaign, in the size that one round of `npm run chaos` has. */
export const CAMPAIGNS: Record<string, (ground: Ground, seed: number) => Promise<Report>> = {
  kills: ({ postgres, built }, seed) => kills(postgres, built, seed, { kills: 30, perMeeting: 6, statements: 8000 }),
  points: ({ postgres, bare }, seed) => points(postgres, bare, seed, 2),
  queries: ({ postgres }, seed) => queries(postgres, seed),
  unknown: ({ postgres, bare }, seed) => unknown(postgres, bare, seed, 40),
  database: ({ bare }, seed) => database(bare, seed, { restarts: 5, terminations: 30 }),
  two: ({ postgres, bare }, seed) => two(postgres, bare, seed, 4),
  flaps: ({ postgres, bare }, seed) => flaps(postgres, bare, seed, 200),
  frames: ({ postgres, bare }, seed) => frames(postgres, bare, seed, 20),
  restored: ({ postgres, bare }, seed) => restored(postgres, bare, seed, 3),
  revoked: ({ postgres, built }, seed) => revoked(postgres, built, seed, { rights: 210, rate: 1100 }),
  clock: ({ postgres, bare }, seed) => clock(postgres, bare, seed, 50),
  slow: ({ postgres, bare }, seed) => slow(postgres, bare, seed, { stalls: 20, longest: 5000 }),
  ...((await mountable()) && { disk: ({ bare }: Ground, seed: number) => disk(bare, seed, 3) }),
}
