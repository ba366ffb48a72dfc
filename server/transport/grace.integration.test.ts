import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { EVENTS } from '../../lib/protocol/live'
import { testDatabase } from '../db/testing'
import { ownTime } from '../rooms/testing.time'
import { meetingServer } from './testing'
import { live } from './testing.client'

// Within this process: its time stands still until the test lets it pass.
const time = ownTime()
const server = await meetingServer(await testDatabase(), time)
afterAll(async () => void (await server.stop()))

test('T24 who is gone longer than the grace is entered as having lost the connection; who is back in time, or still here in another window, is not', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', tom: 'practitioner', school: 'practitioner' })
  const page = (name: string) => live(server.origin, id, who[name]!.headers)
  const entries = async () => (await server.ledger.read(id)).entries.flatMap(({ fields }) => fields ?? [])
  const ask = (verb: string) => ({ verb, input: {}, key: randomUUID() })
  const [chair, tom, window, school] = [page('chair'), page('tom'), page('tom'), page('school')]
  for (const one of [chair, tom, window, school]) await one.hear('roster')
  for (const one of [chair, tom, school]) expect(await one.act(ask('join'))).toMatchObject({ ok: true })
  const lost = async () =>
    (await entries()).filter(entry => entry.content?.how === 'connection-lost').map(entry => entry.actor?.name)
  const tomIsHere = () => {
    const roster = EVENTS.roster.safeParse(chair.heard('roster').at(-1))
    return roster.success && roster.data.people.find(person => person.name === 'tom')?.here === true
  }
  await chair.until(tomIsHere)
  school.socket.disconnect()
  await time.waiting(1)
  const back = page('school')
  await back.hear('roster')
  for (const one of [tom, window]) one.socket.disconnect()
  await time.waiting(2)
  time.pass(9_999)
  expect(await lost()).toEqual([])
  time.pass(1)
  await chair.until(() => !tomIsHere())
  expect(await lost()).toEqual(['tom'])
})
