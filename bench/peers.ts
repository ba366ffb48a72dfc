import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../scripts/free-port'
import { startChild } from './process'
import type { Room, Server } from './server'
import type { Dialect } from './wire'

type Peer = { name: string; dialect: Dialect; program: string; node?: string; stores?: boolean }

/** What Roundtable is measured against. The last of them keeps nothing and checks nothing: it is the floor. */
const PEERS: Peer[] = [
  { name: '@y/websocket-server', dialect: 'y', program: 'node_modules/@y/websocket-server/src/server.js' },
  { name: 'Hocuspocus + SQLite', dialect: 'named', program: 'hocuspocus.mjs', node: 'node_modules/node/bin/node' },
  { name: 'y-websocket + LevelDB', dialect: 'y', program: 'node_modules/y-websocket/bin/server.js', stores: true },
  { name: 'bare ws', dialect: 'bare', program: 'floor.mjs' },
]
const READY = /running|listening/i

/** Puts the peers and their packages into `.cache/bench`, once for each change of `bench/package.json`. */
function install(root: string): string {
  const folder = join(root, '.cache', 'bench')
  const wanted = readFileSync(join(root, 'bench', 'package.json'), 'utf8')
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'bench', 'peers'), folder, { recursive: true })
  const there = join(folder, 'package.json')
  const done = join(folder, 'node_modules', '.package-lock.json')
  if (existsSync(done) && existsSync(there) && readFileSync(there, 'utf8') === wanted) return folder
  copyFileSync(join(root, 'bench', 'package.json'), there)
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  return folder
}

export async function startPeers(sizes: readonly number[], root: string): Promise<Server[]> {
  const folder = install(root)
  const servers: Server[] = []
  for (const peer of PEERS) servers.push(await startPeer(peer, sizes, folder))
  return servers
}

async function startPeer({ name, dialect, program, node, stores }: Peer, sizes: readonly number[], folder: string) {
  const data = await mkdtemp(join(tmpdir(), 'roundtable-bench-peer-'))
  const port = String(await freePort())
  const env = { HOST: '127.0.0.1', PORT: port, DATA_DIR: data, ...(stores && { YPERSISTENCE: join(data, 'db') }) }
  const start = () => startChild([program], env, READY, { cwd: folder, ...(node && { node: join(folder, node) }) })
  let child = await start()
  const server: Server = {
    name,
    dialect,
    rooms: sizes.map((people, i) => roomOf(port, `room-${i}`, people)),
    cpu: async () => ({ all: await child.cpu(), database: 0 }),
    memory: () => child.memory(),
    profile: work => child.profile(work),
    crash: async () => {
      await child.kill('SIGKILL')
      child = await start()
    },
    stop: async () => {
      await child.kill('SIGKILL')
      await rm(data, { recursive: true, force: true, maxRetries: 20 })
    },
  }
  return server
}

const roomOf = (port: string, name: string, people: number): Room => ({
  name,
  facts: { child: '00000000-0000-4000-8000-000000000101', seen: 1 },
  seats: Array.from({ length: people }, (_, i) => ({
    url: `ws://127.0.0.1:${port}/${name}`,
    aside: null,
    live: null,
    writes: i !== 1 && i !== 2,
  })),
})
