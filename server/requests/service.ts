import { randomUUID } from 'node:crypto'
import { decidable } from '../../lib/evidence/plan'
import { dueFor, type EvidenceRequest } from '../../lib/evidence/request'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import type { ActReply, ActRequest } from '../../lib/protocol/live'
import type { FileAsked, RequestCommand, RequestsAsked, RequestsView } from '../../lib/protocol/requests'
import { refusals } from '../../lib/text/refusals'
import { refusedAfter } from '../../lib/text/refused-after'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import type { ReadDeps } from '../read/deps'
import { enterToRead, logReading } from '../read/meetings'
import { AWAY } from '../rooms/jobs'
import type { Rooms } from '../rooms/registry'
import { fileFor, outlineOf } from './file'
import { type Opened, openRequests, planFor } from './plan'
import { viewOf } from './view'

type Deps = ReadDeps & { rooms: Pick<Rooms, 'openFor'>; stepUp: StepUp; now(): number }

type Answered = { ok: true; value: { at: string } } | Extract<ActReply, { ok: false }>

/** Requests for what a meeting holds. Null: there is no such meeting, or request, for this person. */
export type RequestsService = {
  do(session: Session, meeting: string, command: RequestCommand): Promise<Answered | null>
  /** The page, and one request whole where it is asked for; that it was looked at is in the access log first. */
  view(session: Session, meeting: string, asked: RequestsAsked): Promise<RequestsView | null>
  /** A request's file as JSON text, in the meeting's log and the access log before a byte of it leaves. */
  file(session: Session, meeting: string, asked: FileAsked): Promise<string | Refusal | null>
}

export const createRequests = (deps: Deps): RequestsService => ({
  do: async (session, meeting, command) => {
    const entered = await enterToRead(deps, session, meeting, 'requests')
    if (!entered) return null
    const act = completed(await openRequests(deps, entered), command)
    if ('refusal' in act) return { ok: false, code: act.refusal.code, reason: act.refusal.reason }
    const done = await inRoom(deps, session, meeting, act)
    return done?.ok ? { ok: true, value: { at: done.at } } : done
  },
  view: async (session, meeting, asked) => {
    const entered = await enterToRead(deps, session, meeting, 'requests')
    if (!entered) return null
    await logReading(deps, session, 'requests', entered, asked.of ? { request: asked.of } : {})
    return viewOf(deps, await openRequests(deps, entered), deps.now(), asked)
  },
  file: (session, meeting, asked) => makeFile(deps, session, meeting, asked),
})

async function inRoom(
  { rooms }: Deps,
  { person }: Session,
  meeting: string,
  act: ActRequest,
): Promise<ActReply | null> {
  const room = await rooms.openFor(person.id, meeting)
  return room === 'busy' ? AWAY : (room?.request(person.id, { ...act }) ?? null)
}

type Completed = ActRequest | { refusal: Refusal }

/** What is entered, where the meeting's own log and set-up have nothing against it. */
function completed(opened: Opened, command: RequestCommand): Completed {
  switch (command.verb) {
    case 'record-request':
      return recording(opened, command)
    case 'withhold':
      return withholding(opened, command)
    case 'agency-answer': {
      const here = opened.facts.agencies.some(({ name }) => name === command.input.agency)
      return here ? command : refuse('reference', refusals.notUnderstood)
    }
    case 'finish-request':
      return command
  }
}

function recording(
  { subjects }: Opened,
  { verb, key, input: { whose, due, ...form } }: Extract<RequestCommand, { verb: 'record-request' }>,
): Completed {
  const subject = subjects.find(one => one.key === whose)
  if (whose !== undefined && !subject) return refuse('reference', refusedAfter.requestNobody)
  const by = form.basis === 'subject-access' ? dueFor(form.received) : due
  if (by === undefined) return refuse('schema', refusals.notUnderstood)
  const named = subject ? { whose: { key: subject.key, name: subject.name } } : {}
  return { verb, key, input: { ...form, ...named, due: by } }
}

/** Nothing is decided of what is not there, never goes out, or stands on a list that this person is not on. */
function withholding(opened: Opened, command: Extract<RequestCommand, { verb: 'withhold' }>): Completed {
  const request = opened.requests.get(command.input.request)
  if (!request) return refuse('reference', refusedAfter.noSuchRequest)
  const there = decidable(planFor(opened, request))
  const all = command.input.parts.every(part => there.has(part))
  return all ? command : refuse('reference', refusedAfter.requestNothing)
}

async function makeFile(deps: Deps, session: Session, meeting: string, asked: FileAsked) {
  const entered = await enterToRead(deps, session, meeting, 'export')
  if (!entered) return null
  const opened = await openRequests(deps, entered)
  const request = opened.requests.get(asked.of)
  if (!request) return null
  const refusal = deps.stepUp(session)
  if (refusal) return refusal
  const made = await prepared(deps, opened, request, asked)
  if ('refusal' in made) return made.refusal
  const { text, sha256, shown, withheld } = made
  const form = asked.as
  const input = { request: request.id, form, sha256, entries: shown, withheld: { ...withheld } }
  const done = await inRoom(deps, session, meeting, { verb: 'make-evidence', input, key: randomUUID() })
  if (!done) return null
  if (!done.ok) return refuse(done.code === 'closed' ? 'closed' : 'too_fast', done.reason).refusal
  await logReading(deps, session, 'export', entered, { sha256, form, basis: request.basis, request: request.id })
  return text
}

/** The file, if it is still what somebody was shown: for a person's own information never the whole log, and never nothing. */
async function prepared(deps: Deps, opened: Opened, request: EvidenceRequest, { as, outline }: FileAsked) {
  if (request.done) return refuse('closed', refusedAfter.requestDone)
  if (as === 'full' && request.basis === 'subject-access') return refuse('not_allowed', refusedAfter.requestWhole)
  const plan = planFor(opened, request)
  if (as === 'redacted' && outline !== outlineOf(plan)) return refuse('superseded', refusedAfter.requestChanged)
  const made = await fileFor(deps, opened, as, plan)
  return made.shown === 0 ? refuse('not_allowed', refusedAfter.requestNothingOut) : made
}
