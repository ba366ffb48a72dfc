import { randomUUID } from 'node:crypto'
import type { Json } from '../../lib/ledger/jcs'
import type { MeetingStatus } from '../../lib/meeting/names'
import type { SetupDraft } from '../../lib/meeting/setup/draft'
import { changedFields, putTogether, tooLate } from '../../lib/meeting/setup/edit'
import { problemsOf } from '../../lib/meeting/setup/problems'
import { type Around, type Problem, readyOf } from '../../lib/meeting/setup/read'
import { isOver } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import type { ChangedSetUp, MeetingForm } from '../../lib/protocol/set-up'
import { refusals } from '../../lib/text/refusals'
import { setUpAgain as say } from '../../lib/text/set-up-again'
import type { Session } from '../identity/sessions'
import type { Drizzle, NewEntry, Transaction } from '../ledger/ledger'
import type { Rooms } from '../rooms/registry'
import type { DraftDeps } from './drafts'
import { type Change, changeOf } from './edit-places'
import { storeChange } from './edit-store'
import { type Current, currentForm, versionOf } from './form'
import { type OrganisedMeeting, organised } from './organised'
import { around } from './set-up'

export type EditDeps = DraftDeps & { rooms: Pick<Rooms, 'open'> }

/** Somebody else changed it since: nothing of the transaction stays. */
class Overtaken extends Error {}

/** The set-up of a meeting, for its screen: that someone opened it stands in the access log before they see a word. Null where there is none for them. */
export async function openMeetingForm(deps: EditDeps, session: Session, id: string): Promise<MeetingForm | null> {
  const meeting = await organised(deps.db, session, id)
  const found = meeting && (await currentForm(deps.db, deps.ledger, id, await around(deps, new Date())))
  if (!found) return null
  const { person } = session
  await deps.access({
    type: 'act.set-up-opened',
    actor: { person: person.id, name: person.name },
    agency: person.agency,
    role: meeting.mine,
    content: { meeting: id },
  })
  return found.form
}

/**
 * Changes the set-up of a meeting to what its form says now, and enters in its log which fields, and whose places. Until it begins
 * nearly everything can change, after that what takes nothing from anybody; whoever is kept apart stays so. All of it is decided
 * in the meeting's own queue: of two who change it at once the later is told. Null where there is no such meeting for this person.
 */
export async function changeMeeting(
  deps: EditDeps,
  session: Session,
  id: string,
  { version, draft: sent }: { version: string; draft: SetupDraft },
  now: Date = new Date(),
): Promise<ChangedSetUp | null> {
  const meeting = await organised(deps.db, session, id)
  const by = await around(deps, now)
  const current = meeting && (await currentForm(deps.db, deps.ledger, id, by))
  if (!meeting || !current) return null
  const draft = { ...sent, copiedFrom: current.form.draft.copiedFrom }
  if (versionOf(draft) === current.form.version)
    return { ok: true, form: current.form, at: now.toISOString(), invited: 0 }
  if (version !== current.form.version) return superseded(deps, current.form)
  const problems = wrongWith(draft, current, by)
  const ready = readyOf(draft, by)
  if (problems.length > 0 || !ready) return { ok: false, code: 'schema', problems }
  const decide = (db: Pick<Drizzle, 'select'>) => changeOf({ db }, current, ready, { draft, around: by, now })
  const change = await decide(deps.db)
  if ('problems' in change) return { ok: false, code: 'schema', problems: change.problems }
  return enter(deps, session, meeting, current, { change, decide })
}

/** What is not right with a change. What was not right before, and was left alone, does not stand in its way. */
function wrongWith(draft: SetupDraft, { form }: Current, by: Around): Problem[] {
  // A meeting that was to be held before today can still be changed.
  const [today = by.today] = [form.draft.date, by.today].sort()
  const before = problemsOf(form.draft, { ...by, today })
  const late = form.begun ? tooLate(form.draft, draft) : []
  const fields = changedFields(form.draft, draft)
  const fresh = problemsOf(draft, { ...by, today }).filter(
    one => fields.some(field => field === one.at.split('.')[0]) || !before.some(known => known.at === one.at),
  )
  const all = [...late, ...putTogether(form.draft, draft), ...fresh]
  return all.filter((one, i) => all.findIndex(other => other.at === one.at) === i)
}

