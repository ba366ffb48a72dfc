import type { Heading } from '../meeting/names'
import type { Content } from '../statements/contribution'
import type { Face } from './live'
import type { TrailRow, TrailView } from './views'

/** One wording of an item; `content` is null where this reader is not shown it, or it is not there any more. */
export type Wording = { row: TrailRow; content: Content | null }

/** Who could see an item from an entry on, whoever shared it left out: who is new to it, who could not any more. `wording`: the one that stands, counted from 1. */
export type Sight = { row: TrailRow; wording: number; could: Face[]; came: Face[]; went: Face[] }

/**
 * Somebody who could see it: since when they were entered as here while it stood, and what they said of it first. Null: never.
 * `had`: the wordings, counted from 1, of which the log says that their browser had them.
 */
export type Reached = { face: Face; here: string | null; had: number[]; said: Pick<TrailRow, 'at' | 'sentence'> | null }

/** A room screen showed it, until another entry took it off; `here`: who was entered as here by then. */
export type OnScreen = { from: string; to: string | null; here: Face[] }

/** The chair's place was on it, until another entry moved on. */
export type Pointed = OnScreen & { by: string }

/** With whose sign-in something was opened, by the access log; `refused`: they were turned away. */
export type Opened = {
  name: string
  agency: string
  type: string
  refused: boolean
  times: number
  first: string
  last: string
}

/** Where the draft of the record has it. */
export type InRecord =
  | { is: 'not-closed' | 'annex' | 'to-trim' | 'set-aside' | 'late' | 'apart' | 'elsewhere' | 'off' }
  | { is: 'body'; heading: Heading }

/** An approval of the record, and in whose copies of it this is. */
export type InApproved = { number: number; at: string; copies: { name: string; has: boolean }[] }

/** All that the log holds of one contribution or matter, for one reader of the trail. */
export type ItemLife = {
  item: string
  ref: string | null
  /** The statement in which it stands on a board now, where it is a contribution that does. */
  stands: string | null
  /** Whom its words were typed for; null where they are their author's own. */
  speaker: { name: string; agency: string } | null
  agencies: TrailView['agencies']
  children: TrailView['children']
  wordings: Wording[]
  /** All else that was said or done about it, oldest first. */
  about: TrailRow[]
  sights: Sight[]
  reached: Reached[]
  pointed: Pointed[]
  onScreen: OnScreen[]
  opened: Opened[]
  record: InRecord
  approved: InApproved[]
  /** The same words for other readers, and what they were taken from. */
  copies: { item: string; ref: string | null }[]
}
