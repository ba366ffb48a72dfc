import * as z from 'zod/mini'
import { addMonths, addWorkingDays, type Day, isWorkingDay } from '../meeting/calendar'
import type { RequestVerb } from '../policy/can'
import { day, id, words } from '../statements/fields'

/** Who asks for what a meeting holds: somebody for themselves, whoever acts for them, a court, another body. */
export const ASKERS = ['person', 'representative', 'court', 'body'] as const
export type Asker = (typeof ASKERS)[number]
/** By what right. `subject-access`: a person's own information, with other people's kept back. */
export const BASES = ['subject-access', 'court-order', 'disclosure', 'internal-review'] as const
export type Basis = (typeof BASES)[number]
export const OUTCOMES = ['sent', 'sent-in-part', 'refused', 'taken-back'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const FORMS = ['full', 'redacted'] as const
export type Form = (typeof FORMS)[number]

/** One thing in the log that goes out or does not: an entry `12`, one of its names `12/actor`, one field `12/content/body`. */
const part = z
  .string()
  .check(
    z.maxLength(120),
    z.regex(/^[1-9]\d{0,8}(\/(actor|agency|at|audience|recipients|role|seq|type|content\/[^/]+))?$/),
  )

/** Who asks, for what, by what right and by when. `whose`: whose information it is, and what they were called then. */
export const recordRequest = z
  .strictObject({
    request: id,
    asker: z.enum(ASKERS),
    name: words(200),
    basis: z.enum(BASES),
    whose: z.optional(z.strictObject({ key: words(200), name: words(200) })),
    about: z.optional(words(1500)),
    received: day,
    due: day,
  })
  .check(z.refine(one => one.basis !== 'subject-access' || one.whose !== undefined, { path: ['whose'] }))

/** What one agency said when it was asked whether anything of its own must be kept back. */
export const agencyAnswer = z.strictObject({
  request: id,
  agency: words(200),
  withhold: z.boolean(),
  said: z.optional(words(1500)),
  on: day,
})

/** Somebody decided otherwise than was proposed, of these things and for this reason. */
export const withholding = z.strictObject({
  request: id,
  parts: z.array(part).check(z.minLength(1), z.maxLength(2000)),
  keep: z.boolean(),
  reason: words(1000),
})

/** A file was made: of what form, with what in it, and its SHA-256 in hex. */
export const evidenceMade = z.strictObject({
  request: id,
  form: z.enum(FORMS),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  entries: z.int(),
  withheld: z.strictObject({ entries: z.int(), fields: z.int(), people: z.int() }),
})

export const finishRequest = z.strictObject({
  request: id,
  outcome: z.enum(OUTCOMES),
  said: z.optional(words(1500)),
  on: day,
})

type By = { name: string; at: string }
export type Choice = { keep: boolean; reason: string; by: By }
export type Answer = Omit<z.infer<typeof agencyAnswer>, 'request' | 'agency'> & { by: By }
export type Made = Omit<z.infer<typeof evidenceMade>, 'request'> & { by: By }

/** A request as its acts add up: the newest form, each agency's newest answer, the newest choice on each thing. */
export type EvidenceRequest = Omit<z.infer<typeof recordRequest>, 'request'> & {
  id: string
  opened: By
  answers: Map<string, Answer>
  choices: Map<string, Choice>
  made: Made[]
  done: (Omit<z.infer<typeof finishRequest>, 'request'> & { by: By }) | null
}
export type Requests = Map<string, EvidenceRequest>

/** Brings the requests up to date by one act. What is of no known form, or about no request, changes nothing. */
export function foldRequest(requests: Requests, act: RequestVerb, content: unknown, by: By) {
  if (act === 'record-request') return recorded(requests, content, by)
  const { data: about } = z.looseObject({ request: id }).safeParse(content)
  const found = about && requests.get(about.request)
  if (found) changed(found, act, content, by)
}

function recorded(requests: Requests, content: unknown, by: By) {
  const { data } = recordRequest.safeParse(content)
  if (!data) return
  const { request, ...form } = data
  const known = requests.get(request)
  const kept = known ?? { opened: by, answers: new Map(), choices: new Map(), made: [], done: null }
  const { opened, answers, choices, made, done } = kept
  requests.set(request, { ...form, id: request, opened, answers, choices, made, done })
}

function changed(found: EvidenceRequest, act: Exclude<RequestVerb, 'record-request'>, content: unknown, by: By) {
  switch (act) {
    case 'agency-answer': {
      const { data } = agencyAnswer.safeParse(content)
      if (!data) return
      const { request: _request, agency, ...answer } = data
      found.answers.set(agency, { ...answer, by })
      return
    }
    case 'withhold': {
      const { data } = withholding.safeParse(content)
      for (const one of data?.parts ?? [])
        found.choices.set(one, { keep: data?.keep === true, reason: data?.reason ?? '', by })
      return
    }
    case 'make-evidence': {
      const { data } = evidenceMade.safeParse(content)
      if (!data) return
      const { request: _request, ...made } = data
      found.made.push({ ...made, by })
      return
    }
    case 'finish-request': {
      const { data } = finishRequest.safeParse(content)
      if (!data) return
      const { request: _request, ...done } = data
      found.done = { ...done, by }
    }
  }
}

/**
 * The day by which somebody who asked for their own information has it: the same date a month on, the month's last day where it has
 * none; where nobody works that day, the next one on which people do.
 */
export function dueFor(received: Day): Day {
  const on = addMonths(received, 1)
  return isWorkingDay(on) ? on : addWorkingDays(on, 1)
}

/** How a request stands on a day: `due` in its last seven days. */
export type Standing = 'open' | 'due' | 'overdue' | 'done'
export function standingOf({ done, due }: Pick<EvidenceRequest, 'done' | 'due'>, today: Day, soon: Day): Standing {
  if (done) return 'done'
  if (due < today) return 'overdue'
  return due <= soon ? 'due' : 'open'
}
