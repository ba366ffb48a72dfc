import { execFile } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as z from 'zod/mini'
import { arrivalsOf, offer, Party, saturate } from './load'
import type { Cpu, Room, Server } from './server'
import { median, quantile } from './stats'
import { Board, eachStatement, numberAt } from './wire'

/** Figures of one measurement, by the name of what they say. */
export type Figures = Record<string, number>
/** What a server uses while something runs. */
async function spent<T>(server: Server, work: () => Promise<T>): Promise<{ result: T; cpu: Cpu }> {
  const before = await server.cpu()
  const result = await work()
  const after = await server.cpu()
  return { result, cpu: { all: after.all - before.all, database: after.database - before.database } }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

/** People share at an even rate; how long until everyone has it, and what it costs. */
export async function fanOut(server: Server, party: Party, rate: number, seconds: number): Promise<Figures> {
  const { result, cpu } = await spent(server, () => offer(party, rate, seconds))
  const { delays, expected, seconds: took } = result
  return {
    'p50 ms': rounded(quantile(delays, 0.5)),
    'p99 ms': rounded(quantile(delays, 0.99)),
    'CPU µs a delivery': rounded((cpu.all / delays.length) * 1e6),
    cores: rounded(cpu.all / took),
    'database %': Math.round((cpu.database / cpu.all) * 100),
    'delivered %': rounded((delays.length / expected) * 100),
  }
}

export async function sustained(server: Server, party: Party, underWay: number, seconds: number): Promise<Figures> {
  const { result: rate, cpu } = await spent(server, () => saturate(party, underWay, seconds))
  return { 'statements/s': Math.round(rate), 'CPU ms a statement': rounded((cpu.all / (rate * seconds)) * 1e3) }
}

/** Everyone opens the board at once, as a y-websocket client does. */
export async function burst(server: Server, room: Room, statements: number): Promise<Figures> {
  const boards = room.seats.map(
    ({ url, headers }) =>
      new Board({
        url,
        dialect: server.dialect,
        name: room.name,
        onFrame: () => undefined,
        ...(headers && { headers }),
      }),
  )
  const { result: last, cpu } = await spent(server, async () => {
    const start = performance.now()
    await Promise.all(
      boards.map(async board => {
        let found = 0
        eachStatement(await board.open(), () => found++)
        if (found < statements) throw new Error(`${server.name} sent ${found} of ${statements} statements`)
      }),
    )
    return performance.now() - start
  })
  for (const board of boards) board.close()
  return { 'CPU s': rounded(cpu.all), 'last full board ms': rounded(last) }
}

/** The same as people do it here: the live connection, every board they may read, and "join". */
export async function arrival(server: Server, room: Room): Promise<Figures> {
  const { result, cpu } = await spent(server, async () => {
    const start = performance.now()
    const party = await Party.connect(server, [room])
    const full = performance.now() - start
    await Promise.all(party.people.map(({ live }) => live?.act('join')))
    await pause(500)
    return { party, full }
  })
  const { party, full } = result
  const bytes = party.people.reduce((sum, { live }) => sum + (live?.received ?? 0), 0)
  await Promise.all(party.people.map(({ live }) => live?.act('leave')))
  party.close()
  return {
    'CPU s': rounded(cpu.all),
    'last full board ms': rounded(full),
    'live kB a person': rounded(bytes / 1000 / party.people.length),
  }
}

/** What one more quiet person costs in memory. */
export async function idle(server: Server, rooms: readonly Room[]): Promise<Figures> {
  await pause(1000)
  const before = await server.memory()
  const party = await Party.connect(server, rooms)
  await pause(2000)
  const each = ((await server.memory()) - before) / party.people.length
  party.close()
  return { 'kB a person': rounded(each / 1000) }
}

/** `kill -9` under load: of what at least one other person had, how much is gone after the restart. */
export async function crash(server: Server, room: Room, rate: number): Promise<Figures> {
  const party = await Party.connect(server, [room])
  const first = party.share(party.writers[0]!)
  const load = offer(party, rate, 3, 0)
  await pause(1500 + Math.random() * 1000)
  await server.crash()
  const { sent } = await load
  party.close()
  const seat = room.seats[0]!
  const kept = new Set<number>()
  const keep = (frame: Buffer) => eachStatement(frame, at => kept.add(numberAt(frame, at)))
  const board = new Board({ ...seat, dialect: server.dialect, name: room.name, onFrame: keep })
  keep(await board.open())
  // Some send what they kept only once they have read it, after the first answer.
  await pause(2000)
  board.close()
  const seen = Array.from({ length: sent + 1 }, (_, i) => first + i).filter(number => arrivalsOf(number) > 1)
  const lost = seen.filter(number => !kept.has(number)).length
  return { seen: seen.length, lost }
}

const TIMES = z.array(z.object({ size: z.number(), MB: z.number(), ms: z.array(z.number()) }))

/** The verifier over long bundles, in a Node of its own. */
export async function verifying(root: string): Promise<Figures> {
  const args = ['--max-old-space-size=6000', '--import', 'tsx', 'scripts/verify-times.ts']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  const all = TIMES.parse(JSON.parse(stdout))
  return Object.fromEntries(
    all.flatMap(({ size, MB, ms }) => [
      [`${size.toLocaleString('en')} entries ms`, Math.round(median(ms))],
      [`MB of ${size.toLocaleString('en')}`, Math.round(MB * 10) / 10],
    ]),
  )
}
