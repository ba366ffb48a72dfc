import { randomUUID } from 'node:crypto'
import type { Session } from '../identity/sessions'
import { enterToRead, logReading } from '../read/meetings'
import { beginDraft, type DraftDeps, organiser } from './drafts'
import { nextForm, seatsOf } from './form'

/**
 * Begins the set-up of the meeting that follows an earlier one: the same children, family, protection and people, another day.
 * Null where this person may not copy it, or it is not there. Either way it stands in the access log.
 */
export async function copyMeeting(deps: DraftDeps, session: Session, meetingId: string): Promise<string | null> {
  if (!(await organiser(deps, session))) return null
  const entered = await enterToRead(deps, session, meetingId, 'copy')
  if (!entered) return null
  await logReading(deps, session, 'copy', entered)
  const seats = await seatsOf(deps.db, meetingId)
  return beginDraft(deps, session, nextForm(meetingId, entered.facts.setup, seats, randomUUID))
}