async function superseded({ ledger }: EditDeps, theirs: MeetingForm): Promise<ChangedSetUp> {
  const { entries } = await ledger.read(theirs.id)
  const last = entries.findLast(({ fields }) => fields?.type === 'act.set-up-changed')
  return { ok: false, code: 'superseded', theirs, by: last?.fields?.actor?.name ?? null }
}

/** What an edit does, and how that is decided: again in the transaction that does it, on who is there and kept apart by then. */
type Decided = { change: Change; decide(db: Pick<Drizzle, 'select'>): ReturnType<typeof changeOf> }

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

async function enter(
  deps: EditDeps,
  session: Session,
  { id, mine }: OrganisedMeeting,
  current: Current,
  { change, decide }: Decided,
): Promise<ChangedSetUp | null> {
  const room = await deps.rooms.open(id)
  if (room === null) return null
  if (room === 'busy') return { ok: false, code: 'try_again', reason: refusals.notSure }
  let overtaken = false
  const reply = await room.arrange({
    refuses: ({ status }) => whyNot(status, current),
    entry: entryOf(session, mine, current, change),
    work: async tx => {
      if (!(await stillAsIt(deps, tx, session, current)) || !same(await decide(tx), change)) {
        overtaken = true
        throw new Overtaken()
      }
      await storeChange(tx, await deps.ledger.key(id), id, change)
    },
  })
  if (!reply.ok && reply.code === 'closed') return { ok: false, code: 'closed', reason: reply.reason }
  const found = await currentForm(deps.db, deps.ledger, id, await around(deps, new Date()))
  if (!found) return null
  if (overtaken || (!reply.ok && reply.code === 'superseded')) {
    // It may be overtaken because it is no longer theirs: then they are shown nothing of it.
    return (await organised(deps.db, session, id)) ? superseded(deps, found.form) : null
  }
  if (!reply.ok) return { ok: false, code: 'try_again', reason: reply.reason }
  return {
    ok: true,
    form: found.form,
    at: reply.at,
    invited: change.places.filter(one => one.become === 'invited').length,
  }
}

/** Since it was decided what can change, the meeting may have begun, or be over. */
function whyNot(status: MeetingStatus, { form }: Current) {
  if (isOver(status)) return refuse('closed', say.over).refusal
  return (status !== 'open') === form.begun ? null : refuse('superseded', refusals.superseded).refusal
}

/** Whether it is the same person’s to change, and stands as it was when that was decided. */
async function stillAsIt(deps: EditDeps, tx: Transaction, session: Session, { form }: Current): Promise<boolean> {
  if (!(await organised(tx, session, form.id))) return false
  const now = await currentForm(tx, deps.ledger, form.id, await around({ db: tx }, new Date()))
  return now?.form.version === form.version
}

/** What the log says of it: the fields, and whose places; of what guards people from one another only how much there is. */
function entryOf(
  { person }: Session,
  role: string | null,
  current: Current,
  { after, places, fields, chair }: Change,
): NewEntry {
  const { guarded, ...open } = after.setup
  const was = JSON.stringify({ ...current.setup, guarded: undefined })
  const content: Record<string, Json> = { fields: [...fields] }
  if (JSON.stringify({ ...after.setup, guarded: undefined }) !== was) content.setup = JSON.parse(JSON.stringify(open))
  if (JSON.stringify(guarded) !== JSON.stringify(current.setup.guarded))
    content.guarded = { terms: guarded?.terms.length ?? 0, apart: guarded?.apart.length ?? 0 }
  if (places.length > 0)
    content.places = places.map(({ person, name, agency, role, become, admitted }) => ({
      ...{ person, name, agency, role, become },
      ...(admitted ? { admitted } : {}),
    }))
  if (chair) content.chair = true
  return {
    once: randomUUID(),
    type: 'act.set-up-changed',
    actor: { person: person.id, name: person.name },
    agency: person.agency,
    role,
    audience: null,
    recipients: null,
    content,
  }
}
