import { reviewDay, standingOf } from '../../lib/keeping/rule'
import { DECISIONS, isDecision, type Kept, newKeeping } from '../../lib/meeting/keeping'
import { ROLES } from '../../lib/meeting/names'
import { can } from '../../lib/policy/can'
import type { ReviewLine, ReviewsView } from '../../lib/protocol/keeping'
import { londonDate } from '../../lib/text/dates'
import type { Session } from '../identity/sessions'
import { aboutMeeting } from '../ledger/access'
import { ACCESS_LOG, type ReadEntry } from '../ledger/ledger'
import { type Entered, enter, placesOf } from '../read/meetings'
import { KEEPING } from '../rooms/decide'
import { disposedOf } from './disposed'
import type { KeepingDeps } from './view'

/** The meetings that this person is to review, soonest first, and those they oversaw that were disposed of. Of each log only what was decided about keeping it is opened. */
export async function readReviews(deps: KeepingDeps, session: Session): Promise<ReviewsView> {
  const today = londonDate(new Date(deps.now()).toISOString())
  const entered = await Promise.all((await placesOf(deps, session)).map(id => enter(deps, session, id)))
  const mine = entered.flatMap(one => (one && can(one.me, 'keep-until', one.facts) === null ? [one] : []))
  const due: ReviewLine[] = []
  for (const one of mine) due.push(await lineOf(deps, one, today))
  due.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
  return { today, due, disposed: await disposedOf(deps, session) }
}

async function lineOf({ ledger }: KeepingDeps, { facts }: Entered, today: string): Promise<ReviewLine> {
  const { id, setup, startsAt, endsAt } = facts
  const closings = await ledger.named(ACCESS_LOG, aboutMeeting(id, 'closed|'))
  const closedAt = closings.at(-1)?.fields?.at ?? endsAt
  const { keeping, disposal } = decidedIn(await ledger.named(id, KEEPING))
  const day = keeping.until?.day ?? reviewDay(setup.type, setup.children, closedAt).day
  // Opened again since, a proposal is off.
  const proposed = disposal !== null && disposal.at > closedAt
  const standing = standingOf(day, today, { held: keeping.hold !== null, proposed })
  return { id, type: setup.type, children: setup.children, startsAt, closedAt, day, standing }
}

/** What was decided about keeping a meeting, as its room knows it. */
function decidedIn(entries: readonly ReadEntry[]): Kept {
  const kept: Kept = { keeping: newKeeping(), disposal: null }
  for (const { fields } of entries) {
    const { type = '', actor, agency, role, content, at } = fields ?? {}
    const verb = type.slice('act.'.length)
    const as = ROLES.find(one => one === role)
    if (actor && agency && as && at && isDecision(verb))
      DECISIONS[verb](kept, { ...actor, agency, role: as, admitted: true }, content ?? {}, at)
  }
  return kept
}
