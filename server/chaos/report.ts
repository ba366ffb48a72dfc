import { check } from './check'
import type { History } from './history'
import type { Person } from './person'
import { type Gathering, type Name, type Stage, verdict } from './stage'
import { contribution } from './writer'

/** What a campaign did and what it found. `trials` counts; `found` is empty when nothing was wrong; `times` (ms) are told, never judged. */
export type Report = {
  name: string
  seed: number
  trials: Record<string, number>
  found: string[]
  times: Record<string, number[]>
}

export const emptyReport = (name: string, seed: number): Report => ({ name, seed, trials: {}, found: [], times: {} })

export const count = (report: Report, what: string, by = 1) => {
  report.trials[what] = (report.trials[what] ?? 0) + by
}

/** Measures (ms) until `done` settles. */
export async function timed<T>(report: Report, what: string, done: Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await done
  report.times[what] = [...(report.times[what] ?? []), performance.now() - from]
  return result
}

/** One line a person reads: what was tried, what was found, and how rare a fault can still be (95 %: fewer than 3 in n where none was seen). */
export function sentence({ name, seed, trials, found, times }: Report): string {
  const counts = Object.entries(trials).map(
    ([what, n]) => `${n} ${what}${found.length === 0 ? ` (< ${(3 / n).toPrecision(2)})` : ''}`,
  )
  const waits = Object.entries(times).map(([what, list]) => {
    const sorted = [...list].sort((a, b) => a - b)
    const at = (share: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
    const unit = what.endsWith('a second') ? '' : ' ms'
    return `${what} ${at(0.5)}${unit} (${list.length >= 100 ? `99 % within ${at(0.99)}, ` : ''}worst ${at(1)})`
  })
  return `${name}, seed ${seed}: ${found.length} violations; ${[...counts, ...waits].join('; ')}`
}

/**
 * Ends a run: waits until everyone has everything, then holds what they saw against the exported ledger and has that verified.
 * `gone`: what those saw who left before.
 */
export async function settle(
  report: Report,
  stage: Stage,
  gathering: Gathering,
  people: Iterable<Person>,
  gone: History[] = [],
) {
  const everyone = [...people]
  await Promise.all(everyone.map(person => person.until(() => person.here)))
  await inStep(everyone)
  const bundle = await stage.evidence(gathering)
  const histories = [...everyone.map(person => person.history), ...gone]
  report.found.push(
    ...check(
      bundle,
      histories,
      everyone.flatMap(person => person.finals()),
    ),
  )
  const said = await verdict(bundle, await stage.keys())
  if (said !== 'authentic') report.found.push(`I4 the exported bundle: ${said}`)
  tally(report, everyone)
}

/** The school shares something, and everyone sees it with its receipt: the meeting goes on. */
export async function goesOn(people: ReadonlyMap<Name, Person>) {
  const id = people.get('school')?.board('meeting').share(contribution()) ?? ''
  await Promise.all([...people.values()].map(person => person.until(() => person.board('meeting').has(id))))
}

/** Everyone has as many receipts on each board as whoever has most. */
async function inStep(everyone: readonly Person[]) {
  for (const audience of ['meeting', 'professionals']) {
    const boards = everyone.flatMap(person => [...person.boards.values()].filter(board => board.audience === audience))
    const most = Math.max(0, ...boards.map(board => board.size))
    await Promise.all(everyone.map(person => person.until(() => (person.boards.get(audience)?.size ?? most) >= most)))
  }
}

/** Seen: distinct statements that stood on a screen with a receipt; sightings: the same, times the people who saw them. */
function tally(report: Report, everyone: readonly Person[]) {
  const ids = new Set<string>()
  for (const { history } of everyone)
    for (const shown of history.shown.values()) {
      count(report, 'sightings', shown.size)
      for (const id of shown.keys()) ids.add(id)
    }
  count(report, 'seen statements', ids.size)
}
