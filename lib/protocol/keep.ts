import * as z from 'zod/mini'
import { id } from '../statements/fields'
import type { ActReply } from './live'

/** Why words are taken down and destroyed. A closed list: a reason in words of one's own could hold what must go. */
export const TAKE_DOWN_REASONS = ['excessive', 'wrong-people', 'wrong-meeting', 'inaccurate', 'unlawful'] as const
/** Why all that a meeting said is destroyed. */
export const DISPOSAL_REASONS = ['retention-over', 'opened-by-mistake', 'court-order'] as const

/** How long (ms, by the server's clock) somebody may take back what they shared, and owe no reason. */
export const TAKE_BACK_MS = 10_000

/** Commands about keeping and destroying, over HTTP: `POST /api/meetings/<id>/keep`. `key` makes one wish one act. */
export const keepRequest = z.strictObject({
  verb: z.string().check(z.maxLength(40)),
  input: z.optional(z.unknown()),
  key: id,
})
export type KeepRequest = z.infer<typeof keepRequest>

/** `heldUntil`: the day until which backups made before can still hold what was destroyed. */
export type KeepAnswer = ActReply | (Extract<ActReply, { ok: true }> & { heldUntil: string })
