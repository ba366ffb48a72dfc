import { expect, test } from 'vitest'
import { emergency as say } from '../text/emergency'
import { canAskToRead, canConfirmReading, type Second } from './emergency'
import { INTENT } from './testing/intent'

const one = (agency: string, more: Partial<Second> = {}): Second => ({
  person: agency,
  agency,
  agencyType: 'police',
  administers: null,
  setUpBy: null,
  ...more,
})
const SUBJECT = { person: 'asks', setUpBy: null, agency: 'own', units: ['unit'] }
const ACTORS: Record<string, Second> = {
  own: one('own'),
  own_admin: one('own', { administers: 'agency' }),
  other: one('other'),
  other_admin: one('other', { administers: 'agency' }),
  unit: one('unit', { agencyType: 'safeguarding_unit' }),
  runner: one('runner', { administers: 'deployment' }),
  family: one('family', { agencyType: 'family' }),
}

test('A80 who asks to read in an emergency, and who confirms it, is as it was meant; whoever asks never confirms, and nobody unknown does either', () => {
  const { rows, columns, at } = INTENT.emergency
  expect([...rows].sort()).toEqual(['ask', 'confirm'])
  expect([...columns].sort()).toEqual(Object.keys(ACTORS).sort())
  for (const who of columns) {
    const actor = ACTORS[who]!
    expect(canAskToRead(actor) === null, `${who} asks`).toBe(at('ask', who) === 'yes')
    expect(canConfirmReading(actor, SUBJECT) === null, `${who} confirms`).toBe(at('confirm', who) === 'yes')
    for (const administers of [null, 'agency', 'deployment'] as const)
      for (const agency of ['own', 'unit'])
        expect(canConfirmReading({ ...actor, person: 'asks', agency, administers }, SUBJECT), who).not.toBeNull()
  }
  expect(canAskToRead(null)).not.toBeNull()
  expect(canConfirmReading(null, SUBJECT)).not.toBeNull()
})

test('A88 of two people of whom one gave the other the way in to their account neither confirms what the other asks', () => {
  for (const second of [ACTORS.own_admin!, ACTORS.unit!, ACTORS.runner!]) {
    const no = { code: 'not_allowed', reason: say.sameDoor }
    expect(canConfirmReading({ ...second, setUpBy: 'asks' }, SUBJECT)).toMatchObject(no)
    expect(canConfirmReading(second, { ...SUBJECT, setUpBy: second.person })).toMatchObject(no)
    expect(canConfirmReading({ ...second, setUpBy: 'third' }, { ...SUBJECT, setUpBy: 'third' })).toBeNull()
  }
})
