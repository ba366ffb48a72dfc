import { setImmediate } from 'node:timers/promises'
import { and, eq, gte, inArray, lt } from 'drizzle-orm'
import { heads, meetings } from '../../drizzle/schema'
import { addDays, type Day } from '../../lib/meeting/calendar'
import { AGENCY_TYPES, MEETING_TYPES, type MeetingType, STATUSES } from '../../lib/meeting/names'
import { isOver } from '../../lib/policy/can'
import { canReadQuality } from '../../lib/policy/quality'
import { measure } from '../../lib/quality/measure'
import { type Figures, figures } from '../../lib/quality/show'
import { Tally } from '../../lib/quality/tally'
import { mayShow, openTo, type QualityAsked, type Window, windowsOf, within } from '../../lib/quality/windows'
import { londonDate } from '../../lib/text/dates'
import type { Session } from '../identity/sessions'
import { NotAsSigned } from '../ledger/signed'
import { recordLog } from '../record/at'
import { loadFacts } from '../rooms/load'
import { agencyRows, among } from '../rooms/people'
import { administrator } from '../setup/command'
import type { ReadDeps } from './deps'

/** What the partnership reads of its meetings: numbers alone. `left`: some closed ones were disposed of, or their log is not as it was signed. */
export type QualityView = QualityAsked & {
  now: Figures | null
  before: Figures | null
  windows: ReturnType<typeof windowsOf>
  left: boolean
}
type Counted = { on: Day; type: MeetingType; tally: Tally | null }

export type QualityDeps = Pick<ReadDeps, 'db' | 'ledger' | 'access'> & { now(): number }
export type Quality = {
  /** Whether the page is there for this person. */
  may(session: Session): Promise<boolean>
  /** The view comes later: who may have it is known, and logged, before anything is counted. Null for whoever may not. */
  read(session: Session, asked: QualityAsked): Promise<{ view: Promise<QualityView> } | null>
}

/** As many meetings' counts as are remembered. */
const MOST = 5000
const OVER = STATUSES.filter(isOver)

/** The numbers of all closed meetings, for the partnership's people; in the access log before they are given. Null for everybody else. */
export function createQuality(deps: QualityDeps): Quality {
  // A meeting's log only grows: what it came to is what it comes to, until it is longer or the day is another.
  const known = new Map<string, { of: string; tally: Tally | null }>()
  const counted = async (id: string, size: number, today: Day): Promise<Tally | null> => {
    const of = `${size} ${today}`
    const found = known.get(id)
    if (found?.of === of) return found.tally
    const tally = await count(deps, id, today)
    known.delete(id)
    known.set(id, { of, tally })
    const [oldest] = known.keys()
    if (known.size > MOST && oldest) known.delete(oldest)
    // One meeting at a time, and others between: nobody waits for this page.
    await setImmediate()
    return tally
  }
  const viewOf = async ({ months, type }: QualityAsked): Promise<QualityView> => {
    const today = londonDate(new Date(deps.now()).toISOString())
    const all: Counted[] = []
    for (const row of await held(deps, windowsOf(12, today))) {
      const on = londonDate(row.startsAt.toISOString())
      all.push({ on, type: among(MEETING_TYPES, row.type), tally: await counted(row.id, row.size, today) })
    }
    const windows = windowsOf(months, today)
    const wanted = (window: Window) => all.filter(one => within(one.on, window) && (type ?? one.type) === one.type)
    const sum = (window: Window) => {
      const tally = new Tally()
      for (const one of wanted(window)) if (one.tally) tally.plus(one.tally)
      return figures(tally)
    }
    const shown = mayShow(
      { months, type },
      openTo(
        all.filter(({ tally }) => tally),
        today,
      ),
    )
    return {
      months,
      type,
      windows,
      now: shown.now ? sum(windows.now) : null,
      before: shown.now && shown.before ? sum(windows.before) : null,
      left: wanted(windows.now).some(({ tally }) => !tally),
    }
  }
  const may = async ({ person }: Session) => canReadQuality(await administrator(deps.db, person.id)) === null
  const read: Quality['read'] = async (session, asked) => {
    const { person } = session
    if (!(await may(session))) return null
    await deps.access({
      type: 'act.read-quality',
      actor: { person: person.id, name: person.name },
      agency: person.agency,
      role: null,
      content: { months: asked.months, ...(asked.type ? { type: asked.type } : {}) },
    })
    return { view: viewOf(asked) }
  }
  return { may, read }
}

/** The closed meetings that were to begin in these months. A day more on either side: a day here is London's. */
async function held({ db }: QualityDeps, { now, before }: ReturnType<typeof windowsOf>) {
  return db
    .select({ id: meetings.id, type: meetings.type, startsAt: meetings.startsAt, size: heads.size })
    .from(meetings)
    .innerJoin(heads, and(eq(heads.log, meetings.id), eq(heads.audience, '')))
    .where(
      and(
        inArray(meetings.status, OVER),
        gte(meetings.startsAt, new Date(addDays(before.from, -1))),
        lt(meetings.startsAt, new Date(addDays(now.to, 1))),
      ),
    )
}

async function count({ db, ledger }: QualityDeps, id: string, today: Day): Promise<Tally | null> {
  const facts = await loadFacts(db, ledger, id)
  if (!facts) return null
  const types = new Map(
    (await agencyRows(db, id)).flatMap(({ name, type }) =>
      type === 'family' ? [] : [[name, among(AGENCY_TYPES, type)] as const],
    ),
  )
  try {
    // As its record has it: with everybody who had a place then.
    const log = await recordLog({ db, ledger }, facts)
    const { meeting, source } = log.at(log.size)
    const on = londonDate(facts.startsAt)
    return measure({ board: source.board, meeting, setup: source.setup, on, types, today })
  } catch (error) {
    if (error instanceof NotAsSigned) return null
    throw error
  }
}
