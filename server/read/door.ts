import { can, canWait } from '../../lib/policy/can'
import { isId } from '../../lib/protocol/ids'
import type { Door, Knocked } from '../../lib/protocol/views'
import type { Session } from '../identity/sessions'
import { loadFacts } from '../rooms/load'
import { loadMembers } from '../rooms/people'
import type { Rooms } from '../rooms/registry'
import type { ReadDeps } from './deps'

/** A meeting's door, for whoever is invited and not admitted. Null: there is no such meeting for this person. */
export type DoorService = {
  at(session: Session, meeting: string): Promise<Door | null>
  /** Says to those who may let them in that they wait, and to them whether they have been let in. */
  knock(session: Session, meeting: string): Promise<Knocked | null>
}

export function createDoor({ db, ledger }: Pick<ReadDeps, 'db' | 'ledger'>, rooms: Pick<Rooms, 'knock'>): DoorService {
  const find = async ({ person }: Session, meeting: string) => {
    const me = isId(meeting) ? (await loadMembers(db, meeting)).get(person.id) : undefined
    const facts = me && (await loadFacts(db, ledger, meeting))
    return facts && { facts, me }
  }
  return {
    at: async (session, meeting) => {
      const found = await find(session, meeting)
      return found && canWait(found.me, found.facts) ? { startsAt: found.facts.startsAt } : null
    },
    knock: async (session, meeting) => {
      const found = await find(session, meeting)
      if (found && !can(found.me, 'enter', found.facts)) return { admitted: true }
      if (!found || !canWait(found.me, found.facts)) return null
      await rooms.knock(session.person.id, meeting)
      return { admitted: false }
    },
  }
}
