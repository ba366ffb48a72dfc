import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { meetingServer } from './testing'
import { synced } from './testing.client'

// Within this process: the interval is the test's own, where the product's is ten seconds.
const server = await meetingServer(await testDatabase(), { keepAlive: 40 })
afterAll(async () => void (await server.stop()))

test('T11 a quiet connection is kept alive with the empty awareness message', async () => {
  const { id, who } = await server.meeting({ tom: 'practitioner' })
  const tom = await synced(server.origin, id, who.tom!.headers)
  const before = tom.frames.length
  await tom.until(() => tom.frames.length >= before + 2)
  expect(tom.frames.slice(before).map(frame => [...frame])).toEqual(tom.frames.slice(before).map(() => [1, 1, 0]))
})
