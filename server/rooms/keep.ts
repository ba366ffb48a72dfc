import type { KeepAnswer, KeepRequest } from '../../lib/protocol/keep'
import { id } from '../../lib/statements/fields'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import { AWAY } from './jobs'
import type { Rooms } from './registry'

type Deps = { rooms: Rooms; stepUp: StepUp; backupDays: number }
export type Keep = (session: Session, meeting: string, request: KeepRequest) => Promise<KeepAnswer | null>

const DAY = 24 * 60 * 60 * 1000
/** Until when a copy of the database that was made before this moment can still hold what was destroyed. */
export const heldUntil = (at: string, backupDays: number) =>
  new Date(Date.parse(at) + backupDays * DAY).toISOString().slice(0, 10)

/**
 * Commands about keeping and destroying, decided in the meeting's own queue. Null: there is no such meeting for this person.
 * What was destroyed is said with the day until which older backups can hold it.
 */
export const createKeep =
  ({ rooms, stepUp, backupDays }: Deps): Keep =>
  async (session, meeting, request) => {
    if (!id.safeParse(meeting).success) return null
    const room = await rooms.openFor(session.person.id, meeting)
    if (!room) return null
    const refusal = stepUp(session)
    if (refusal) return { ok: false, code: refusal.code, reason: refusal.reason }
    if (room === 'busy') return AWAY
    const reply = await room.keep(session.person.id, { ...request, input: request.input })
    const destroys = request.verb === 'purge' || request.verb === 'dispose'
    return reply.ok && destroys ? { ...reply, heldUntil: heldUntil(reply.at, backupDays) } : reply
  }
