import { request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../db/port'
import { testDatabase } from '../db/testing'
import { serveAuth } from '../identity/auth.testing'
import { createIdentity } from '../identity/identity'
import { createAccessLog, openAccessLog } from '../ledger/access'
import { openSigner } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { testKeeper } from '../ledger/testing'
import { after } from '../rooms/pace'
import { createRooms } from '../rooms/registry'
import { noNews, RING, VERSIONS } from '../rooms/testing'
import { createHeld } from '../transport/held'
import { createHttp } from '../transport/http'
import { createLive } from '../transport/live'
import { screenDoor } from '../transport/screens'
import { createSync } from '../transport/sync'
import { importScenario, markOf } from './import'
import { Outside } from './outside'
import { checkSeats, play } from './play'
import { readScenario } from './scenario'
import { pausesOf, scriptOf, WHOLE } from './script'
import { DEMO_PASSPHRASE, seedDemo } from './seed'

/** A demo as it is served, with everything but the pages. */
async function demo() {
  const database = await testDatabase()
  const db = database.drizzle
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, 'test.invalid')), 'test.invalid')
  await createAccessLog(db, ledger, RING)
  const rooms = createRooms({
    db,
    ledger,
    keeper: testKeeper(database, ledger),
    versions: VERSIONS,
    connection: database.connection,
    news: noNews,
    after,
  })
  const seeded = await seedDemo({ db, ledger, ring: RING, rooms, scenario: readScenario(null), say: () => undefined })

  const port = await freePort()
  const appUrl = `http://127.0.0.1:${port}`
  const identity = createIdentity({ db, appUrl, appKeys: RING, log: openAccessLog(ledger), secondFactor: 'offered' })
  const auth = await serveAuth(() => identity)
  const held = createHeld(identity, noNews)
  const sync = createSync({ identity, rooms, held })
  const live = createLive({ identity, rooms, held, after, screens: screenDoor(appUrl) })
  const http = createHttp(
    {
      next: (asked, answer) =>
        asked.pipe(
          request(auth.base + asked.url, { method: asked.method, headers: asked.headers }, reply => {
            answer.writeHead(reply.statusCode ?? 500, reply.headers)
            reply.pipe(answer)
          }),
        ),
      live: live.engine,
      sync: sync.upgrade,
    },
    { dev: false, https: false },
  )
  await new Promise<void>(resolve => void http.listen(port, '127.0.0.1', resolve))
  afterAll(async () => {
    sync.close()
    await live.close()
    held.stop()
    await rooms.close()
    http.closeAllConnections()
    http.close()
  })
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const entries = async () => (await ledger.read(seeded.meeting)).entries
  const run = (without: string[] = []) => play({ ...seeded, appUrl, speed: 1000, without, say })
  const enter = (email: string) => Outside.enter(appUrl, seeded.meeting, email, DEMO_PASSPHRASE)
  return { ...seeded, lines, entries, run, enter }
}

const imported = () => importScenario(readScenario(null))

test('D17 the script holds the whole of the rest, and takes about four minutes at speed 1', () => {
  const steps = scriptOf(imported(), [])
  expect(steps.filter(step => step.does === 'share')).toHaveLength(16)
  expect(steps.filter(step => step.does === 'mark')).toHaveLength(24)
  expect(steps.filter(step => step.does === 'join')).toHaveLength(14)
  expect(steps.map(step => step.does).filter(does => does === 'start' || does === 'close')).toEqual(['start', 'close'])
  expect(steps[0]?.by.role).toBe('chair')
  const total = (speed: number) => pausesOf(steps, speed).reduce((sum, pause) => sum + pause, 0)
  expect(Math.round(total(1))).toBe(WHOLE)
  expect(Math.round(total(4))).toBe(WHOLE / 4)
})

test('D18 a seat left to the person watching is not played: nothing they share, nothing they do, no mark on what they would share', () => {
  const plan = imported()
  const gp = plan.people.find(person => person.agency.includes('GP'))!
  const steps = scriptOf(plan, [gp.email])
  expect(steps.some(step => step.by === gp)).toBe(false)
  expect(steps.some(step => 'share' in step && step.share.by === gp)).toBe(false)
  const withoutChair = scriptOf(plan, [plan.chair.email])
  expect(new Set(withoutChair.map(step => step.does))).toEqual(new Set(['join', 'share', 'deed']))
  expect(() => checkSeats(plan, [gp.email])).not.toThrow()
  expect(() => checkSeats(plan, ['nobody@x.invalid'])).toThrow('--without nobody@x.invalid: nobody has that account.')
})

test('D19 a played demo is a real meeting, from outside: joined, started, shared, corrected, marked and closed; a second play adds nothing', {
  timeout: 120_000,
}, async () => {
  const held = await demo()
  await held.run()
  const types = (await held.entries()).map(entry => entry.fields?.type ?? '')
  const count = (type: string) => types.filter(one => one === type).length
  expect(count('act.join')).toBe(14)
  expect(count('act.start')).toBe(1)
  expect(count('statement.contribution')).toBe(8 + 15)
  expect(count('statement.correction')).toBe(1)
  expect(count('statement.mark')).toBe(24)
  expect(count('act.focus')).toBeGreaterThan(6)
  expect(types.at(-1)).toBe('act.close')
  expect(held.lines.join('\n')).not.toMatch(/Maya|Jude|Robin|Fenwick-Adair/)
  const before = types.length
  await held.run()
  expect(await held.entries()).toHaveLength(before)
  expect(held.lines.at(-1)).toContain('The meeting is closed.')
})

test('D20 with the chair’s seat left open the others wait for the chair to start; a play that was stopped goes on', {
  timeout: 120_000,
}, async () => {
  const held = await demo()
  const { chair, shares } = held.imported
  const played = held.run([chair.email])
  const me = await held.enter(chair.email)
  await me.act('join')
  await me.act('start')
  await played
  const types = () => held.entries().then(entries => entries.map(entry => entry.fields?.type))
  expect((await types()).filter(type => type === 'statement.contribution')).toHaveLength(23)
  expect((await types()).filter(type => type === 'statement.mark')).toHaveLength(0)
  const first = shares.find(share => share.phase === 'before')!
  await me.share('professionals', markOf(first, 1)!.id, seen => markOf(first, seen)!.statement)
  me.leave()
  await held.run()
  expect((await types()).filter(type => type === 'statement.contribution')).toHaveLength(23)
  expect((await types()).filter(type => type === 'statement.mark')).toHaveLength(24)
  expect((await types()).at(-1)).toBe('act.close')
})
