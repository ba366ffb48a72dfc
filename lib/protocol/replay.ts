import * as z from 'zod/mini'
import { EVENTS, type Face } from './live'

/** `POST /api/meetings/<id>/replay`: the meeting after its first `n` entries, as somebody (`as`) could see it then. */
export const replayAsked = z.strictObject({
  n: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  as: z.string().check(z.maxLength(64)),
})
export type ReplayAsked = z.infer<typeof replayAsked>

/** One audience's document at that moment: statements and receipts, by statement. */
export const replayStamp = z.object({
  n: z.int(),
  at: z.string(),
  by: z.object({ person: z.string(), name: z.string(), agency: z.string(), role: z.string() }),
  leaf: z.string(),
})
const replayWindow = z.object({
  audience: z.string(),
  statements: z.array(z.tuple([z.string(), z.unknown()])),
  stamps: z.array(z.tuple([z.string(), replayStamp])),
})

/** Words that stood there and are shown no more: destroyed since, or taken down and held for whoever reviews it. */
const gone = z.object({
  id: z.string(),
  at: z.string(),
  by: z.object({ name: z.string(), agency: z.string() }),
  why: z.enum(['destroyed', 'taken-down']),
})
export type Gone = z.infer<typeof gone>

/** A meeting at one moment for one person's eyes. `was` says why nothing is there for them: then there is no `state`. */
export const replayMoment = z.object({
  n: z.int(),
  at: z.string(),
  /** What was entered at this moment, as whoever replays reads it in the trail; `seen`: whether it reached these eyes. */
  entry: z.object({
    by: z.nullable(z.object({ name: z.string(), agency: z.string(), role: z.string() })),
    sentence: z.string(),
    ref: z.nullable(z.string()),
    seen: z.boolean(),
  }),
  was: z.enum(['in', 'not-invited', 'waiting']),
  state: z.nullable(EVENTS.state),
  roster: z.nullable(EVENTS.roster),
  windows: z.array(replayWindow),
  gone: z.array(gone),
})
export type ReplayMoment = z.infer<typeof replayMoment>

export const LANES = ['shared', 'marked', 'corrected'] as const
export type Lane = (typeof LANES)[number]

/** Moments that are asked for by name. */
export type Turn = { n: number; at: string; is: 'start' | 'closed-part' | 'decision' | 'close' }

/** A replay as it is opened. `times`: when each entry was made; entry `n` is `times[n - 1]`. */
export type ReplayView = {
  times: string[]
  lanes: Record<Lane, number[]>
  /** The professionals' parts, from entry to entry. */
  closed: { from: number; to: number }[]
  turns: Turn[]
  /** Everyone whose eyes can be chosen. */
  people: Face[]
  as: string
  moment: ReplayMoment
}
