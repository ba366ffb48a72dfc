import { expect, inject, test } from 'vitest'
import { clock } from './clock'
import { database } from './database'
import { flaps } from './flaps'
import { frames } from './frames'
import { type Report, sentence } from './report'
import { restored } from './restored'
import { bareServer } from './stage'
import { two } from './two'
import { unknown } from './unknown'

/** The same faults with fresh seeds, and more of them, are in `npm run chaos`. */
const SEED = 4417
const LONG = 300_000
const bare = await bareServer()

async function holds(run: Promise<Report>) {
  const report = await run
  console.log(sentence(report))
  expect(report.found).toEqual([])
}

test(
  'F4 where the database does not say whether it committed, nothing is receipted or refused that is not so',
  async () => {
    await holds(unknown(inject('postgres'), bare, SEED, 8))
  },
  LONG,
)

test(
  'F5 a database that falls over, or ends connections, takes nothing with it; the server stays up and goes on by itself',
  async () => {
    await holds(database(bare, SEED, { restarts: 3, terminations: 12 }))
  },
  LONG,
)

test(
  'F7 people who saw more than a restored database holds are told so, keep their copy and add nothing to it',
  async () => {
    await holds(restored(inject('postgres'), bare, SEED, 1))
  },
  LONG,
)

test(
  'F8 a process that was stopped loses its meeting to the next one, and enters nothing when it goes on',
  async () => {
    await holds(two(inject('postgres'), bare, SEED, 1))
  },
  LONG,
)

test(
  'F10 a network that flaps loses nothing and repeats nothing',
  async () => {
    await holds(flaps(inject('postgres'), bare, SEED, 200))
  },
  LONG,
)

test(
  'F11 frames said twice, out of order or cut short change nothing that anyone is shown',
  async () => {
    await holds(frames(inject('postgres'), bare, SEED, 8))
  },
  LONG,
)

test(
  'F12 times rise on when the clock was set back',
  async () => {
    await holds(clock(inject('postgres'), bare, SEED, 10))
  },
  LONG,
)
