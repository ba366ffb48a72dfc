import { finding } from '../../lib/checks/protected'
import { namingOf, type Subject, subjectsOf } from '../../lib/evidence/people'
import { type Plan, planOf } from '../../lib/evidence/plan'
import type { About, Logged } from '../../lib/evidence/propose'
import { type EvidenceRequest, foldRequest, type Requests } from '../../lib/evidence/request'
import { agencyFace } from '../../lib/meeting/faces'
import { canRead, isOfFamily, REQUEST_VERBS } from '../../lib/policy/can'
import { aloneWith } from '../../lib/record/recipients'
import type { ReadEntry, Snapshot } from '../ledger/ledger'
import type { ReadDeps } from '../read/deps'
import { hiddenFrom } from '../read/known'
import type { Entered } from '../read/meetings'
import { takenOff } from '../read/taken'
import { readAudiences } from '../rooms/people'

/** A meeting's log as somebody who sees to its requests has it: `hidden` is what stands on lists that they are not on. */
export type Opened = Entered & {
  log: Snapshot
  requests: Requests
  subjects: Subject[]
  audiences: Awaited<ReturnType<typeof readAudiences>>
  hidden: ReadonlySet<number>
}

export async function openRequests({ db, ledger }: ReadDeps, entered: Entered): Promise<Opened> {
  const log = await ledger.read(entered.facts.id)
  const audiences = await readAudiences(db, entered.facts.id)
  const { setup } = entered.facts
  return {
    ...entered,
    log,
    requests: requestsIn(log.entries),
    subjects: subjectsOf(setup, entered.members.values()),
    audiences,
    hidden: hiddenFrom(entered.me, log.entries, audiences),
  }
}

const verbOf = (type: string) => REQUEST_VERBS.find(verb => type === `act.${verb}`)

/** The requests of a meeting as its log has them. */
export function requestsIn(entries: readonly ReadEntry[]): Requests {
  const requests: Requests = new Map()
  for (const { fields } of entries) {
    const verb = fields ? verbOf(fields.type) : undefined
    if (fields && verb) foldRequest(requests, verb, fields.content, { name: fields.actor?.name ?? '', at: fields.at })
  }
  return requests
}

/** What would go out for a request as it stands, of all that this person may know of. */
export function planFor(opened: Opened, request: EvidenceRequest): Plan {
  const log: Logged[] = opened.log.entries.filter(({ seq }) => !opened.hidden.has(seq))
  return planOf(log, aboutOf(opened, request), request.choices)
}

function aboutOf({ facts, members, subjects, audiences, log }: Opened, { basis, whose }: EvidenceRequest): About {
  const own = basis === 'subject-access' && whose !== undefined
  // Somebody who is not among these people any more is still told apart from them by name.
  const subject = own ? (subjects.find(one => one.key === whose.key) ?? gone(whose)) : null
  const member = subject?.ids.map(one => members.get(one)).find(one => one !== undefined)
  const terms = (facts.setup.guarded?.terms ?? []).map(({ value }) => value)
  const asFamily = subject !== null && !(member && !isOfFamily(member))
  const holds = finding([...terms, ...(asFamily ? namesKept(facts, member?.person ?? null) : [])])
  const kinds = [...audiences].map(([id, audience]) => {
    const theirs = member ? canRead({ ...member, admitted: true }, audience) : audience.kind === 'meeting'
    return [id, { kind: audience.kind, theirs }] as const
  })
  return {
    subject,
    naming: subject && namingOf(subject, subjects, finding),
    audiences: new Map(kinds),
    taken: takenOff(log.entries),
    isProtected: value => holds(value) !== null,
    isRequest: type => verbOf(type) !== undefined,
  }
}

/** Agencies whose own names are kept from this person. Names of people are held back as another’s. */
function namesKept({ faces, agencies }: Opened['facts'], account: string | null): string[] {
  const alone = aloneWith(account)
  return agencies.map(({ name }) => name).filter(name => agencyFace(faces, alone, name) !== name)
}

const gone = ({ key, name }: { key: string; name: string }): Subject => ({
  key,
  name,
  relationship: '',
  ids: [key],
  child: false,
})
