import { expect, test } from 'vitest'
import { type MeetingStatus, ROLES, type Role, STATUSES } from '../meeting/names'
import type { Member } from '../meeting/state'
import { KIND_NAMES } from '../statements/index'
import { ACT_VERBS, can, canRead, KEEP_VERBS, RECORD_VERBS, REQUEST_VERBS, type Verb } from './can'
import { INTENT, reads, stands, verdict } from './testing/intent'

const VERBS: readonly Verb[] = [
  'enter',
  'trail',
  'keeping',
  'export',
  'copy',
  'draft',
  'note',
  'analysis',
  'versions',
  'record',
  'speak-for',
  ...KIND_NAMES,
  ...ACT_VERBS,
  ...KEEP_VERBS,
  ...REQUEST_VERBS,
  ...RECORD_VERBS,
  'record-version',
  'summary',
]
const AUDIENCES = ['meeting', 'professionals', 'own'] as const

const one = (role: Role, admitted = true): Member => ({ person: 'p', name: 'P', agency: 'A', role, admitted })
const answer = (actor: Member | null, verb: Verb, status: MeetingStatus) => can(actor, verb, { status })?.code ?? 'yes'
const audience = (kind: 'meeting' | 'professionals' | 'named' | 'own', ...people: string[]) => ({
  id: kind,
  kind,
  version: 1,
  people: new Set(people),
})
const cells = <T>(each: (role: Role, verb: Verb, status: MeetingStatus) => T): T[] =>
  ROLES.flatMap(role => VERBS.flatMap(verb => STATUSES.map(status => each(role, verb, status))))

test('M1 can() says of every role, verb and status what was meant, and turns down with the code that was meant', () => {
  const got = cells((role, verb, status) => `${role} ${verb} ${status}: ${answer(one(role), verb, status)}`)
  const meant = cells((role, verb, status) => `${role} ${verb} ${status}: ${verdict(role, verb, status)}`)
  expect(got).toEqual(meant)
  expect(got).toHaveLength(ROLES.length * VERBS.length * STATUSES.length)
})

test('M2 whoever is not in the meeting, or not admitted, may nothing, whatever their role', () => {
  const allowed = cells((role, verb, status) =>
    [null, one(role, false)].every(actor => answer(actor, verb, status) === 'not_allowed')
      ? []
      : `${role} ${verb} ${status}`,
  )
  expect(allowed.flat()).toEqual([])
  for (const role of ROLES)
    for (const kind of [...AUDIENCES, 'named'] as const)
      expect(canRead(one(role, false), audience(kind, 'p'))).toBe(false)
  for (const kind of AUDIENCES) expect(canRead(null, audience(kind))).toBe(false)
})

test.each(['', 'constructor', '__proto__', 'toString', 'delete', 'administer'])(
  'M3 a verb, role or audience nobody knows is a no, never an error: %j',
  unknown => {
    const chair = one('chair')
    const stranger = { ...chair, role: unknown as Role }
    expect(answer(chair, unknown as Verb, 'in_progress')).toBe('not_allowed')
    for (const verb of VERBS) expect(answer(stranger, verb, 'in_progress')).toBe('not_allowed')
    for (const verb of VERBS) expect(answer(chair, verb, unknown as MeetingStatus)).not.toBe('yes')
    for (const kind of AUDIENCES) expect(canRead(stranger, audience(kind))).toBe(false)
    expect(canRead(chair, { ...audience('meeting'), kind: unknown as 'meeting' })).toBe(false)
    expect(canRead(chair, undefined)).toBe(false)
  },
)

test('M4 canRead() says of every role and board what was meant; a named list is read by whoever is on it', () => {
  const got = AUDIENCES.map(kind => ROLES.filter(role => canRead(one(role), audience(kind))))
  expect(got).toEqual(AUDIENCES.map(kind => ROLES.filter(role => reads(role, kind))))
  for (const role of ROLES) {
    expect(canRead(one(role), audience('named', 'p'))).toBe(true)
    expect(canRead(one(role), audience('named', 'somebody else'))).toBe(false)
  }
})

test('M5 the tables of intent speak of exactly the roles, statuses, verbs, kinds and boards there are', () => {
  const { who, when, reads: read, stands: stand } = INTENT
  const same = (got: readonly string[], meant: readonly string[]) => expect([...got].sort()).toEqual([...meant].sort())
  same(who.rows, VERBS)
  same(who.columns, ROLES)
  same(when.columns, STATUSES)
  same(read.rows, AUDIENCES)
  same(read.columns, ROLES)
  same(stand.rows, KIND_NAMES)
  same(stand.columns, AUDIENCES)
  expect(() => verdict('chair', 'unheard-of', 'open')).toThrow()
  expect(() => stands('unheard-of', 'meeting')).toThrow()
})
