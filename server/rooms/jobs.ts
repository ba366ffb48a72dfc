import type { Member } from '../../lib/meeting/state'
import { CLOSE } from '../../lib/protocol/codes'
import type { ActReply, ActRequest } from '../../lib/protocol/live'
import { refusals } from '../../lib/text/refusals'
import { type Act, changesReaders } from '../acts/act'
import { actOf } from '../acts/index'
import type { Arranged } from './arranged'
import type { LiveConnection, SyncConnection } from './connections'
import type { Loaded } from './load'

/** What a room's queue holds. */
export type Job =
  | { kind: 'update'; from: SyncConnection; bytes: Uint8Array; caughtUp: boolean }
  | { kind: 'step1'; from: SyncConnection; bytes: Uint8Array }
  | {
      kind: 'act'
      person: string
      request: ActRequest
      asker: { over: boolean }
      /** Over which door it came; the live connection where nothing is said. */
      table?: Readonly<Record<string, Act>>
      done: (reply: ActReply) => void
    }
  | { kind: 'lost'; person: string; by?: Member }
  | { kind: 'escalate'; alert: string }
  | { kind: 'arrange'; arranged: Arranged; done: (reply: ActReply) => void }
  | { kind: 'greet'; to: LiveConnection }
  | { kind: 'tell'; work: () => void }
  | { kind: 'ask'; answer: (loaded: Loaded) => void; fail: (error: Error) => void }

/** Whether it may change who has a place in the meeting, or reads what. */
export const changesPlaces = (job: Job) => {
  if (job.kind === 'arrange') return true
  const act = job.kind === 'act' ? actOf(job.request.verb) : undefined
  return act !== undefined && changesReaders(act)
}

export const AWAY: ActReply = {
  ok: false,
  code: 'try_again',
  reason: refusals.notSure,
}

/** Nothing was stored for this job, and nobody is told otherwise. */
export function dismiss(job: Job) {
  if (job.kind === 'update' || job.kind === 'step1') job.from.close(CLOSE.restart)
  if (job.kind === 'act') job.done(AWAY)
  if (job.kind === 'arrange') job.done(AWAY)
  if (job.kind === 'greet') job.to.close()
  if (job.kind === 'ask') job.fail(new Error('The meeting cannot be read now.'))
}
