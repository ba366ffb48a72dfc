import type { EntryFields, Name } from '../ledger/fields'
import type { Json } from '../ledger/jcs'
import { ROLES } from '../meeting/names'
import { isOfFamily } from '../policy/can'
import type { Naming, Subject } from './people'

/** Why something is kept back, unless somebody decides otherwise. `gone`, `request` and, where a person asked for their own, `protected` are never put back. */
export const WHYS = [
  'gone', // destroyed, or taken off the board
  'request', // about a request, this one or another
  'running', // how the meeting ran, not what was said
  'not-about', // not about this person
  'professionals', // shared among professionals alone
  'apart', // said in a session, or on a list, that is held apart
  'withdrawn', // its author took it off again
  'others-words', // another person's own words
  'names', // names, or points at, other people
  'empty', // of what it says nothing would go out
  'source', // could betray who told
  'protected', // holds words that are protected here
  'inner', // notes of professionals on how it is handled
] as const
export type Why = (typeof WHYS)[number]

/** One entry of the log as the proposal sees it. `fields` is null where its words are gone. */
export type Logged = { seq: number; once: string; fields: EntryFields | null }
/** What a proposal is made for. `subject` null: nobody's own information is asked for, and only what is protected is kept back. */
export type About = {
  subject: Subject | null
  naming: Naming | null
  /** Audience -> what kind it is, and whether this person may read it, or could if they took part. */
  audiences: ReadonlyMap<string, { kind: string; theirs: boolean }>
  /** Statements whose words were taken off the board. */
  taken: ReadonlySet<string>
  isProtected(value: unknown): boolean
  isRequest(type: string): boolean
}

type Content = Record<string, Json>
const contentOf = ({ fields }: Logged): Content => fields?.content ?? {}
const pointsAt = ({ contribution, decision, asked, alert, of, statement }: Content): string | null =>
  [contribution, decision, asked, alert, of, statement].find(one => typeof one === 'string') ?? null

/** What of the whole log has to be known before one entry is judged. */
export type Surveyed = { about: ReadonlySet<string>; withdrawn: ReadonlySet<string>; sources: ReadonlySet<string> }

/** Which statements are about the person, were withdrawn, or must not betray their source; what is said of one goes with it. */
export function survey(log: readonly Logged[], about: About): Surveyed {
  const found = { about: new Set<string>(), withdrawn: new Set<string>(), sources: new Set<string>() }
  for (const entry of log) {
    const content = contentOf(entry)
    const of = pointsAt(content)
    if (isAbout(entry, about) || (of !== null && found.about.has(of))) found.about.add(entry.once)
    if (entry.fields?.type === 'statement.withdrawal' && of) found.withdrawn.add(of)
    if (content.protectSource === true) for (const one of [entry.once, of]) if (one) found.sources.add(one)
  }
  return found
}

/** Where children are named one by one, those are whom it is about; elsewhere, whom its words name. */
function isAbout({ fields }: Logged, { subject, naming }: About): boolean {
  if (!fields || !subject || !naming) return false
  if (fields.actor && subject.ids.includes(fields.actor.person)) return true
  const { children, child } = fields.content ?? {}
  const named = [...(Array.isArray(children) ? children : []), ...(typeof child === 'string' ? [child] : [])]
  if (subject.child && named.length > 0) return named.some(one => subject.ids.includes(String(one)))
  return naming.names(fields.content)
}

/** Why a whole entry is kept back; null where it goes out, as far as its parts do. */
export function whyEntry(entry: Logged, surveyed: Surveyed, about: About): Why | null {
  const { fields, once } = entry
  if (!fields || about.taken.has(once)) return 'gone'
  if (about.isRequest(fields.type)) return 'request'
  const { subject, audiences } = about
  if (!subject) return null
  if (fields.audience === null) return 'running'
  if (!surveyed.about.has(once)) return 'not-about'
  const where = audiences.get(fields.audience)
  const own = fields.actor !== null && subject.ids.includes(fields.actor.person)
  if (!own && !where?.theirs) return where?.kind === 'professionals' ? 'professionals' : 'apart'
  if (surveyed.withdrawn.has(once) || surveyed.withdrawn.has(String(contentOf(entry).contribution))) return 'withdrawn'
  return isOfFamily(roleOf(fields)) && !own ? 'others-words' : null
}

const roleOf = ({ role }: EntryFields) => {
  const found = ROLES.find(one => one === role)
  return found ? { role: found } : null
}

/** What only says how, when and of what kind: nothing in it is anybody's. */
const PLAIN = new Set([
  'id',
  'v',
  'seen',
  'heading',
  'nature',
  'contribution',
  'version',
  'event',
  'historic',
  'knownToAgencyAt',
])
const COUNTED = new Set(['children', 'concerns', 'valence', 'late', 'openChecks'])
/** Whether a field says something of its own, and not only when, where and of what kind. */
export const saysSomething = (name: string): boolean => !PLAIN.has(name) && !COUNTED.has(name)
const INNER = new Set([
  'familyTold',
  'handlingNote',
  'protectSource',
  'roomWording',
  'otherInvestigations',
  'openChecks',
])
const TELLS = new Set(['source', 'reportedBy', 'onBehalf'])
const isWords = (value: Json): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && Object.values(value).some(isWords))

/** Why one field of an entry's content is kept back; null where it goes out. */
export function whyField(entry: Logged, name: string, value: Json, { sources }: Surveyed, about: About): Why | null {
  if (about.isProtected(value)) return 'protected'
  if (!about.subject || !about.naming) return null
  if (PLAIN.has(name)) return null
  if (INNER.has(name)) return 'inner'
  if (name === 'peopleMentioned') return 'names'
  const of = pointsAt(contentOf(entry))
  const secret = sources.has(entry.once) || (of !== null && sources.has(of))
  if (TELLS.has(name) || (secret && name !== 'children' && isWords(value))) return 'source'
  return about.naming.namesOthers(value) ? 'names' : null
}

/** The same of one of its other names. Who wrote it and who could see it are other people, unless it is the person; an agency may be one they know by another name. */
export function whyName(name: Name, { fields }: Logged, { subject, isProtected }: About): Why | null {
  if (!subject || !fields) return null
  if (name === 'agency') return isProtected(fields.agency) ? 'protected' : null
  if (name === 'recipients') return fields.recipients?.length ? 'names' : null
  return name === 'actor' && fields.actor && !subject.ids.includes(fields.actor.person) ? 'names' : null
}
