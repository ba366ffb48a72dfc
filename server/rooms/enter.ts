import type { MeetingStatus } from '../../lib/meeting/names'
import type { Aside, NewList, PlaceChange } from '../../lib/meeting/state'
import type { Content } from '../acts/act'
import type { AlertChange } from '../alerts'
import { aboutMeeting } from '../ledger/access'
import {
  ACCESS_LOG,
  type Append,
  type Appended,
  type InTransaction,
  type Ledger,
  type Transaction,
} from '../ledger/ledger'
import { disposal } from '../ledger/purge'
import type { Loaded } from './load'
import type { People } from './people'
import type { Step } from './plan'

export type EnterDeps = {
  ledger: Ledger
  epoch: number
  /** Keeps the list of meetings in step, inside the transaction that changes the status. */
  saveStatus(tx: Transaction, status: MeetingStatus, closing: string | null): Promise<void>
  /** Gives and takes places, and makes lists, inside the transaction that enters it; says who reads what then. */
  savePeople(tx: Transaction, changes: readonly PlaceChange[], lists: readonly NewList[]): Promise<People>
  /** Keeps what somebody answered in private, likewise. */
  saveAside(tx: Transaction, person: string, said: Aside): Promise<void>
  /** Keeps what cannot wait in step. */
  saveAlerts(tx: Transaction, changes: readonly AlertChange[]): Promise<void>
}

/** `people`: who has a place from now on, where that changed. */
export type Entered = Appended & { people: People | null }

/**
 * One group commit: every step into the meeting's log, and where one of them closes the meeting, its checkpoint into the
 * access log with it; so with what else the access log says of a step. `statusBefore` is the meeting's status before these steps. Throws as `Ledger.append` does.
 */
export async function enter(
  steps: readonly Step[],
  { meeting, size }: Loaded,
  statusBefore: MeetingStatus,
  { ledger, epoch, saveStatus, savePeople, saveAside, saveAlerts }: EnterDeps,
): Promise<Entered> {
  const main: Append = { log: meeting.id, drafts: steps.map(step => step.draft), expect: { epoch, size } }
  const closing = steps.find(step => step.act?.act.verb === 'close')
  const lines = steps.flatMap(({ arranged }) => arranged?.line ?? [])
  const access: Append = {
    log: ACCESS_LOG,
    drafts: ([done]) => [...(closing && done ? [closingEntry(meeting.id, closing, done)] : []), ...lines],
  }
  const disposing = steps.find(step => step.act?.act.verb === 'dispose')?.act
  const gone = disposing && disposal(meeting.id, disposing.by, disposing.content)
  const moved = meeting.status !== statusBefore
  const changes = steps.flatMap(({ act }) => act?.act.places?.(act.content) ?? [])
  const lists = steps.flatMap(({ act }) => act?.act.lists?.(act.content) ?? [])
  const arranged = steps.flatMap(step => step.arranged ?? [])
  const peopled = changes.length > 0 || lists.length > 0 || arranged.length > 0
  const asides = steps.flatMap(({ act }) => act?.aside ?? [])
  const alerting = steps.some(step => alertOf(step))
  let people: People | null = null
  const also: InTransaction = async (tx, [done]) => {
    if (moved) await saveStatus(tx, meeting.status, closing && done ? done.checkpoint : null)
    for (const { person, said } of asides) await saveAside(tx, person, said)
    if (alerting && done) await saveAlerts(tx, alertsIn(steps, done))
    for (const { work } of arranged) await work(tx)
    if (peopled) people = await savePeople(tx, changes, lists)
  }
  const logs = closing || lines.length > 0 ? [main, access] : [main]
  const more = moved || peopled || asides.length > 0 || alerting
  const [appended] = await ledger.append(gone ? [...logs, gone] : logs, more ? also : undefined)
  if (!appended) throw new Error('Nothing was entered.')
  return { ...appended, people }
}

const closingEntry = (meeting: string, { act }: Step, { checkpoint }: Appended) => ({
  once: aboutMeeting(meeting, `closed|${Buffer.from(checkpoint).toString('base64url').slice(-24)}`),
  type: 'act.meeting-closed',
  actor: act ? { person: act.by.person, name: act.by.name } : null,
  agency: act?.by.agency ?? null,
  role: act?.by.role ?? null,
  audience: null,
  recipients: null,
  content: { meeting, checkpoint } satisfies Content,
})

/** What a step does to something that cannot wait. */
export function alertOf({ statement, act }: Step): Omit<AlertChange, 'at'> | null {
  const said = statement?.statement
  if (said?.kind === 'alert') return { id: statement?.item.id ?? '', become: 'raised' }
  if (said?.kind === 'acknowledgement') return { id: said.alert, become: 'answered' }
  return act?.act.verb === 'escalate' ? { id: String(act.content.of), become: 'escalated' } : null
}

const alertsIn = (steps: readonly Step[], { entries }: Appended): AlertChange[] =>
  steps.flatMap((step, i) => {
    const change = alertOf(step)
    return change ? [{ ...change, at: entries[i]?.at ?? '' }] : []
  })
