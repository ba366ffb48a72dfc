import { and, eq } from 'drizzle-orm'
import { emergencyReads } from '../../drizzle/schema'
import type { BoardView } from '../../lib/board/draft'
import { foldBoard } from '../../lib/board/fold'
import type { EmergencyMeeting } from '../../lib/protocol/emergency'
import { isId } from '../../lib/protocol/ids'
import type { Session } from '../identity/sessions'
import type { Transaction } from '../ledger/ledger'
import type { ReadDeps } from '../read/deps'
import { windowsOf } from '../read/windows'
import { loadFacts, loadMeeting } from '../rooms/load'
import type { MeetingFacts } from '../rooms/views'
import { askedWhere, isOpen } from './store'

/**
 * A meeting for somebody whose reading was confirmed and is not over: what stands in it at this moment, but for what is on named lists.
 * That they read, and how far each part had got, is in the access log before a word of it leaves; where it ended while the meeting was
 * looked at, none does. Null for everybody else.
 */
export async function readInEmergency(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
): Promise<EmergencyMeeting | null> {
  if (!isId(meetingId)) return null
  const { person } = session
  const mine = and(eq(emergencyReads.personId, person.id), eq(emergencyReads.meetingId, meetingId), isOpen())
  const [asked] = await askedWhere(deps.db, mine)
  const facts = asked && (await loadFacts(deps.db, deps.ledger, meetingId))
  if (!asked?.read.until || !facts) return null
  const loaded = await loadMeeting(deps.db, deps.ledger, facts)
  const windows = windowsOf(loaded)
  const line = {
    type: 'act.emergency-read',
    actor: { person: person.id, name: person.name },
    agency: person.agency,
    role: null,
    content: {
      meeting: meetingId,
      of: asked.read.id,
      reached: Object.fromEntries(windows.map(({ audience, stamps }) => [audience, stamps.size])),
    },
  }
  let over = false
  const still = async (tx: Transaction) => {
    over = (await askedWhere(tx, and(eq(emergencyReads.id, asked.read.id), isOpen()))).length === 0
    if (over) throw new Error('Their reading is over.')
  }
  await deps.access(line, still).catch(error => {
    if (!over) throw error
  })
  if (over) return null
  const code = (agency: string) => facts.agencies.find(({ name }) => name === agency)?.code ?? ''
  return viewOf(facts, foldBoard(windows, code, new Set(), [...loaded.meeting.members.values()]), asked.read.until)
}

function viewOf({ setup, startsAt }: MeetingFacts, board: BoardView, until: Date): EmergencyMeeting {
  const nameOf = (id: string) => setup.children.find(child => child.id === id)?.name ?? ''
  return {
    title: setup.title,
    startsAt,
    until: until.toISOString(),
    children: setup.children,
    people: setup.people.map(({ name, relationship }) => ({ name, relationship })),
    concerns: setup.concerns.map(({ text }) => text),
    shared: board.contributions.map(({ id, ref, heading, content, by, stamp }) => ({
      id,
      ref,
      heading,
      words: content,
      about: content?.children.map(nameOf) ?? [],
      name: by.name,
      agency: by.agency,
      at: stamp.at,
    })),
    decisions: board.decisions.map(({ id, child, outcome, reasons, stamp }) => ({
      id,
      child: nameOf(child),
      outcome,
      reasons,
      at: stamp.at,
    })),
    actions: board.actions.map(({ id, what, owner, due }) => ({ id, what, owner: owner ?? null, due: due ?? null })),
  }
}
