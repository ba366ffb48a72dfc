import { can, canWait, isOfFamily } from '../../lib/policy/can'
import { isId } from '../../lib/protocol/ids'
import type { AtDoor, Door, Knocked } from '../../lib/protocol/views'
import { people } from '../acts/open-closed-part'
import type { Session } from '../identity/sessions'
import type { StoredEntry } from '../ledger/ledger'
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

type Deps = Pick<ReadDeps, 'db' | 'ledger'>

/** This person's place in a meeting, and what it is; nothing where they have none. */
async function find({ db, ledger }: Deps, { person }: Session, meeting: string) {
  const me = isId(meeting) ? (await loadMembers(db, meeting)).get(person.id) : undefined
  const facts = me && (await loadFacts(db, ledger, meeting))
  return facts && { facts, me }
}

/** The door at which this person waits; null where they wait at none. */
export async function doorOf(deps: Deps, session: Session, id: string): Promise<AtDoor | null> {
  const found = await find(deps, session, id)
  if (!found || !canWait(found.me, found.facts)) return null
  return { id, startsAt: found.facts.startsAt, ...(isOfFamily(found.me) ? { family: true as const } : {}) }
}

/** Whether they were sent out for the professionals' part, and not admitted since. */
const isSentOut = (entries: readonly StoredEntry[], person: string) => {
  const about = entries.findLast(({ fields }) => {
    if (fields?.type === 'act.admit') return fields.content?.person === person
    return fields?.type === 'act.open-closed-part' && people(fields.content?.leaves).includes(person)
  })
  return about?.fields?.type === 'act.open-closed-part'
}

export function createDoor(deps: Deps, rooms: Pick<Rooms, 'knock'>): DoorService {
  return {
    at: async (session, meeting) => {
      const found = await doorOf(deps, session, meeting)
      if (!found) return null
      const { id: _, ...door } = found
      const { entries } = await deps.ledger.read(meeting)
      return { ...door, ...(isSentOut(entries, session.person.id) ? { sentOut: true as const } : {}) }
    },
    knock: async (session, meeting) => {
      const found = await find(deps, session, meeting)
      if (found && !can(found.me, 'enter', found.facts)) return { admitted: true }
      if (!found || !canWait(found.me, found.facts)) return null
      await rooms.knock(session.person.id, meeting)
      return { admitted: false }
    },
  }
}
