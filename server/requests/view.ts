import type { Plan, PlannedEntry, PlannedPart } from '../../lib/evidence/plan'
import { type EvidenceRequest, standingOf } from '../../lib/evidence/request'
import { disclosed } from '../../lib/ledger/open'
import { addDays } from '../../lib/meeting/calendar'
import { isProfessional } from '../../lib/policy/can'
import type {
  EntryView,
  FileView,
  PartView,
  RequestLine,
  RequestsAsked,
  RequestsView,
  RequestView,
} from '../../lib/protocol/requests'
import { londonDate } from '../../lib/text/dates'
import { valueWords } from '../../lib/text/requests'
import { typeWords } from '../../lib/text/trail-page'
import { aboutMeeting } from '../ledger/access'
import { ACCESS_LOG } from '../ledger/ledger'
import type { ReadDeps } from '../read/deps'
import { fileFor, type MadeFile, outlineOf } from './file'
import { EMPTY, listed } from './pages'
import { type Opened, planFor } from './plan'

const SOON = 7

/** The page of a meeting's requests, with one of them whole where it is asked for. */
export async function viewOf(deps: ReadDeps, opened: Opened, now: number, asked: RequestsAsked): Promise<RequestsView> {
  const today = londonDate(new Date(now).toISOString())
  const { requests, subjects, facts, members } = opened
  const one = requests.get(asked.of ?? '')
  // The family is no agency that could be asked.
  const asksIts = (agency: string) => [...members.values()].some(who => who.agency === agency && isProfessional(who))
  return {
    today,
    list: [...requests.values()].map(each => lineOf(each, today)).sort(urgent),
    quick: one ? [] : await quickExports(deps, facts.id),
    subjects: subjects.map(({ key, name, child }) => ({ key, name, child })),
    agencies: facts.agencies.flatMap(({ name }) => (asksIts(name) ? name : [])),
    one: one ? await requestOf(deps, opened, one, lineOf(one, today), asked) : null,
  }
}

const lineOf = (request: EvidenceRequest, today: string): RequestLine => {
  const { id, asker, name, basis, whose, received, due } = request
  const standing = standingOf(request, today, addDays(today, SOON))
  return { id, asker, name, basis, whose: whose?.name ?? null, received, due, standing }
}

/** What is still to do first, soonest due; what is done after it, newest first. */
const urgent = (a: RequestLine, b: RequestLine) => {
  if ((a.standing === 'done') !== (b.standing === 'done')) return a.standing === 'done' ? 1 : -1
  const order = a.due < b.due ? -1 : Number(a.due > b.due)
  return a.standing === 'done' ? -order : order
}

/** Files that somebody exported without recording a request: each line of the access log is its own record. */
async function quickExports({ ledger }: ReadDeps, meeting: string): Promise<RequestsView['quick']> {
  const lines = await ledger.lines(ACCESS_LOG, aboutMeeting(meeting, ''))
  return (lines?.entries ?? []).flatMap(({ opening }) => {
    const { type, at, actor, content } = disclosed(opening) ?? {}
    if (type !== 'act.export' || !at || content?.basis !== 'internal-review' || content.request) return []
    return [{ at, name: actor?.name ?? '', sha256: String(content.sha256) }]
  })
}

async function requestOf(
  deps: ReadDeps,
  opened: Opened,
  request: EvidenceRequest,
  line: RequestLine,
  asked: RequestsAsked,
): Promise<RequestView> {
  const { whose, about, answers, made, done } = request
  return {
    ...line,
    whoseKey: whose?.key ?? null,
    about: about ?? null,
    opened: request.opened,
    answers: [...answers].map(([agency, one]) => ({ ...one, agency, said: one.said ?? null })),
    made: made.map(one => ({ ...one })),
    done: done && { ...done, said: done.said ?? null },
    file: await filed(deps, opened, request, asked),
  }
}

/** What a file would hold now: what goes out is read from the file, what stays back from the plan. */
async function filed(
  deps: ReadDeps,
  opened: Opened,
  request: EvidenceRequest,
  asked: RequestsAsked,
): Promise<FileView> {
  const form = request.basis === 'subject-access' ? 'redacted' : (asked.as ?? 'redacted')
  const plan = planFor(opened, request)
  const made = await fileFor(deps, opened, form, plan)
  return {
    form,
    size: made.read.size,
    outline: outlineOf(plan),
    shown: made.shown,
    withheld: made.withheld,
    hidden: opened.hidden.size,
    ...(form === 'full' ? EMPTY : listed(entriesOf(plan, made, namesOf(opened)), asked)),
  }
}

/** What people and children are called where the log has their ids. */
const namesOf = ({ subjects }: Opened): ReadonlyMap<string, string> =>
  new Map(subjects.flatMap(({ ids, name }) => ids.map(id => [id, name] as const)))

function entriesOf(plan: Plan, { read }: MadeFile, names: ReadonlyMap<string, string>): EntryView[] {
  const inFile = new Set(read.entries.flatMap(keysIn))
  return plan.map(one => {
    // What is said to go out is what the file says, and nothing that the plan alone believes.
    if (one.out !== inFile.has(one.key)) throw new Error('The file is not what was planned.')
    return entryOf(one, inFile, names)
  })
}

const keysIn = ({ seq, fields }: MadeFile['read']['entries'][number]): string[] =>
  fields
    ? [
        String(seq),
        ...Object.keys(fields).map(name => `${seq}/${name}`),
        ...Object.keys(fields.content ?? {}).map(name => `${seq}/content/${name}`),
      ]
    : []

function entryOf(one: PlannedEntry, inFile: ReadonlySet<string>, names: ReadonlyMap<string, string>): EntryView {
  const shown = one.locked ? null : one.entry.fields
  const { key, out, why, locked, seq } = one
  return {
    seq,
    key,
    out,
    why,
    locked,
    choice: choiceOf(one),
    at: shown?.at ?? null,
    who: shown?.actor ? `${shown.actor.name}, ${shown.agency ?? ''}` : '',
    what: shown ? typeWords(shown.type) : '',
    parts: one.parts
      .filter(worthShowing)
      .sort(wordsFirst)
      .map(part => partOf(part, one.out ? inFile.has(part.key) : part.out, names)),
  }
}

const choiceOf = ({ choice }: Pick<PlannedPart, 'choice'>): EntryView['choice'] =>
  choice && { keep: choice.keep, reason: choice.reason, name: choice.by.name }

/** Every field, and of the nine names those that say something beside the line above them. */
const worthShowing = ({ field, name, value, out }: PlannedPart) =>
  field
    ? name !== 'id' && name !== 'seen' && name !== 'v'
    : !out || (value !== null && name !== 'seq' && name !== 'type')

/** What was said comes first; in the log fields stand in no order that means anything. */
const FIRST = ['headline', 'body', 'reason', 'childView']
const rank = ({ field, name }: PlannedPart) => (field ? FIRST.indexOf(name) + 1 || FIRST.length + 1 : FIRST.length + 2)
const wordsFirst = (a: PlannedPart, b: PlannedPart) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)

const partOf = (part: PlannedPart, out: boolean, names: ReadonlyMap<string, string>): PartView => {
  const { key, name, why, locked, value } = part
  return { key, name, words: valueWords(value, names), out, why, locked, choice: choiceOf(part) }
}
