import { expect, test } from 'vitest'
import { KIND_NAMES } from '../../lib/statements'
import { TYPES } from '../../lib/text/trail-page'
import { ACTS, ENTERED, KEEPING, RECORDING, REQUESTING } from './index'

test('V122 every kind of entry a meeting can have has words of its own where the trail is filtered', () => {
  const acts = [ACTS, KEEPING, REQUESTING, RECORDING, ENTERED].flatMap(some => Object.keys(some))
  const types = [...acts.map(verb => `act.${verb}`), ...KIND_NAMES.map(kind => `statement.${kind}`)]
  expect(types.length).toBeGreaterThan(60)
  expect(types.filter(type => !(type in TYPES))).toEqual([])
})
