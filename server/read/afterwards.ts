import { foldBoard } from '../../lib/board/fold'
import type { Clock } from '../../lib/meeting/following'
import { approvalsOf, FORMS, sentKey } from '../../lib/meeting/recording'
import { can } from '../../lib/policy/can'
import type { Came } from '../../lib/protocol/record'
import { READS } from '../../lib/record/readers'
import { recipientsOf, versionOf } from '../../lib/record/recipients'
import { NotAsSigned } from '../ledger/signed'
import { openings } from '../record/circulation'
import { type Loaded, loadMeeting } from '../rooms/load'
import type { ReadDeps } from './deps'
import { clocksOf } from './following'
import type { Entered } from './meetings'
import { windowsOf } from './windows'

/** What a meeting that was closed still has for somebody: what came for them and they did not open; what is due, for whoever judges its record. */
export type Afterwards = { came: Came[]; clocks: Clock[]; late: number }

/** Of a log that is not as it was signed nothing is said: its pages say why. */
export async function afterwardsOf(deps: ReadDeps, entered: Entered, now: number): Promise<Afterwards> {
  try {
    const loaded = await loadMeeting(deps.db, deps.ledger, entered.facts)
    if (!can(entered.me, 'record', { status: 'concluded' }))
      return { came: [], clocks: clocksIn(entered, loaded, now), late: lateIn(entered, loaded) }
    return { came: await cameFor(deps, entered, loaded), clocks: [], late: 0 }
  } catch (error) {
    if (error instanceof NotAsSigned) return { came: [], clocks: [], late: 0 }
    throw error
  }
}

/** What came in after the close, and waits for the chair to say whether the meeting is needed again. */
function lateIn({ me, facts }: Entered, loaded: Loaded): number {
  const { keptClosed, closedAt } = loaded.meeting
  const since = keptClosed ?? closedAt
  if (!since || can(me, 'keep-closed', facts)) return 0
  return foldBoard(windowsOf(loaded), () => '').contributions.filter(
    ({ content, stamp }) => content?.late && stamp.at > since,
  ).length
}

function clocksIn({ facts }: Entered, loaded: Loaded, now: number): Clock[] {
  const { decisions } = foldBoard(windowsOf(loaded), () => '')
  return clocksOf(facts, loaded.meeting, decisions, now)
}

/** The newest of each form that was sent to this person, and not opened since. */
async function cameFor({ ledger }: ReadDeps, { facts, me, members }: Entered, { meeting }: Loaded): Promise<Came[]> {
  const { recording } = meeting
  const recipient = versionOf(me, recipientsOf({ setup: facts.setup, meeting: { members }, agencies: [] }))
  if (!recipient) return []
  const sent = FORMS.flatMap(form => {
    const which = { form, number: approvalsOf(recording, form).length, recipient: recipient.id, person: me.person }
    const going = can(me, READS[form], facts) ? undefined : recording.sent.get(sentKey(which))
    return going?.sent ? [{ which, at: going.sent.at, reminded: going.reminded !== null }] : []
  })
  if (sent.length === 0) return []
  const opened = await openings(ledger, facts.id)
  return sent.flatMap(({ which, at, reminded }) =>
    opened(which) ? [] : [{ meeting: facts.id, form: which.form, at, reminded }],
  )
}
