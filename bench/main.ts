import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { fill, Party } from './load'
import { boardPage, marking, startBrowser, TO_MARK, trailPages } from './pages'
import { startPeers } from './peers'
import { startProduct } from './product'
import { describe, machine, markdown, type Results, write } from './report'
import { arrival, burst, crash, type Figures, fanOut, idle, sustained, verifying } from './rows'
import type { Server } from './server'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    profile: { type: 'string', default: '' },
    alone: { type: 'boolean', default: false },
  },
})
const rounds = Number(args.rounds)
const meetings = args.quick ? 3 : 20
const rate = meetings * 100
const seconds = 4
const STATEMENTS = 500
const ENTRIES = args.quick ? 500 : 5000
const sizes = [...Array.from({ length: meetings }, () => 15), 40, 100, 15, 15, 15]
const PROFILE = z.object({ profile: z.unknown() })
const results: Results = new Map()

const wanted = (row: string) => args.only === '' || args.only.split(',').includes(row)
const say = (line: string) => process.stdout.write(`${line}\n`)

/** One row: every server in every round, each round begun by another. A server without such a measurement gives null. */
async function row(
  name: string,
  servers: Server[],
  measure: (server: Server) => Promise<Figures | null>,
  times = rounds,
) {
  for (let round = 0; round < times; round++)
    for (let i = 0; i < servers.length; i++) {
      const server = servers[(i + round) % servers.length]!
      const figures = await (args.profile === name ? profiled(server, measure) : measure(server))
      if (!figures) continue
      const byServer = results.get(name) ?? new Map<string, Figures[]>()
      results.set(name, byServer.set(server.name, [...(byServer.get(server.name) ?? []), figures]))
      say(`${name}, round ${round + 1}, ${server.name}: ${JSON.stringify(figures)}`)
    }
}

/** Measures while Node's profiler looks on; the profile lies in the temporary folder. */
async function profiled(server: Server, measure: (server: Server) => Promise<Figures | null>) {
  let figures: Figures | null = null
  const profile = PROFILE.parse(
    await server.profile(async () => {
      figures = await measure(server)
    }),
  )
  const file = join(tmpdir(), `bench-${server.name.replace(/\W+/g, '-')}.cpuprofile`)
  writeFileSync(file, JSON.stringify(profile.profile))
  say(file)
  return figures
}

/** The same with everyone connected throughout. */
async function seated(
  name: string,
  servers: Server[],
  which: (server: Server) => Server['rooms'],
  measure: (server: Server, party: Party) => Promise<Figures>,
) {
  if (!wanted(name)) return
  const parties = new Map<Server, Party>()
  for (const server of servers) parties.set(server, await Party.connect(server, which(server)))
  // The first moments of a process are spent on compiling: they are nobody's figure.
  for (const server of servers) await measure(server, parties.get(server)!)
  await row(name, servers, server => measure(server, parties.get(server)!))
  for (const party of parties.values()) party.close()
}

async function measureAll(servers: Server[]) {
  const many = (server: Server) => server.rooms.slice(0, meetings)
  const bigger = (server: Server) => server.rooms.slice(meetings, meetings + 1)
  const biggest = (server: Server) => server.rooms[meetings + 1]!
  const keeps = servers.filter(server => server.dialect !== 'bare')

  // First, while the boards are empty: it is people that are measured here.
  if (wanted('idle')) await row('idle', servers, server => idle(server, many(server)), 1)
  await seated('fan-out', servers, many, (server, party) => fanOut(server, party, rate, seconds))
  await seated('forty', servers, bigger, (server, party) => fanOut(server, party, 5, 5))
  await seated(
    'one',
    servers,
    server => server.rooms.slice(meetings + 2, meetings + 3),
    (server, party) => sustained(server, party, 5, 3),
  )
  await seated('many', servers, many, (server, party) => sustained(server, party, 1, 3))
  if (wanted('burst') || wanted('arrival')) {
    for (const server of keeps) await fill(server, biggest(server), STATEMENTS)
    // Kept open by one person, so that no server has to fetch the board from its store first.
    const held = await Promise.all(
      keeps.map(server => Party.connect(server, [{ ...biggest(server), seats: biggest(server).seats.slice(0, 1) }])),
    )
    if (wanted('burst')) await row('burst', keeps, server => burst(server, biggest(server), STATEMENTS))
    if (wanted('arrival')) await row('arrival', servers.slice(0, 1), server => arrival(server, biggest(server)))
    for (const party of held) party.close()
  }
  if (wanted('board') || wanted('marking')) await inBrowser(servers.slice(0, 1), biggest)
  if (wanted('trail')) {
    const ours = servers.slice(0, 1)
    const longest = (server: Server) => server.rooms[meetings + 3]!
    for (const server of ours) await fill(server, longest(server), ENTRIES)
    await row('trail', ours, server => trailPages(longest(server)), Math.min(rounds, 3))
  }
  if (wanted('verify')) await row('verify', servers.slice(0, 1), () => verifying(ROOT), Math.min(rounds, 2))
  if (wanted('crash')) await row('crash', keeps, server => crash(server, server.rooms[1]!, 400), args.quick ? 1 : 3)
}

/** A board that the rows before it filled, or else filled here; and a chair's table of its own. */
async function inBrowser(ours: Server[], which: (server: Server) => Server['rooms'][number]) {
  const browser = await startBrowser()
  try {
    if (wanted('board')) {
      if (!wanted('burst') && !wanted('arrival'))
        for (const server of ours) await fill(server, which(server), STATEMENTS)
      await row('board', ours, server => boardPage(browser, which(server), STATEMENTS), Math.min(rounds, 3))
    }
    if (!wanted('marking')) return
    const table = (server: Server) => server.rooms[meetings + 4]!
    for (const server of ours) await fill(server, table(server), TO_MARK * 2)
    await row('marking', ours, server => marking(browser, table(server)), 1)
  } finally {
    await browser.close()
  }
}

async function main() {
  const before = machine()
  const servers = [await startProduct(sizes, ROOT), ...(args.alone ? [] : await startPeers(sizes, ROOT))]
  say(`${servers.length} servers, ${sizes.length} meetings each`)
  try {
    await measureAll(servers)
  } finally {
    for (const server of servers) await server.stop()
  }
  const text = markdown(results, describe(before, machine(), rounds))
  say(`\n${text}`)
  if (!args.quick && !args.alone && args.only === '') write(join(ROOT, 'docs', 'performance.md'), text)
}

await main()
process.exit(0)
