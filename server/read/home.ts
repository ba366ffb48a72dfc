import { countDrafts } from '../../lib/board/preparing'
import type { Clock } from '../../lib/meeting/following'
import { HEADINGS, type MeetingStatus } from '../../lib/meeting/names'
import { type Told, type Work, workOf } from '../../lib/meeting/work'
import { can, isProfessional } from '../../lib/policy/can'
import type { Came } from '../../lib/protocol/record'
import type { AtDoor, MeetingItem } from '../../lib/protocol/views'
import { mayDraft } from '../drafts/drafts'
import { keptDrafts } from '../drafts/kept'
import { createDraftStore } from '../drafts/store'
import type { Session } from '../identity/sessions'
import type { StoredEntry } from '../ledger/ledger'
import { afterwardsOf } from './afterwards'
import type { ReadDeps } from './deps'
import { doorOf } from './door'
import { type Entered, enter, itemOf, placesOf } from './meetings'

/** Of so many meetings at most, the next ones, it is worked out what waits there. */
const MOST = 8
const OVER: readonly MeetingStatus[] = ['concluded', 'record_draft', 'record_approved', 'circulated']
const CLOSED_ONCE: readonly MeetingStatus[] = ['in_progress', 'adjourned', ...OVER]
const AHEAD: readonly MeetingStatus[] = ['open', 'in_progress', 'adjourned']

/** `doors`: invited, and not let in yet. Everything "Your meetings" shows: each meeting this person may enter, the next first, and what waits for them in the next ones; `came`: what was sent to them out of those that are over, or were opened again, and not opened by them; `clocks`: what is due there, for whoever judges the record; `late`: how much came in after the close that the chair has not answered. */
export type Home = {
  items: MeetingItem[]
  work: Record<string, Work>
  doors: AtDoor[]
  came: Came[]
  clocks: Record<string, Clock[]>
  late: Record<string, number>
}

export async function readHome(deps: ReadDeps, session: Session, now = Date.now()): Promise<Home> {
  const places = await placesOf(deps, session)
  const entered = await Promise.all(places.map(id => enter(deps, session, id)))
  const found = entered.flatMap(one => (one ? [{ entered: one, item: itemOf(one) }] : []))
  found.sort((a, b) => (a.item.startsAt < b.item.startsAt ? -1 : 1))
  const ahead = found.filter(({ item }) => AHEAD.includes(item.status) && isProfessional(item.me)).slice(0, MOST)
  const work = await Promise.all(
    ahead.map(async ({ entered: found }) => {
      const { facts, me } = found
      const { entries } = await deps.ledger.read(facts.id)
      const { setup } = facts
      const work = workOf(entries.flatMap(toldBy), {
        agency: me.agency,
        leads: can(me, 'mark', facts) === null,
        children: setup.children,
        due: setup.due ?? [],
      })
      const drafts = await draftsOf(deps, found, entries)
      return [facts.id, drafts ? { ...work, drafts } : work] as const
    }),
  )
  const over = found.filter(({ item }) => (item.approved ? CLOSED_ONCE : OVER).includes(item.status)).slice(-MOST)
  const after = await Promise.all(
    over.map(async ({ entered }) => ({ id: entered.facts.id, ...(await afterwardsOf(deps, entered, now)) })),
  )
  const shut = places.filter((_id, i) => !entered[i])
  const doors = await Promise.all(shut.map(id => doorOf(deps, session, id)))
  return {
    items: found.map(({ item }) => item),
    work: Object.fromEntries(work),
    came: after.flatMap(({ came }) => came),
    clocks: Object.fromEntries(after.map(({ id, clocks }) => [id, clocks])),
    late: Object.fromEntries(after.flatMap(({ id, late }) => (late ? [[id, late]] : []))),
    doors: doors.flatMap(door => door ?? []).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
  }
}

/** What this person's agency is writing, without what was shared meanwhile; null for whoever has no drafts there. */
async function draftsOf({ db, ledger }: ReadDeps, { facts, me }: Entered, entries: readonly StoredEntry[]) {
  if (!me.agencyId || !mayDraft(me, me.agencyId, facts)) return null
  const store = createDraftStore(db, ledger, () => undefined)
  const kept = await keptDrafts(store, { meeting: facts.id, agency: me.agencyId })
  for (const { once } of entries) kept.delete(once)
  return countDrafts([...kept.values()])
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])

/** What one entry tells of the work there is; nothing where it is an act, of another kind, or erased. */
function toldBy({ once, fields }: StoredEntry): Told[] {
  const { type, agency, content } = fields ?? {}
  if (!type || !agency || !content) return []
  const heading = HEADINGS.find(one => one === content.heading)
  const contribution = typeof content.contribution === 'string' ? content.contribution : once
  const about = { contribution, agency }
  switch (type) {
    case 'statement.contribution':
    case 'statement.correction':
      return [
        {
          ...about,
          kind: type === 'statement.contribution' ? 'contribution' : 'correction',
          heading,
          children: texts(content.children),
        },
      ]
    case 'statement.withdrawal':
      return [{ ...about, kind: 'withdrawal' }]
    case 'statement.reply':
      return [{ ...about, kind: 'reply' }]
    case 'statement.mark': {
      const judged = (content.relevance ?? content.proportionality ?? null) !== null
      return [{ ...about, kind: 'mark', judged, asks: content.request !== 'none' }]
    }
    default:
      return []
  }
}
