import { NAMES, type Name } from '../ledger/fields'
import type { Json } from '../ledger/jcs'
import type { Keep } from '../ledger/redact'
import { type About, type Logged, saysSomething, survey, type Why, whyEntry, whyField, whyName } from './propose'
import type { Choice } from './request'

/** One thing that goes out or not. `why`: what was proposed; `choice`: what somebody decided instead; `locked`: nobody can. */
type Decided = { key: string; out: boolean; why: Why | null; choice: Choice | null; locked: boolean }
/** `name` is a field of the content where `field`, else one of the entry's nine names. */
export type PlannedPart = Decided & { field: boolean; name: string; value: Json }
export type PlannedEntry = Decided & { seq: number; entry: Logged; parts: PlannedPart[] }
/** What of a log goes out, and why the rest does not: one for each entry, in order. */
export type Plan = readonly PlannedEntry[]

/** Where of all that an entry says nothing goes out, that there is one says only who spoke of them, and when. */
const isSaid = ({ field, name, out }: PlannedPart) => field && out && saysSomething(name)

const NEVER: readonly Why[] = ['gone', 'request']

/** The proposal for a log, with what people decided otherwise. Deterministic: the same log and choices give the same plan. */
export function planOf(log: readonly Logged[], about: About, choices: ReadonlyMap<string, Choice>): Plan {
  const surveyed = survey(log, about)
  const decide = (key: string, why: Why | null, locked: boolean): Decided => {
    const choice = locked ? null : (choices.get(key) ?? null)
    return { key, why, locked, choice, out: choice ? choice.keep : why === null }
  }
  const isLocked = (why: Why | null) => why === 'protected' && about.subject !== null
  // Words are looked through only where the entry goes out: of the others nothing does.
  const partsOf = (entry: Logged, out: boolean): PlannedPart[] => {
    const { fields, seq } = entry
    if (!fields) return []
    const names = NAMES.flatMap((name): PlannedPart[] => {
      if (name === 'content') return []
      const why = out ? whyName(name, entry, about) : null
      return [{ ...decide(`${seq}/${name}`, why, isLocked(why)), field: false, name, value: fields[name] }]
    })
    const inside = Object.entries(fields.content ?? {}).map(([name, value]) => {
      const why = out ? whyField(entry, name, value, surveyed, about) : null
      return { ...decide(`${seq}/content/${name}`, why, isLocked(why)), field: true, name, value }
    })
    return [...names, ...inside]
  }
  return log.map(entry => {
    const why = whyEntry(entry, surveyed, about)
    const locked = why !== null && NEVER.includes(why)
    const whole = decide(String(entry.seq), why, locked)
    const planned = { ...whole, seq: entry.seq, entry, parts: locked ? [] : partsOf(entry, whole.out) }
    const empty = about.subject !== null && why === null && !whole.choice && !planned.parts.some(isSaid)
    return empty ? { ...planned, out: false, why: 'empty' } : planned
  })
}

/** The things that somebody can decide on: those that are there, but for what never goes out. */
export const decidable = (plan: Plan): ReadonlySet<string> =>
  new Set(plan.flatMap(one => [one, ...one.parts]).flatMap(({ key, locked }) => (locked ? [] : key)))

/** The plan as what the bundle is redacted by. Lines of the access log are never part of it. */
export function keepOf(plan: Plan): Keep {
  const out = new Set(plan.filter(one => one.out).map(({ seq }) => seq))
  const gone = new Set(plan.flatMap(({ parts }) => parts.filter(part => !part.out).map(({ key }) => key)))
  return part => {
    if (part.part === 'line') return false
    if (!out.has(part.seq)) return false
    if (part.part === 'name') return !gone.has(`${part.seq}/${part.name satisfies Name}`)
    return part.part === 'field' ? !gone.has(`${part.seq}/content/${part.name}`) : true
  }
}

/** What goes out, named thing by thing: the same text exactly where the same things do. */
export const outline = (plan: Plan): string =>
  plan
    .filter(one => one.out)
    .map(({ seq, parts }) => `${seq}:${parts.flatMap(part => (part.out ? part.name : [])).join(',')}`)
    .join('\n')
