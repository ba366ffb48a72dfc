import { expect, test } from 'vitest'
import { AGENCY_TYPES, type AgencyType, type Duty } from '../meeting/names'
import { ADMIN_VERBS, type Administered, type Administrator, type AdminVerb, canAdminister } from './administer'
import { INTENT } from './testing/intent'

const actor = (administers: Duty | null, agencyType: AgencyType = 'police'): Administrator => ({
  person: 'p',
  agency: 'own',
  agencyType,
  administers,
})
const ACTORS: Record<string, Administrator[]> = {
  agency: AGENCY_TYPES.filter(type => !['safeguarding_unit', 'social_care', 'family'].includes(type)).map(type =>
    actor('agency', type),
  ),
  unit: [actor('agency', 'safeguarding_unit'), actor('agency', 'social_care')],
  runner: AGENCY_TYPES.map(type => actor('deployment', type)),
}
const one = (agency: string, administers: Duty | null, agencyType: AgencyType = 'school'): Administered => ({
  agency,
  agencyType,
  administers,
})
const SUBJECTS: Record<string, Administered[]> = {
  own: [one('own', null)],
  own_admin: [one('own', 'agency')],
  other: [one('other', null)],
  other_admin: [one('other', 'agency')],
  runner: [one('own', 'deployment'), one('other', 'deployment')],
  family: [one('family', null, 'family')],
}
const answer = (who: Administrator | null, verb: AdminVerb, subject: Administered) =>
  canAdminister(who, verb, subject) === null ? 'yes' : '-'

test('A10 the policy says of every administrator, verb and person what was meant', () => {
  const { rows, columns, at } = INTENT.administers
  const meant = rows.flatMap(row => columns.map(column => `${row} ${column}: ${at(row, column)}`))
  const got = Object.entries(ACTORS).flatMap(([kind, actors]) =>
    ADMIN_VERBS.flatMap(verb =>
      Object.entries(SUBJECTS).map(([column, subjects]) => {
        const said = new Set(actors.flatMap(who => subjects.map(subject => answer(who, verb, subject))))
        return `${kind}.${verb} ${column}: ${[...said].join(' or ')}`
      }),
    ),
  )
  expect(got).toEqual(meant)
})

test('A11 whoever looks after nothing may nothing, and a verb or duty nobody knows is a no', () => {
  for (const subject of Object.values(SUBJECTS).flat()) {
    for (const verb of ADMIN_VERBS) {
      expect(answer(null, verb, subject)).toBe('-')
      expect(answer(actor(null, 'safeguarding_unit'), verb, subject)).toBe('-')
      for (const duty of ['', 'constructor', '__proto__', 'everything'])
        expect(answer(actor(duty as Duty), verb, subject)).toBe('-')
    }
    for (const verb of ['', 'constructor', '__proto__', 'delete', 'person'])
      for (const who of Object.values(ACTORS).flat()) expect(answer(who, verb as AdminVerb, subject)).toBe('-')
  }
})
