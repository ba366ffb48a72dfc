import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { awarenessFrame } from '../gate/frames'
import { wholeCast } from '../rooms/testing.cast'
import { write } from './testing'

const database = await testDatabase()
const meeting = wholeCast(database)

/** The body of an awareness message. */
const says = (...states: { client: number; clock: number; state: unknown }[]) => {
  const frame = awarenessFrame(states)
  return frame.subarray(frame[1]! < 128 ? 2 : 3)
}
const together = async () => {
  const m = await meeting()
  const [tom, ann] = [await write(m, 'police.tom'), await write(m, 'police.ann')]
  const draft = tom.begin()
  await ann.until(() => ann.doc.getMap('drafts').has(draft))
  return { m, tom, ann, draft }
}

test('N21 colleagues see who writes in which field, under the name the server knows', async () => {
  const { m, tom, ann, draft } = await together()
  const client = ann.doc.clientID
  ann.awareness(says({ client, clock: 1, state: { draft, field: 'body' } }))
  await tom.until(() => tom.presence.length > 0)
  const told = { client, clock: 1, state: { person: ann.person, name: 'police.ann', draft, field: 'body' } }
  expect(tom.presence).toEqual([told])
  const late = await write(m, 'police.tom')
  expect(late.presence).toEqual([told])
  ann.leave()
  expect(tom.presence.at(-1)).toEqual({ client, clock: 1, state: null })
})

test('N21 what a browser repeats of others goes nowhere; a connection speaks of its own client alone', async () => {
  const { tom, ann, draft } = await together()
  ann.awareness(says({ client: tom.doc.clientID, clock: 9, state: { draft, field: 'body' } }))
  ann.awareness(says({ client: 77, clock: 9, state: null }))
  expect([tom.presence, ann.refusals]).toEqual([[], []])
})

test.each([
  ['more than a place', { draft: '00000000-0000-4000-8000-000000000001', field: 'body', note: 'MARKER' }],
  ['a name of its own', { name: 'The chair' }],
  ['a field that no draft has', { draft: '00000000-0000-4000-8000-000000000001', field: 'MARKER' }],
  ['words for a draft', { draft: 'MARKER', field: 'body' }],
  ['a very long state', 'x'.repeat(5000)],
])('N21 presence that says %s is refused and told to nobody', async (_what, state) => {
  const { tom, ann } = await together()
  ann.awareness(says({ client: ann.doc.clientID, clock: 1, state }))
  expect([ann.refusals.length, tom.presence]).toEqual([1, []])
})

test('N21 presence that changes without pause is left out, not passed on', async () => {
  const { tom, ann, draft } = await together()
  const client = ann.doc.clientID
  for (let clock = 1; clock <= 500; clock++) ann.awareness(says({ client, clock, state: { draft, field: 'body' } }))
  expect(tom.presence.length).toBeLessThan(100)
})
