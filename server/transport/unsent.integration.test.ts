import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase } from '../db/testing'
import { step1Frame } from '../gate/frames'
import { contribution } from '../rooms/testing'
import { meetingServer } from './testing'
import { browser, dial, live, synced } from './testing.client'
import { everyone } from './testing.everyone'
import { openBoard } from './testing.wire'

// Within this process: what waits in it to be sent is looked at, and what it reads comes in the order in which the test sends.
const server = await meetingServer(await testDatabase())
process.setMaxListeners(200)
afterAll(async () => void (await server.stop()))

test('M31 T39 what still waits to be sent to a slow reader when their sign-in ends is not sent', async () => {
  const meeting = await everyone(server)
  const victim = meeting.seat('practitioner')
  const slow = await openBoard(server, victim, `board.${meeting.id}.professionals`)
  slow.socket.pause()
  const long = 'x'.repeat(1500)
  const fields = (names: string[]) => Object.fromEntries(names.map(name => [name, long]))
  const childView = fields(['exactWords', 'wishesAndFeelings', 'circumstances', 'prompt', 'howDisclosed', 'observed'])
  const more = fields(['whyNow', 'impact', 'handlingNote', 'roomWording', 'opinionBasis'])
  const words = () => contribution({ body: 'x'.repeat(6000), ...more, childView })
  // A new window for each dozen: nobody's one connection may send that much.
  while (server.unsent() < 256 * 1024) {
    const window = await openBoard(server, meeting.seat('chair'), `board.${meeting.id}.professionals`)
    const shared = await Promise.all(Array.from({ length: 12 }, () => window.add(words())))
    expect(new Set(shared)).toEqual(new Set(['yes']))
    window.close()
  }
  await server.signOut(victim)
  const { documents } = await server.settled(meeting.id)
  slow.socket.resume()
  await slow.closed()
  expect(slow.stamps.size).toBeLessThan(documents.get('professionals')!.size)
})

test('W13 a live connection that does not read is cut once 1 MiB waits for it, and holds up nobody', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', slow: 'practitioner' }, { title: 'x'.repeat(500_000) })
  const chair = live(server.origin, id, who.chair!.headers)
  await chair.hear('roster')
  const slow = dial(server.origin, '/socket.io/?EIO=4&transport=websocket', who.slow!.headers)
  await slow.open()
  slow.socket.send(`40/meeting,${JSON.stringify({ meetingId: id })}`)
  await slow.until(() => slow.frames.some(frame => Buffer.from(frame).includes('"roster"')))
  slow.socket.pause()
  const room = await server.rooms.open(id)
  if (!room || room === 'busy') throw new Error('no room')
  for (let heading = 'timely'; room.isHere(who.slow!.person); heading = heading === 'timely' ? 'secure' : 'timely')
    expect(await chair.act({ verb: 'focus', input: { heading }, key: randomUUID() })).toMatchObject({ ok: true })
})

test('T10 who does not read is told to come back, and holds up nobody', async () => {
  const { id, who } = await server.meeting({ tom: 'practitioner', slow: 'practitioner' })
  const tom = browser(server.origin, id, who.tom!.headers)
  await tom.until(() => tom.provider.synced)
  const share = (body: string, statement: string = randomUUID()) => {
    tom.statements.set(statement, contribution({ body }))
    return tom.until(() => tom.stamps.has(statement))
  }
  await Promise.all(Array.from({ length: 120 }, () => share('語'.repeat(6000))))
  const slow = await synced(server.origin, id, who.slow!.headers)
  slow.socket.pause()
  for (let i = 0; i < 15; i++) slow.socket.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
  await share('Seen.')
  slow.socket.resume()
  expect(await slow.closed()).toBe(1013)
  expect(slow.heard('step2').length).toBeLessThan(16)
})
