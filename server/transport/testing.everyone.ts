import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { agencies, audiences, members, people } from '../../drizzle/schema'
import { type MeetingStatus, ROLES, type Role } from '../../lib/meeting/names'
import { verdict } from '../../lib/policy/testing/intent'
import { pointing } from '../../lib/statements/testing/filled'
import type { TestDatabase } from '../db/testing'
import { CHILD, contribution, on } from '../rooms/testing'
import type { meetingServer, Seat } from './testing'
import { openBoard, openLive, type Visitor } from './testing.wire'

/** The part of a meeting's life that can be reached by acts alone, in order. */
export const REACHED = ['open', 'in_progress', 'adjourned', 'concluded'] as const
export type Reached = (typeof REACHED)[number]

/** As many children as roles and boards, twice: each decision there is about one of its own. */
const CHILDREN = 2 * ROLES.length * 3
const childId = (i: number) => (i === 0 ? CHILD : `00000000-0000-4000-8000-0000000002${String(i).padStart(2, '0')}`)

type Server = Pick<Awaited<ReturnType<typeof meetingServer>>, 'origin' | 'meeting' | 'signOut' | 'reads'>
export type Everyone = { id: string; seat(role: Role): Seat; agency(role: Role): string; own?: string }

/** A meeting with one person in each role, in which nothing has happened. */
export async function everyone(server: Server): Promise<Everyone> {
  const children = Array.from({ length: CHILDREN }, (_, i) => ({ id: childId(i), name: `Child ${i}` }))
  const { id, seats } = await server.meeting(Object.fromEntries(ROLES.map(role => [role, role])), {
    children,
  })
  const byRole = new Map(seats.map(seat => [seat.name, seat]))
  const { db } = server.reads
  const places = await db
    .select({ role: members.role, agency: agencies.name })
    .from(members)
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(eq(members.meetingId, id))
  return { id, seat: role => byRole.get(role)!, agency: role => places.find(one => one.role === role)!.agency }
}

/** The same meeting, in which its family member has a session besides. */
export async function withOwnSession({ drizzle }: TestDatabase, meeting: Everyone): Promise<Everyone> {
  const own = randomUUID()
  const people = [meeting.seat('family').person]
  await drizzle.insert(audiences).values({ meetingId: meeting.id, id: own, kind: 'own', people })
  return { ...meeting, own }
}

/** Brings a meeting on to where it should be, by its chair's own acts. */
export async function bringTo(server: Server, meeting: Everyone, status: Reached) {
  const live = await openLive(server, meeting.seat('chair'), meeting.id)
  if (status !== 'open') await live.act('start')
  if (status === 'adjourned') await live.act('adjourn')
  if (status === 'concluded') await live.act('close', { reason: 'Nothing more to say.' })
  live.close()
}

/** Those who have no business in a meeting, and what their browser would send. Somebody let in nowhere, and somebody not let in yet. */
export async function outsiders(server: Server, database: TestDatabase, meeting: Everyone) {
  const elsewhere = await everyone(server)
  const waiting = (await everyone(server)).seat('practitioner')
  const place = { meetingId: meeting.id, personId: waiting.person, role: 'practitioner', admittedAt: null }
  const [mine] = await database.drizzle.select().from(members).where(eq(members.personId, waiting.person))
  await database.drizzle.insert(members).values({ ...mine!, ...place })
  const left = (await everyone(server)).seat('chair')
  await server.signOut(left)
  const origin = server.origin
  return {
    uninvited: elsewhere.seat('chair'),
    waiting,
    signedOut: { headers: left.headers } satisfies Visitor,
    nobody: { headers: { origin } } satisfies Visitor,
  }
}

/** Somebody new who is invited to a meeting, and not admitted. */
export async function invited({ drizzle }: TestDatabase, meeting: Everyone): Promise<string> {
  const [mine] = await drizzle
    .select()
    .from(members)
    .where(eq(members.personId, meeting.seat('practitioner').person))
  const person = randomUUID()
  const { agencyId } = mine!
  await drizzle.insert(people).values({ id: person, agencyId, name: 'invited', email: `${person}@test.invalid` })
  await drizzle.insert(members).values({ ...mine!, personId: person, admittedAt: null })
  return person
}

/** Names somebody as the deputy of a meeting's chair. */
export async function deputise({ drizzle }: TestDatabase, meeting: Everyone, { person }: Seat) {
  const chairs = and(eq(members.meetingId, meeting.id), eq(members.role, 'chair'))
  await drizzle.update(members).set({ deputyId: person }).where(chairs)
}

/** What a role needs to try every kind of statement on one board: contributions to point at, its own where it may have any. */
export async function targets(server: Server, meeting: Everyone, role: Role, audience: string) {
  const writer = verdict(role, 'contribution', 'open') === 'yes' ? role : 'chair'
  const board = await openBoard(server, meeting.seat(writer), `board.${meeting.id}.${audience}`)
  const share = async () => {
    const id = randomUUID()
    if ((await board.add(contribution(), id)) !== 'yes') throw new Error('A contribution to point at was refused.')
    return id
  }
  const found = { correction: await share(), withdrawal: await share(), judged: await share(), other: await share() }
  board.close()
  const [theirs, own] = childrenFor(role, audience)
  const chair = await openBoard(server, meeting.seat('chair'), `board.${meeting.id}.${audience}`)
  const decided = randomUUID()
  if ((await chair.add(decisionOn(theirs, found.judged), decided)) !== 'yes') throw new Error('A decision was refused.')
  chair.close()
  return {
    ...found,
    decided,
    child: own,
    alert: await raised(server, meeting, role),
    typed: await typedFor(server, meeting, role, audience, found.judged),
    ...(await asked(server, meeting, role)),
  }
}

