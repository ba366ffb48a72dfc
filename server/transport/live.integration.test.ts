import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { EVENTS } from '../../lib/protocol/live'
import { testDatabase } from '../db/testing'
import { contribution } from '../rooms/testing'
import { builtServer } from '../testing.built'
import { live, synced } from './testing.client'

const database = await testDatabase()
const server = await builtServer(database)

const gathered = async () => {
  const { id, who } = await server.meeting({ chair: 'chair', tom: 'practitioner', school: 'practitioner' })
  const page = (name: string, options = {}) => live(server.origin, id, who[name]!.headers, options)
  const entries = async () => (await server.ledger.read(id)).entries.flatMap(({ fields }) => fields ?? [])
  return { id, who, page, entries }
}
const ask = (verb: string, input: unknown = {}, key: string = randomUUID()) => ({ verb, input, key })
const happened = (entries: { type: string }[], type: string) => entries.filter(entry => entry.type === type).length

test('T19 state, roster and a checkpoint for each audience are sent at once on connecting, in the published shape', async () => {
  const { id, who, page } = await gathered()
  for (const audience of ['meeting', 'professionals']) {
    const tom = await synced(server.origin, id, who.tom!.headers, audience)
    await tom.stamped(tom.share(contribution()))
  }
  const school = page('school')
  await school.until(() => school.heard('checkpoint').length === 2)
  expect(school.events.map(({ event }) => event)).toEqual(['state', 'roster', 'checkpoint', 'checkpoint'])
  for (const { event, payload } of school.events) {
    const schema = Object.entries(EVENTS).find(([name]) => name === event)?.[1]
    expect(schema?.safeParse(payload).success).toBe(true)
    expect(payload).toMatchObject({ reached: { meeting: 1, professionals: 1 } })
  }
})

test('T19 over long polling it is the same', async () => {
  const { page } = await gathered()
  const chair = page('chair', { transports: ['polling'] })
  expect(await chair.hear('state')).toMatchObject({ meeting: { status: 'open' } })
  expect(await chair.act(ask('start'))).toMatchObject({ ok: true })
})

test('T20 an act is acknowledged once it is entered; everyone then hears of it', async () => {
  const { page, entries } = await gathered()
  const [chair, tom] = [page('chair'), page('tom')]
  await tom.hear('roster')
  const reply = await chair.act(ask('start'))
  expect(reply).toEqual({ ok: true, at: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/) })
  expect(happened(await entries(), 'act.start')).toBe(1)
  await tom.until(() => tom.heard('state').length === 2)
  expect(tom.heard('state').at(-1)).toMatchObject({ meeting: { status: 'in_progress' }, at: reply.ok && reply.at })
})

test('T21 the same act with the same key is done once and answered alike: sent twice at once, again, from another window', async () => {
  const { page, entries } = await gathered()
  const [one, two] = [page('chair'), page('chair')]
  for (const each of [one, two]) await each.hear('roster')
  const start = ask('start')
  const replies = await Promise.all([one.act(start), one.act(start), two.act(start)])
  replies.push(await two.act(start))
  expect(replies[0]).toMatchObject({ ok: true })
  expect(replies).toEqual(replies.map(() => replies[0]))
  expect(happened(await entries(), 'act.start')).toBe(1)
})

test('T22 an act that makes no sense is answered with a sentence, and does nothing', async () => {
  const { page, entries } = await gathered()
  const chair = page('chair')
  await chair.hear('roster')
  const before = (await entries()).length
  const key = randomUUID()
  const odd = [
    undefined,
    null,
    'start',
    [],
    {},
    { verb: 'start' },
    { verb: 'start', input: {} },
    { verb: 'start', input: {}, key: 'x' },
    { verb: 'start', input: {}, key, more: 1 },
    { verb: 5, input: {}, key },
    { verb: 'x'.repeat(1000), input: {}, key },
    ask('destroy'),
    ask('__proto__'),
    ask('constructor'),
    ask('start', { meeting: key }),
    ask('start', 'now'),
    ask('focus', { heading: 'nowhere' }),
    ask('focus', { heading: 'accurate', contribution: randomUUID() }),
  ]
  for (const request of odd) {
    const reply = await chair.act(request)
    expect(reply, JSON.stringify(request)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^[A-Z][^{}<>_]+\.$/),
    })
  }
  chair.socket.emit('act', ask('start'))
  chair.socket.emit('start', ask('start'), 'no answer wanted')
  expect(await chair.act(ask('close'))).toMatchObject({ ok: false })
  expect((await entries()).length).toBe(before)
})

test('T23 acts that come too fast are turned away with a sentence; the connection stays', async () => {
  const { page } = await gathered()
  const tom = page('tom')
  await tom.hear('roster')
  const replies = await Promise.all(Array.from({ length: 100 }, () => tom.act(ask('start'))))
  const codes = replies.map(reply => reply.ok || reply.code)
  expect(codes.filter(code => code === 'not_allowed').length).toBeGreaterThanOrEqual(60)
  expect(codes.filter(code => code === 'too_fast').length).toBeGreaterThanOrEqual(20)
  expect(tom.socket.connected).toBe(true)
})

test('T26 when the meeting’s room stops, every live connection comes back by itself and is told everything again', async () => {
  const { id, page } = await gathered()
  const pages = [page('chair', { reconnection: true }), page('tom', { reconnection: true, transports: ['polling'] })]
  for (const one of pages) await one.hear('roster')
  await server.cutLease(id)
  for (const one of pages) await one.until(() => one.heard('roster').length === 2 && one.socket.connected)
  expect(await pages[0]!.act(ask('start'))).toMatchObject({ ok: true })
})
