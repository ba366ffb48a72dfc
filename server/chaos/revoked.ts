import { setTimeout as delay } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import { members, people, sessions } from '../../drizzle/schema'
import type { Role } from '../../lib/meeting/names'
import type { Connection } from '../db/cluster'
import type { StoredEntry, Transaction } from '../ledger/ledger'
import { testMeeting } from '../rooms/testing'
import { type BoardLine, boardLine, type Line, liveLine } from './lines'
import { random } from './random'
import { count, emptyReport, type Report } from './report'
import { type Program, type Stage, serving, setStage } from './stage'

/** `rights`: how many people lose theirs, a dozen a meeting; `rate`: messages a second that the server delivers meanwhile. */
type Size = { rights: number; rate: number }
type Seat = { person: string; session: string; cookie: string }
type Way = {
  take(tx: Transaction, meeting: string, seat: Seat): Promise<unknown>
  /** Whether they lose their place too, so that no share names them. */
  place: boolean
  /** Done so that no process is told. */
  silently?: boolean
}

const place = (meeting: string, { person }: Seat) => and(eq(members.meetingId, meeting), eq(members.personId, person))
const end = (tx: Transaction, _meeting: string, { session }: Seat) =>
  tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, session))

/** How a right ends, each written by another process than the one that serves the meeting. */
const WAYS: Record<string, Way> = {
  'signed out elsewhere': { take: end, place: false },
  'session expired': {
    take: (tx, _meeting, { session }) =>
      tx
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(eq(sessions.id, session)),
    place: false,
  },
  'account disabled': {
    take: (tx, _meeting, { person }) => tx.update(people).set({ disabledAt: new Date() }).where(eq(people.id, person)),
    place: true,
  },
  'removed from the meeting': {
    take: (tx, meeting, seat) => tx.update(members).set({ removedAt: new Date() }).where(place(meeting, seat)),
    place: true,
  },
  'meeting closed for them': {
    take: (tx, meeting, seat) => tx.update(members).set({ admittedAt: null }).where(place(meeting, seat)),
    place: true,
  },
  demoted: {
    take: (tx, meeting, seat) => tx.update(members).set({ role: 'auditor' }).where(place(meeting, seat)),
    place: true,
  },
  'signed out, and nobody is told': { take: end, place: false, silently: true },
}
const A_MEETING = 12
/** Who stays to the end, the chair among them: the load must not thin out as others are cut off. */
const STAY = 16
/** Not cut off after this long (ms): that is found, whatever the target. */
const NEVER = 15_000