/** What somebody else typed for this role, where it has words of its own; otherwise anything. */
async function typedFor(server: Server, meeting: Everyone, role: Role, audience: string, other: string) {
  if (verdict(role, 'contribution', 'open') !== 'yes') return other
  const board = await openBoard(server, meeting.seat('minute_taker'), `board.${meeting.id}.${audience}`)
  const id = randomUUID()
  const said = contribution({ onBehalf: { person: meeting.seat(role).person, readBack: false } })
  if ((await board.add(said, id)) !== 'yes') throw new Error('Nothing could be typed for somebody else.')
  board.close()
  return id
}

/** A child to be decided on for this role on this board, and one for itself to decide on. */
function childrenFor(role: Role, audience: string): [string, string] {
  const board = audience === 'meeting' ? 0 : audience === 'professionals' ? 1 : 2
  const at = 2 * (ROLES.indexOf(role) * 3 + board)
  return [childId(at), childId(at + 1)]
}

const decisionOn = (child: string, contribution: string) => ({
  kind: 'decision',
  v: 1,
  seen: 1,
  child,
  outcome: 'no_plan',
  reasons: 'Nothing more is needed.',
  reliesOn: pointing([contribution]).reliesOn,
})
/** Something that cannot wait, raised by another than whoever is to answer it. */
async function raised(server: Server, meeting: Everyone, role: Role) {
  const by = role === 'chair' ? 'practitioner' : 'chair'
  const board = await openBoard(server, meeting.seat(by), `board.${meeting.id}.professionals`)
  const id = randomUUID()
  const said = { kind: 'alert', v: 1, seen: 1, body: 'Nobody answers the door.' }
  if ((await board.add(said, id)) !== 'yes') throw new Error('Nothing could be raised.')
  board.close()
  return id
}
/** A question for this role's agency, asked by another. */
async function asked(server: Server, meeting: Everyone, role: Role) {
  const by = role === 'chair' ? 'practitioner' : 'chair'
  const board = await openBoard(server, meeting.seat(by), `board.${meeting.id}.professionals`)
  const id = randomUUID()
  // Where nobody there may answer, somebody else is asked.
  const agency = meeting.agency(verdict(role, 'answer', 'open') === 'yes' ? role : 'practitioner')
  if ((await board.add({ kind: 'question', v: 1, seen: 1, agency, body: 'When was that?' }, id)) !== 'yes')
    throw new Error('Nothing could be asked.')
  board.close()
  return { asked: id, agency }
}
export type Targets = Awaited<ReturnType<typeof targets>>

/** One statement of each kind, sound but for who makes it, when and where. */
export const statementOf = (kind: string, to: Targets, status: Reached = 'open'): Record<string, unknown> => {
  const { kind: _kind, ...words } = contribution()
  const judged = on(to.judged)
  const said = { v: 1, seen: 1 }
  const made: Record<string, Record<string, unknown>> = {
    contribution: status === 'concluded' ? { ...words, late: true } : words,
    correction: { ...words, ...on(to.correction) },
    withdrawal: { ...on(to.withdrawal), heading: 'accurate' },
    mark: { ...judged, relevance: 'relevant', proportionality: 'proportionate', request: 'none' },
    reply: { ...judged, body: 'It was seen twice.' },
    declaration: { ...said, nothing: ['timely'] },
    'not-shared': { ...said, heading: 'secure', test: 'It would do more harm than good.' },
    decision: decisionOn(to.child, to.judged),
    stance: { ...said, decision: to.decided, version: to.decided, view: 'agrees' },
    action: { ...said, what: 'See the child', children: [CHILD] },
    conflict: { ...said, question: 'Which is it?', between: pointing([to.judged, to.other]).between },
    alert: { ...said, body: 'Nobody answers the door.' },
    acknowledgement: { ...said, alert: to.alert },
    particulars: { ...on(randomUUID()), handlingNote: 'Do not copy.' },
    widening: { ...judged, ...words, to: 'meeting', as: randomUUID() },
    told: { ...said, to: 'The chair', date: '2026-11-19', reference: 'R1' },
    confirmation: on(to.typed),
    addition: { ...judged, field: 'impact', body: 'She is afraid.' },
    question: { ...said, agency: to.agency, body: 'When was that?' },
    answer: { ...said, asked: to.asked, body: 'On Tuesday.' },
    'family-view': { ...said, body: 'I see it differently.' },
  }
  const found = made[kind]
  if (!found) throw new Error(`The matrix has no statement of kind ${kind}.`)
  return { kind, ...found }
}

/** Every entry of the meeting that its role was not meant to make when it was made; the status is followed along. */
export async function notMeant(server: Server, meeting: string): Promise<string[]> {
  const { entries } = await server.reads.ledger.read(meeting)
  let status: MeetingStatus = 'open'
  const wrong: string[] = []
  for (const { fields } of entries) {
    const spoken = fields?.type === 'statement.contribution' && fields.content?.onBehalf !== undefined
    const what = spoken ? 'speak-for' : (fields?.type.split('.')[1] ?? 'unreadable')
    if (what === 'create') continue
    const right = fields?.role && verdict(fields.role, what, status)
    if (right !== 'yes') wrong.push(`${fields?.role} ${what} ${status}: ${right}`)
    if (what === 'start' || what === 'reopen') status = 'in_progress'
    if (what === 'adjourn') status = 'adjourned'
    if (what === 'close') status = 'concluded'
  }
  return wrong
}
