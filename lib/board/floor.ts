import type { Heading } from '../meeting/names'
import type { Roster, State } from '../protocol/live'
import type { ContributionView } from './draft'

type Person = Roster['people'][number]
export type Waiting = { person: Person; answering: boolean; by: string | null; mine: boolean }
export type FloorView = {
  speaking: { person: Person; at: string; mine: boolean } | null
  queue: Waiting[]
  /** This person's own place in the queue, from 1; null where they do not wait. */
  mine: number | null
}

/** Who speaks and who waits to, of the people this person is shown. */
export function floorView(roster: Roster | null, me: string): FloorView {
  const people = new Map(roster?.people.map(person => [person.person, person]))
  const { speaking = null, queue = [] } = roster?.floor ?? {}
  const named = queue.flatMap(({ person, answering, by }) => {
    const known = people.get(person)
    return known ? [{ person: known, answering: !!answering, by: by ?? null, mine: person === me }] : []
  })
  const speaker = speaking && people.get(speaking.person)
  const at = named.findIndex(({ mine }) => mine)
  return {
    speaking: speaking && speaker ? { person: speaker, at: speaking.at, mine: speaker.person === me } : null,
    queue: named,
    mine: at === -1 ? null : at + 1,
  }
}

/** Agencies that have nothing further under a heading: said, and nothing shared there since. */
export const finishedUnder = (
  finished: State['finished'],
  board: readonly ContributionView[],
  heading: Heading,
): string[] =>
  (finished ?? [])
    .filter(one => one.heading === heading)
    .filter(
      ({ agency, at }) =>
        !board.some(view => view.heading === heading && view.by.agency === agency && view.stamp.at > at),
    )
    .map(({ agency }) => agency)

/** What somebody is told at once of the queue: that it is their turn, or next. */
export function turnOf(before: FloorView, now: FloorView): 'turn' | 'next' | null {
  if (now.speaking?.mine && (!before.speaking?.mine || before.speaking.at !== now.speaking.at)) return 'turn'
  return now.mine === 1 && before.mine !== 1 && now.speaking !== null ? 'next' : null
}

type Agenda = State['agenda']

/** The clock of the part the meeting is in, at a moment of the server's: what is left of its minutes, or how long it has taken; null where none runs. */
export function clockOf({ parts, now: part }: Agenda, now: number): { left: number } | { took: number } | null {
  if (!part) return null
  const until = part.stopped === null ? now : Date.parse(part.stopped)
  const took = Math.max(0, until - Date.parse(part.since) - part.paused)
  const minutes = parts.find(one => one.part === part.part)?.minutes
  return minutes === undefined ? { took } : { left: (minutes + part.more) * 60_000 - took }
}

/** Which part it is, of how many, and the one that comes next. */
export function partsOf({ parts, now }: Agenda) {
  const at = parts.findIndex(({ part }) => part === now?.part)
  return { at, of: parts.length, next: parts[at + 1]?.part ?? null }
}