/** Rights end, one person's after another's, while everybody, they too, writes: how soon they are silent, and that nothing of theirs comes or goes afterwards. */
export async function revoked(postgres: Connection, program: Program, seed: number, size: Size): Promise<Report> {
  const report = emptyReport('rights that end', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const server = await serving(program, stage.url)
  const ways = Object.keys(WAYS)
  let next = 0
  try {
    while (next < size.rights) {
      const meeting = await gather(stage, server.origin)
      const load = drive(meeting, size.rate)
      for (const victim of meeting.victims.slice(0, size.rights - next)) {
        await delay(50 + chance.below(150))
        await revoke(report, stage, meeting, victim, ways[next++ % ways.length]!)
      }
      const { shared, delivered } = await load.stop()
      count(report, 'statements sent', shared)
      report.times['messages delivered a second'] = [...(report.times['messages delivered a second'] ?? []), delivered]
      const { entries } = await stage.ledger.read(meeting.id)
      for (const victim of meeting.victims) report.found.push(...held(victim, entries))
      for (const one of meeting.lines) one.close()
    }
  } finally {
    await server.kill('SIGKILL')
    await stage.strike()
  }
  return report
}

type Victim = { seat: Seat; boards: BoardLine[]; live: Line; way?: string; over?: string }
type Meeting = Awaited<ReturnType<typeof gather>>

/** A chair, others who stay, and those whose rights will end, all with both boards and a live connection. */
async function gather(stage: Stage, origin: string) {
  const numbers = (name: string, length: number) => Array.from({ length }, (_, i) => `${name}${i}`)
  const names = ['chair', ...numbers('other', STAY - 1), ...numbers('victim', A_MEETING)]
  const cast = Object.fromEntries(
    names.map((name): [string, Role] => [name, name === 'chair' ? 'chair' : 'practitioner']),
  )
  const made = await testMeeting(Object.assign({ url: stage.url }, stage.database), cast)
  await made.close()
  const enter = async (name: string) => {
    const seat = await stage.signIn(made.places[name]!.person, origin)
    const headers = { cookie: seat.cookie, origin }
    const boards = ['meeting', 'professionals'].map(a => boardLine(origin, `board.${made.id}.${a}`, headers))
    const live = liveLine(origin, made.id, headers)
    await Promise.all([...boards, live].map(one => one.ready))
    return { seat, boards, live }
  }
  const everyone = await Promise.all(names.map(enter))
  const victims: Victim[] = everyone.slice(STAY)
  return {
    id: made.id,
    origin,
    chair: everyone[0]!,
    victims,
    boards: everyone.flatMap(one => one.boards),
    lines: everyone.flatMap(one => [...one.boards, one.live]),
  }
}

/**
 * Shares from everyone who still can, at the pace at which `rate` messages a second arrive on the boards' connections. What the
 * server puts into one message arrives as one, so the pace goes by what came.
 */
function drive({ boards }: Meeting, rate: number) {
  const from = performance.now()
  const before = arrived(boards)
  let going = true
  let shared = 0
  const done = (async () => {
    let owed = 0
    let last = from
    for (let i = 0; going; i++) {
      await delay(5)
      const open = boards.filter(board => board.cutAt === null)
      const now = performance.now()
      const behind = (rate * (now - from)) / 1000 / Math.max(1, arrived(boards) - before)
      // Each statement goes to every connection of its board: half of all.
      const pace = (rate / Math.max(1, open.length / 2)) * Math.min(Math.max(behind, 0.5) ** 2, 4)
      owed = Math.min(owed + ((now - last) / 1000) * pace, 20)
      last = now
      for (; owed >= 1; owed--) if (open[(i + shared) % open.length]?.share()) shared++
    }
  })()
  return {
    stop: async () => {
      going = false
      await done
      const seconds = (performance.now() - from) / 1000
      return { shared, delivered: (arrived(boards) - before) / seconds }
    },
  }
}

const arrived = (boards: Meeting['boards']) => boards.reduce((sum, one) => sum + one.content, 0)

async function revoke(report: Report, stage: Stage, meeting: Meeting, victim: Victim, name: string) {
  const way = WAYS[name]!
  victim.way = name
  await stage.database.drizzle.transaction(async tx => {
    if (way.silently) await tx.execute(sql`set local session_replication_role = replica`)
    await way.take(tx, meeting.id, victim.seat)
  })
  const from = performance.now()
  const lines = [...victim.boards, victim.live]
  const late = new AbortController()
  const inTime = await Promise.race([
    Promise.all(lines.map(one => one.cut)).then(() => true),
    delay(NEVER, false, { signal: late.signal }).catch(() => false),
  ])
  late.abort()
  count(report, 'rights ended')
  if (!inTime) {
    report.found.push(`I5 someone ${name} was not cut off within ${NEVER / 1000} s`)
    return
  }
  const silent = Math.max(0, ...lines.flatMap(one => [one.lastAt, one.cutAt ?? 0])) - from
  const what = way.silently ? 'silent though nobody was told, after' : 'silent after'
  report.times[what] = [...(report.times[what] ?? []), Math.max(0, silent)]
  // Behind everything that was queued before: what is entered later than this was decided later.
  victim.over = await meeting.chair.live.act('focus', { heading: 'timely' })
  await knock(report, meeting, victim)
}

/** They try to come back. */
async function knock(report: Report, { id, origin }: Meeting, { seat, way }: Victim) {
  const headers = { cookie: seat.cookie, origin }
  const again = [
    ...['meeting', 'professionals'].map(a => boardLine(origin, `board.${id}.${a}`, headers)),
    liveLine(origin, id, headers),
  ]
  await Promise.all(again.map(one => one.ready))
  if (again.some(one => one.content > 0)) report.found.push(`I5 someone ${way} came back and was shown something`)
  for (const one of again) one.close()
  count(report, 'attempts to come back', again.length)
}

/** What the ledger holds of them, and says of them, after they were over. */
function* held({ seat, way, over }: Victim, entries: readonly StoredEntry[]) {
  if (!way || !over) return
  const later = entries.flatMap(({ fields }) => (fields && fields.at > over ? [fields] : []))
  // That their connection is gone, the server itself enters.
  const theirs = later.filter(fields => fields.actor?.person === seat.person && fields.type !== 'act.leave')
  if (theirs.length > 0) yield `I5 ${theirs.length} of someone ${way} was entered afterwards`
  const named = later.filter(fields => fields.recipients?.some(({ person }) => person === seat.person))
  if (WAYS[way]?.place && named.length > 0) yield `I2 someone ${way} is named in ${named.length} shares afterwards`
}
