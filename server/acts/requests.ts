import {
  agencyAnswer,
  dueFor,
  evidenceMade,
  finishRequest,
  foldRequest,
  recordRequest,
  withholding,
} from '../../lib/evidence/request'
import type { MeetingState, Member } from '../../lib/meeting/state'
import type { RequestVerb } from '../../lib/policy/can'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { londonDate } from '../../lib/text/dates'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { type Act, act, type Content } from './act'

/** No audience has this name: nobody's screen hears of a request, and no time that anybody is told gives one away. */
const NOBODY = 'requests'

/** What every one of these acts does to the meeting: it is folded into the request it is about. */
const settling = (verb: RequestVerb): Act['settle'] => {
  return (meeting, by, content, at) => foldRequest(meeting.requests, verb, content, { name: by.name, at })
}
/** What is entered is what was asked for, whole. */
const whole = (_actor: Member, input: Content): Content => input
const heard = { among: () => NOBODY } as const

const closedOr = (meeting: MeetingState, request: string, then: Refusal | null = null): Refusal | null => {
  const known = meeting.requests.get(request)
  if (!known) return refuse('reference', refusedAfter.noSuchRequest).refusal
  return known.done ? refuse('closed', refusedAfter.requestDone).refusal : then
}
const today = (now: number) => londonDate(new Date(now).toISOString())

/** Somebody asked for what the meeting holds; entered again with the same id it is put right. */
export const recordedRequest = act({
  verb: 'record-request',
  input: recordRequest,
  validate: (_actor, input, meeting, now) => {
    const { request, basis, received, due } = input
    if (received > today(now)) return refuse('schema', refusedAfter.requestAhead).refusal
    if (due < received) return refuse('schema', refusedAfter.requestDue).refusal
    if (basis === 'subject-access' && due !== dueFor(received))
      return refuse('schema', refusedAfter.requestMonth).refusal
    return meeting.requests.has(request) ? closedOr(meeting, request) : null
  },
  resolve: whole,
  settle: settling('record-request'),
  ...heard,
  sentence: ({ basis }) => trail.recordedRequest(String(basis)),
  examples: [
    {
      request: '00000000-0000-4000-8000-0000000000e1',
      asker: 'court',
      name: 'Northmarch Family Court',
      basis: 'court-order',
      received: '2026-11-23',
      due: '2026-12-07',
    },
  ],
})

/** An agency was asked whether anything of its own must be kept back, and said so. */
export const agencyAnswered = act({
  verb: 'agency-answer',
  input: agencyAnswer,
  validate: (_actor, { request, on }, meeting, now) =>
    closedOr(meeting, request, on > today(now) ? refuse('schema', refusedAfter.requestAhead).refusal : null),
  resolve: whole,
  settle: settling('agency-answer'),
  ...heard,
  sentence: ({ agency, withhold }) => trail.agencyAnswered(String(agency), withhold === true),
  examples: [],
})

/** Something is kept back, or put back, otherwise than was proposed. */
export const withheld = act({
  verb: 'withhold',
  input: withholding,
  validate: (_actor, { request }, meeting) => closedOr(meeting, request),
  resolve: whole,
  settle: settling('withhold'),
  ...heard,
  sentence: ({ parts, keep }) => trail.withheld(Array.isArray(parts) ? parts.length : 0, keep === true),
  examples: [],
})

/** A file was made for a request: it is entered with the file's fingerprint before a byte of it leaves. */
export const madeEvidence = act({
  verb: 'make-evidence',
  input: evidenceMade,
  validate: (_actor, { request }, meeting) => closedOr(meeting, request),
  resolve: whole,
  settle: settling('make-evidence'),
  ...heard,
  sentence: ({ form, sha256 }) => trail.madeEvidence(form === 'full', String(sha256)),
  examples: [],
})

/** What came of a request, and when. Nothing of it changes afterwards. */
export const finishedRequest = act({
  verb: 'finish-request',
  input: finishRequest,
  validate: (_actor, { request, on }, meeting, now) =>
    closedOr(meeting, request, on > today(now) ? refuse('schema', refusedAfter.requestAhead).refusal : null),
  resolve: whole,
  settle: settling('finish-request'),
  ...heard,
  sentence: ({ outcome }) => trail.finishedRequest(String(outcome)),
  examples: [],
})
