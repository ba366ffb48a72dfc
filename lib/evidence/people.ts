import type { Setup } from '../meeting/setup'
import type { Member } from '../meeting/state'
import { isOfFamily } from '../policy/can'

/** Somebody whose information a meeting can hold. `key`: what stands for them in a request; `ids`: how the log refers to them. */
export type Subject = { key: string; name: string; relationship: string; ids: readonly string[]; child: boolean }

/** Everyone whom a meeting is about or who takes part in it: children, their family and whoever comes with them, professionals. */
export function subjectsOf(
  { children, people }: Pick<Setup, 'children' | 'people'>,
  members: Iterable<Member>,
): Subject[] {
  const all: Subject[] = [
    ...children.map(({ id, name }) => ({ key: id, name, relationship: '', ids: [id], child: true })),
    ...people.map(({ id, account, name, relationship }) => ({
      key: account ?? id ?? name,
      name,
      relationship,
      ids: [id, account].filter(one => one !== undefined),
      child: false,
    })),
  ]
  for (const { person, name, role, agency } of members) {
    const known = all.find(one => one.key === person || (isOfFamily({ role }) && one.name === name))
    if (known) Object.assign(known, { ids: [...new Set([...known.ids, person])] })
    else all.push({ key: person, name, relationship: isOfFamily({ role }) ? '' : agency, ids: [person], child: false })
  }
  return all
}

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'rev',
  'sir',
  'dame',
  'det',
  'sgt',
  'ds',
  'dc',
  'di',
  'pc',
  'the',
  'and',
])
const namesIn = (name: string) =>
  name
    .toLocaleLowerCase('en-GB')
    .split(/[^\p{L}\p{N}']+/u)
    .filter(word => word.length > 1 && !TITLES.has(word))

/** What people are to one another, as it is written: one group is one person. */
const RELATIONS: readonly (readonly string[])[] = [
  ['mother', 'mum', 'mam', 'mummy', 'mom', 'mums', 'mam’s'],
  ['father', 'dad', 'daddy', 'dads'],
  ['stepmother', 'stepmum', 'step-mother'],
  ['stepfather', 'stepdad', 'step-father'],
  ['partner', 'boyfriend', 'girlfriend', 'husband', 'wife', 'fiancé'],
  ['grandmother', 'grandma', 'gran', 'granny', 'nan', 'nana'],
  ['grandfather', 'grandad', 'granddad', 'grandpa'],
  ['grandparent'],
  ['parents', 'both parents', 'carer', 'foster'],
  ['brother', 'sister', 'sibling', 'half-brother', 'half-sister', 'twin'],
  ['aunt', 'auntie', 'uncle', 'cousin', 'niece', 'nephew'],
  ['neighbour', 'landlord', 'lodger', 'friend', 'classmate', 'godmother', 'godfather'],
]

/** Looks for terms in every text of a value, however they are written; null where there are none (`lib/checks/protected`, on the server alone). */
export type Finding = (terms: readonly string[]) => (value: unknown) => string | null

/** How texts tell one person from the others. */
export type Naming = {
  /** Whether a value speaks of them by name, or by what they are to the children. */
  names(value: unknown): boolean
  /** Whether a value speaks of anybody else, by name, by id or by what they are to somebody. */
  namesOthers(value: unknown): boolean
}

/** A name or relation that others have too tells nobody apart: it counts for neither. */
export function namingOf(subject: Subject, all: readonly Subject[], finding: Finding): Naming {
  const others = all.filter(one => one !== subject && one.key !== subject.key)
  const own = new Set(namesIn(subject.name))
  const theirs = new Set(others.flatMap(({ name }) => namesIn(name)))
  const related = (one: Subject) =>
    RELATIONS.filter(group => group.includes(one.relationship.toLocaleLowerCase('en-GB')))
  const mine = related(subject).filter(group => !others.some(one => related(one).includes(group)))
  const self = finding([subject.name, ...[...own].filter(word => !theirs.has(word)), ...mine.flat()])
  const them = finding([
    ...others.map(({ name }) => name),
    ...[...theirs].filter(word => !own.has(word)),
    ...RELATIONS.filter(group => !mine.includes(group)).flat(),
  ])
  const ids = new Set(others.flatMap(one => one.ids))
  return {
    names: value => self(value) !== null || holdsId(value, new Set(subject.ids)),
    namesOthers: value => them(value) !== null || holdsId(value, ids),
  }
}

function holdsId(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(one => holdsId(one, ids))
}
