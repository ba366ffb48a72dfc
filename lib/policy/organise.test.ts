import { expect, test } from 'vitest'
import { AGENCY_TYPES, type AgencyType } from '../meeting/names'
import { canOrganise } from './organise'
import { CONVENERS } from './testing/intent'

const of = (agencyType: AgencyType, agency = 'mine') => ({ person: 'p', agency, agencyType, administers: null })

test('H6 the people of a convening unit set meetings up, and of no other agency', () => {
  const may = AGENCY_TYPES.filter(type => canOrganise(of(type)) === null)
  expect([...may].sort()).toEqual([...CONVENERS].sort())
  expect(canOrganise(null)?.code).toBe('not_allowed')
  expect(canOrganise({ ...of('safeguarding_unit'), agencyType: 'unheard-of' as AgencyType })?.code).toBe('not_allowed')
})

test('H6 each unit works on its own drafts; whoever runs the installation on none', () => {
  expect(canOrganise(of('social_care'), { agency: 'mine' })).toBeNull()
  expect(canOrganise(of('social_care'), { agency: 'theirs' })?.code).toBe('not_allowed')
  expect(canOrganise({ ...of('safeguarding_unit'), administers: 'agency' })).toBeNull()
  expect(canOrganise({ ...of('safeguarding_unit'), administers: 'deployment' })?.code).toBe('not_allowed')
})
