import { agencyFace, type Faces } from '../meeting/faces'
import { AGENCY_TYPES } from '../meeting/names'
import type { Agency, FamilyPerson, Setup } from '../meeting/setup'
import type { Audience, MeetingState, Member } from '../meeting/state'
import { canRead, isFamily, isOfFamily } from '../policy/can'
import { generalName } from '../text/setup'

/**
 * Whom a version of the record is for. `id`: `professionals`, or that of the person of the family, the child or the agency. `account`:
 * with what they sign in, where they do.
 */
export type Recipient = { id: string; name: string } & (
  | { kind: 'professionals' }
  | { kind: 'agency' }
  | { kind: 'child'; account: string | null }
  | { kind: 'family'; account: string | null; relationship: string }
)
export const PROFESSIONALS: Recipient = { kind: 'professionals', id: 'professionals', name: '' }

/** What is kept from whom. */
type Hiding = {
  setup: Pick<Setup, 'guarded' | 'people' | 'children'>
  faces: Faces | null
  meeting: Pick<MeetingState, 'members'>
  agencies: readonly Pick<Agency, 'name' | 'shortName'>[]
}

type Known = {
  setup: Pick<Setup, 'children' | 'people'>
  meeting: Pick<MeetingState, 'members'>
  /** The agencies that take part, a family's household aside. */
  agencies: readonly { id: string; name: string }[]
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** Everyone who can have a version of their own: whoever comes with somebody has theirs. */
export function recipientsOf({ setup, meeting, agencies }: Known): Recipient[] {
  const members = [...meeting.members.values()]
  const isChild = ({ name }: { name: string }) => setup.children.some(child => same(child.name, name))
  const seat = (account: string | undefined) => (account ? meeting.members.get(account) : undefined)
  const theirs = setup.people.filter(
    one =>
      one.id &&
      !one.comesWith &&
      !isChild(one) &&
      !['supporter', 'interpreter'].includes(seat(one.account)?.role ?? ''),
  )
  const known = new Set(setup.people.flatMap(one => one.account ?? []))
  const others = members.filter(one => one.role === 'family' && !known.has(one.person) && !isChild(one))
  return [
    PROFESSIONALS,
    ...theirs.map(
      ({ id, name, relationship, account }): Recipient => ({
        kind: 'family',
        id: id ?? '',
        name,
        relationship,
        account: account ?? null,
      }),
    ),
    ...others.map(
      ({ person, name }): Recipient => ({ kind: 'family', id: person, name, relationship: '', account: person }),
    ),
    ...setup.children.map(
      ({ id, name }): Recipient => ({
        kind: 'child',
        id,
        name,
        account:
          setup.people.find(one => same(one.name, name))?.account ??
          members.find(one => one.role === 'child' && same(one.name, name))?.person ??
          null,
      }),
    ),
    ...agencies.map(({ id, name }): Recipient => ({ kind: 'agency', id, name })),
  ]
}

/** Whose version this person reads once it is approved; null for whoever has none. */
export function versionOf(me: Member, recipients: readonly Recipient[]): Recipient | null {
  if (!isFamily(me)) return me.role === 'auditor' ? null : PROFESSIONALS
  return recipients.find(one => (one.kind === 'family' || one.kind === 'child') && one.account === me.person) ?? null
}

/**
 * Which children of the meeting are this person's: as the chair said; else those whom their relationship names. Nobody's where
 * neither says so: leaving out is what can be put right.
 */
export function childrenOf(
  recipient: Recipient,
  { children }: Pick<Setup, 'children'>,
  said: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  if (recipient.kind === 'child') return new Set([recipient.id])
  if (recipient.kind !== 'family') return new Set(children.map(({ id }) => id))
  const known = said.get(recipient.id)
  if (known) return new Set(known)
  if (NO_PARENT.test(recipient.relationship)) return new Set()
  const words = new Set(wordsIn(recipient.relationship))
  const named = ({ name }: { name: string }) => words.has(name.toLowerCase().split(/\s+/)[0] ?? '')
  return new Set(children.filter(named).map(({ id }) => id))
}

/** Somebody of a child's who is not its parent: whose children are theirs is asked. */
const NO_PARENT =
  /\b(not|ex|former|partner|boyfriend|girlfriend|friend|neighbour|step\w*|uncle|aunt|cousin|sibling|brother|sister|of \S+[’']s)\b/i

/** Whether nobody said yet whose children are theirs, and nothing tells: their version would be of no child, so there is none to approve. */
export const isWhoseUnsaid = (
  recipient: Recipient,
  setup: Pick<Setup, 'children'>,
  said: ReadonlyMap<string, readonly string[]>,
): boolean => recipient.kind === 'family' && !said.has(recipient.id) && childrenOf(recipient, setup, said).size === 0

/** Which audiences a recipient read in the meeting, or could have: of somebody without an account what no two people are kept apart in. */
export function readsOf(
  recipient: Recipient,
  { members, audiences }: Pick<MeetingState, 'members' | 'audiences'>,
  { guarded }: Pick<Setup, 'guarded'>,
): (audience: string) => boolean {
  if (recipient.kind === 'professionals' || recipient.kind === 'agency')
    return id => audiences.get(id)?.kind !== 'named'
  const me = recipient.account === null ? undefined : members.get(recipient.account)
  const apart = (guarded?.apart ?? []).some(pair => pair.includes(recipient.id))
  return id => {
    const audience = audiences.get(id)
    if (audience?.kind === 'named') return false
    if (me) return isOfFamily(me) && canRead({ ...me, admitted: true }, audience)
    return audience?.kind === 'meeting' && !audience.without?.size && !apart
  }
}

/** An audience of this one person: what they are shown things as. */
export const aloneWith = (account: string | null): Audience | undefined =>
  account === null ? undefined : { id: '', kind: 'own', version: 1, people: new Set([account]) }

/**
 * Words that may not be in this recipient's version: those kept from them and from whoever comes with them, and the names of agencies and
 * people that are hidden from them, as they are said too: an agency's short name, a person's last. A child's version lies where the family
 * live, so nothing kept from anyone of them may be in it; nor in that of somebody of whom the set-up says nothing.
 */
export function hiddenFrom(
  recipient: Recipient,
  { setup: { guarded, people, children }, faces, meeting: { members }, agencies }: Hiding,
): string[] {
  if (recipient.kind === 'professionals' || recipient.kind === 'agency') return []
  const child = recipient.kind === 'child'
  const whole = child || !people.some(({ id }) => id === recipient.id)
  const ids = new Set(people.flatMap(one => (belongs(one, recipient) && one.id ? [one.id] : [])).concat(recipient.id))
  const accounts = new Set(people.flatMap(one => (belongs(one, recipient) ? (one.account ?? []) : [])))
  if (recipient.account) accounts.add(recipient.account)
  const hides = (from: readonly (string | null)[]) =>
    child ? from.length > 0 : from.some(one => (one === null ? recipient.account === null : accounts.has(one)))
  const terms = guarded?.terms ?? []
  const shortOf = (name: string) =>
    agencies.flatMap(({ name: is, shortName }) =>
      is === name && is !== shortName && tells(shortName) ? [shortName] : [],
    )
  // A last name that the children or the reader have tells nobody apart.
  const common = new Set([...children.map(({ name }) => lastOf(name)), lastOf(recipient.name)])
  const namesOf = (name = '') => [name, ...(common.has(lastOf(name)) ? [] : [lastOf(name)])].filter(Boolean)
  return [
    ...terms.flatMap(({ value, hideFrom }) =>
      (whole ? hideFrom.length : hideFrom.some(id => ids.has(id))) ? [value] : [],
    ),
    ...[...(faces?.agencies ?? [])].flatMap(([name, face]) => (hides(face.hideFrom) ? [name, ...shortOf(name)] : [])),
    ...[...(faces?.people ?? [])].flatMap(([id, face]) => (hides(face.hideFrom) ? namesOf(members.get(id)?.name) : [])),
  ]
}

/** Words for any agency of a kind: a short name of such words alone (“School”, “Police”) tells of none. */
const KINDS = new Set(AGENCY_TYPES.flatMap(type => wordsIn(`${type} ${generalName(type)}`)))
const tells = (shortName: string) => wordsIn(shortName).some(word => word.length > 2 && !KINDS.has(word))
const lastOf = (name: string) => name.trim().split(/\s+/).at(-1) ?? ''
const belongs = (one: FamilyPerson, { id }: Recipient) => one.id === id || one.comesWith === id

/** What a recipient calls an agency. */
export const calls = (faces: Faces | null, recipient: Recipient, agency: string): string =>
  recipient.kind === 'family' || recipient.kind === 'child'
    ? agencyFace(faces, aloneWith(recipient.account), agency)
    : agency
