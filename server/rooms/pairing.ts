import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { codeIn, codeText, MOST_SCREENS, opens } from '../../lib/meeting/screens'
import type { MeetingState } from '../../lib/meeting/state'
import { can } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { refusedActs } from '../../lib/text/refused-acts'
import { network } from '../identity/throttle'
import type { NewEntry } from '../ledger/ledger'
import type { Rooms } from './registry'
import type { Room } from './room'

/** Wrong codes from one network in `WINDOW` seconds, after which no code from there is looked at. */
const TRIES = 10
const WINDOW = 5 * 60

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What a screen's cookie is known by in the log. */
export const tokenHash = (token: string): string => sha256(`roundtable/room-screen/1|${token}`)

/** The cookie's value for the screen of one meeting, or why there is none. */
export type PairedScreen = { ok: true; meeting: string; token: string } | { ok: false; code: string; reason: string }
export type Pairing = (address: string, typed: string) => Promise<PairedScreen>

type Deps = { rooms: Pick<Rooms, 'opened'>; now(): number }

/**
 * Connects a screen that has no account, by the code on the chair's. The code is looked for among the meetings that somebody has
 * open here; it is good once, for ten minutes, and wrong ones are counted by network.
 */
export function createPairing({ rooms, now }: Deps): Pairing {
  const wrong = new RateLimiterMemory({ keyPrefix: 'room', points: TRIES, duration: WINDOW })
  return async (address, typed) => {
    const from = network(address)
    if (((await wrong.get(from))?.consumedPoints ?? 0) >= TRIES)
      return { ok: false, code: 'too_fast', reason: refusals.tryLater }
    // Counted before it is looked for, and given back after: many at once must not slip past.
    await wrong.penalty(from)
    const found = await find(await rooms.opened(), typed, now)
    if (found.ok) await wrong.reward(from)
    return found
  }
}

async function find(rooms: readonly Room[], typed: string, now: () => number): Promise<PairedScreen> {
  const code = codeIn(typed)
  for (const room of code ? rooms : []) {
    const { id } = room.facts
    const hash = sha256(codeText(id, code ?? ''))
    const { meeting } = await room.ask().catch(() => ({ meeting: null }))
    if (meeting && opens(meeting.screens, hash, now())) return pair(room, meeting, hash, now)
  }
  return { ok: false, code: 'link', reason: refusedActs.wrongRoomCode }
}

/** Entered in the name of whoever gave the code, who may still give one. Of two who type it at once the first has it. */
async function pair(room: Room, { screens, members }: MeetingState, hash: string, now: () => number) {
  const token = randomBytes(32).toString('base64url')
  const by = members.get(screens.code?.by ?? '')
  const refuses = (meeting: MeetingState) => {
    const giver = meeting.members.get(meeting.screens.code?.by ?? '')
    if (!opens(meeting.screens, hash, now()) || can(giver, 'pair-room', meeting))
      return refuse('link', refusedActs.wrongRoomCode).refusal
    return meeting.screens.paired.size < MOST_SCREENS ? null : refuse('too_many', refusedActs.screensAreFull).refusal
  }
  if (!by) return { ok: false as const, code: 'link', reason: refusedActs.wrongRoomCode }
  const entry: NewEntry = {
    once: randomUUID(),
    type: 'act.room-connected',
    actor: { person: by.person, name: by.name },
    agency: by.agency,
    role: by.role,
    audience: null,
    recipients: null,
    content: { screen: randomUUID(), token: tokenHash(token) },
  }
  const done = await room.arrange({ refuses, entry, work: async () => undefined })
  return done.ok
    ? { ok: true as const, meeting: room.facts.id, token }
    : { ok: false as const, code: done.code, reason: done.reason }
}
