import type { ReviewDay, Standing } from '../keeping/rule'
import type { AudienceKind, MeetingStatus, MeetingType } from '../meeting/names'

/** Somebody's decision about keeping a meeting, as its page shows it. */
export type DecisionView = { name: string; agency: string; reason: string; at: string }

/** Where words may stand again: who reads it now, by name. */
export type PlaceView = { id: string; kind: AudienceKind; readers: string[] }

/** Something that was taken down, for whoever reviews it. `words` are null where whoever looks may not read them, or nobody can. */
export type TakenView = {
  statement: string
  type: string
  author: { name: string; agency: string }
  sharedAt: string
  kind: AudienceKind
  by: { name: string; at: string }
  /** One of `TAKE_DOWN_REASONS`, or `taken-back`. */
  reason: string
  words: string | null
  standing: 'waits' | 'restored' | 'destroyed'
  /** Where it can be restored to; none where it cannot. */
  to: PlaceView[]
  restoredTo: AudienceKind | null
}

/** Who can still open a meeting, and until when. `days`: how long after the close. */
export type AccessView = { days: number | null; open: number; ended: number; last: string | null }

/** Everything about keeping one meeting. `review` is null until it is closed. */
export type KeepingView = {
  today: string
  status: MeetingStatus
  type: MeetingType
  closedAt: string | null
  /** What the rule says, and the day that holds: the rule's, or that of the newest review. */
  review: { rule: ReviewDay; day: string; standing: Standing } | null
  until: (DecisionView & { day: string }) | null
  hold: DecisionView | null
  disposal: (DecisionView & { mine: boolean }) | null
  taken: TakenView[]
  access: AccessView
  /** Until when older backups could hold what is destroyed now. */
  heldUntil: string
  /** What whoever looks may do, by verb. */
  may: { hold: boolean; lift: boolean; review: boolean; propose: boolean; dispose: boolean; decide: boolean }
}

/** A meeting that somebody is to review. */
export type ReviewLine = {
  id: string
  type: MeetingType
  children: { name: string; dateOfBirth?: string; unborn?: boolean }[]
  startsAt: string
  closedAt: string
  day: string
  standing: Standing
}

/** What is left of a meeting that was disposed of. */
export type DisposedLine = { id: string; type: MeetingType; startsAt: string }
export type ReviewsView = { today: string; due: ReviewLine[]; disposed: DisposedLine[] }

/** What anyone who had a place in it is told of a meeting that was disposed of, and for whoever oversees it what proves it. */
export type DisposedView = {
  id: string
  type: MeetingType
  startsAt: string
  at: string | null
  certificate: Certificate | null
}

/** `size`, `root`: of the meeting's tree as it was signed last. `proposed` is null where a restored database was disposed of again. */
export type Certificate = {
  at: string | null
  by: { name: string; agency: string } | null
  proposed: { name: string; agency: string; at: string } | null
  reason: string
  size: number
  root: string
  checkpoint: string
  heldUntil: string | null
  mayExport: boolean
}
