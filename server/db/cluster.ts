import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, readlink, realpath, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { errorCode, SetupFault } from '../fault'
import { accountFor, asAccount } from './account'
import { freePort } from './port'

const exec = promisify(execFile)

/** A PostgreSQL of our own: the programs in `bin`, everything of one cluster (data, password, log) in `dir`. */
export type Place = { bin: string; dir: string; initdb: string[]; settings?: Record<string, string> }

/** How to connect: what `pg` takes. */
export type Connection = { host: string; port: number; user: string; password: string; database: string; ssl: false }

/** Errors are logged without the statement and its values: nothing about a person reaches the log file. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}
const STARTS = 6
const STARTING = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

const data = (place: Place) => join(place.dir, 'data')

/**
 * Adopts the cluster's server if one is running, else starts one (on `port`, if given and free). A killed process of ours leaves nothing to clear away by hand.
 * Never makes a cluster: a folder that went missing must not become an empty database. Throws a `SetupFault` for a directory of another PostgreSQL version,
 * one that cannot be read, or a server that does not start.
 */
export async function startCluster(place: Place, port?: number): Promise<Connection> {
  await checkVersion(place)
  const password = await readFile(join(place.dir, 'password'), 'utf8').catch(unreadable(place))
  const connection = { host: '127.0.0.1', user: 'roundtable', password, database: 'postgres', ssl: false } as const
  const deadline = Date.now() + 90_000
  for (let starts = 0; starts <= STARTS && Date.now() < deadline; ) {
    const running = await runningPort(place)
    if (running === undefined) {
      if (starts++ < STARTS && !(await start(place, port))) await delay(300)
    } else {
      if (await answers(place, { ...connection, port: running })) return { ...connection, port: running }
      await delay(50)
    }
  }
  throw new SetupFault(
    `The database in ${place.dir} did not start. Its own account of why is in ${join(place.dir, 'log')}.`,
  )
}

/** Ends every session, writes everything down and stops the server; nothing happens when none runs. */
export async function stopCluster(place: Place): Promise<void> {
  if ((await runningPort(place)) === undefined) return
  await run(place, 'pg_ctl', ['stop', '-D', data(place), '-m', 'fast', '-w', '-t', '60'])
}

/** Makes the cluster if it is missing: under another name, then moved into place whole, so that a killed start leaves no half-made one. Throws a `SetupFault` when it cannot. */
export async function createCluster(place: Place): Promise<void> {
  if (existsSync(data(place))) return
  const fresh = { ...place, dir: `${place.dir}.new-${randomBytes(6).toString('hex')}` }
  try {
    await mkdir(fresh.dir, { recursive: true, mode: 0o711 })
    await chmod(fresh.dir, 0o711)
    const account = await accountFor(place.dir)
    const password = join(fresh.dir, 'password')
    await writeFile(password, randomBytes(32).toString('base64url'), { mode: 0o600 })
    if (account) await Promise.all([fresh.dir, password].map(path => chown(path, account.uid, account.gid)))
    await run(fresh, 'initdb', [
      '-D',
      data(fresh),
      '-U',
      'roundtable',
      '-A',
      'scram-sha-256',
      '--pwfile',
      password,
      '-E',
      'UTF8',
      ...place.initdb,
    ])
    await rename(fresh.dir, place.dir)
  } catch (error) {
    await rm(fresh.dir, { recursive: true, force: true }).catch(() => undefined)
    if (existsSync(data(place))) return
    throw notWritable(initdbFailed(error, place), place.dir)
  }
}

function initdbFailed(error: unknown, place: Place): unknown {
  if (typeof error !== 'object' || error === null || !('stderr' in error)) return error
  return new SetupFault(
    `The database could not be made in ${place.dir}: ${String(error.stderr).trim().split('\n').at(-1)}`,
  )
}

/** The fault for a folder that cannot be written, or the error itself when it is another. */
function notWritable(error: unknown, folder: string): unknown {
  const kinds = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST', 'ENOTEMPTY']
  if (!kinds.includes(errorCode(error))) return error
  return new SetupFault(
    `Roundtable cannot write to ${folder}. Choose another folder with DATA_DIR, or give this user the right to write there.`,
  )
}

async function checkVersion(place: Place): Promise<void> {
  const made = (await readFile(join(data(place), 'PG_VERSION'), 'utf8').catch(unreadable(place))).trim()
  const { stdout } = await run(place, 'postgres', ['--version'])
  const ours = stdout.match(/\d+/)?.[0]
  if (made === ours) return
  throw new SetupFault(
    `The data in ${place.dir} was made by PostgreSQL ${made}, and this Roundtable brings PostgreSQL ${ours}. Start the Roundtable it was made with, or choose another folder with DATA_DIR.`,
  )
}

const unreadable = (place: Place) => (error: unknown) => {
  if (errorCode(error) === 'ENOENT')
    throw new SetupFault(`The folder ${place.dir} holds no whole database. Choose another folder with DATA_DIR.`)
  throw notWritable(error, place.dir)
}

/** The port of the server that runs on this cluster. A `postmaster.pid` whose process is gone, or is something else by now, is cleared away. */
async function runningPort(place: Place): Promise<number | undefined> {
  const file = join(data(place), 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0)) return undefined
  if (await isOurs(place, pid)) return Number(lines[3]) || 0
  await unlink(file).catch(() => undefined)
  return undefined
}

async function isOurs(place: Place, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return alive(pid)
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return folder === (await realpath(data(place)))
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** False while the server is still starting or already stopping. */
async function answers(place: Place, connection: Connection): Promise<boolean> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return (await realpath(rows[0]?.data_directory ?? '')) === (await realpath(data(place)))
  } catch (error) {
    if (STARTING.has(errorCode(error)) || errorCode(error) === '') return false
    throw new SetupFault(
      `The database in ${place.dir} turned Roundtable away (${errorCode(error)}). Is the file "password" there the one it was made with?`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function start(place: Place, port?: number): Promise<boolean> {
  const settings = { ...SETTINGS, ...place.settings, port: String(await freePort(port)) }
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const args = ['start', '-D', data(place), '-l', join(place.dir, 'log'), '-w', '-t', '60', '-o', options.join(' ')]
  return run(place, 'pg_ctl', args).then(
    () => true,
    () => false,
  )
}

/** The programs see only what they need of our environment: no key of ours, no PG* variable of the person's. */
async function run(place: Place, program: 'initdb' | 'pg_ctl' | 'postgres', args: string[]) {
  const existing = existsSync(data(place)) ? data(place) : place.dir
  const account = await accountFor(existing)
  const how = await asAccount(account, join(place.bin, program), [place.bin, existing])
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].map(name => [name, process.env[name]])
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
  return exec(how.program, [...how.before, ...args], { ...how.options, env, cwd: place.dir }).catch(error => {
    throw how.program === 'setpriv' && errorCode(error) === 'ENOENT' ? closedFolder(place) : error
  })
}

const closedFolder = (place: Place) =>
  new SetupFault(
    `The database's own user cannot enter ${place.dir}. Put Roundtable in a folder every user may enter, or start it as an ordinary user.`,
  )
