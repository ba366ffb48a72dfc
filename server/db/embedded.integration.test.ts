import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { eraseEmbedded } from './embedded'
import { type Database, openDatabase } from './open'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function folder(mode = 0o711): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'roundtable-db-'))
  await chmod(dir, mode)
  undo.push(() => rm(dir, { recursive: true }))
  return join(dir, 'data')
}

async function open(dataDir: string): Promise<Database> {
  const database = await openDatabase({ dataDir })
  undo.push(database.close)
  return database
}

/** Another process that opens the same folder; its first line is `open` or the sentence it stopped with. */
async function another(dataDir: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'testing.child.ts')], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', APP_KEY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  undo.push(() => child.kill('SIGKILL') && once(child, 'exit'))
  const [chunk] = await once(child.stdout, 'data')
  return { child, line: String(chunk).trim() }
}

const pidFile = (dataDir: string) => join(dataDir, 'database', 'data', 'postmaster.pid')
const postmaster = async (dataDir: string) => Number((await readFile(pidFile(dataDir), 'utf8')).split('\n')[0])
/** Has this process ended (or is it only waiting for its parent to notice)? */
function ended(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return true
  }
}
const note = 'create table if not exists note (word text)'

test('S2 starts from nothing, keeps what it was given, and leaves no process behind', async () => {
  const dataDir = await folder()
  const first = await open(dataDir)
  await first.pool.query(note)
  await first.pool.query(`insert into note values ('kept')`)
  const pid = await postmaster(dataDir)
  await first.close()
  await vi.waitUntil(() => ended(pid), { timeout: 20_000 })
  expect(existsSync(pidFile(dataDir))).toBe(false)

  const again = await open(dataDir)
  expect((await again.pool.query('select * from note')).rows).toEqual([{ word: 'kept' }])
})

test('S3 waits for the disk, answers on loopback alone, and keeps its password to its own user', async () => {
  const dataDir = await folder()
  const { pool, healthy } = await open(dataDir)
  const asked = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories']
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [asked],
  )
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  })
  expect((await stat(join(dataDir, 'database', 'password'))).mode & 0o777).toBe(0o600)
  expect(await healthy()).toBe(true)
})

test('S4 a Roundtable killed outright leaves its server running; the next one adopts it', async () => {
  const dataDir = await folder()
  const { child, line } = await another(dataDir)
  expect(line).toBe('open')
  const pid = await postmaster(dataDir)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(ended(pid)).toBe(false)

  const database = await open(dataDir)
  expect(await postmaster(dataDir)).toBe(pid)
  expect(await database.healthy()).toBe(true)
  await database.close()
  await vi.waitUntil(() => ended(pid), { timeout: 20_000 })
})

test('S5 a lock file left by a power cut is no hindrance, even when its number is another program by now', async () => {
  const dataDir = await folder()
  await (await open(dataDir)).close()
  await writeFile(
    pidFile(dataDir),
    `${process.pid}\n${join(dataDir, 'database', 'data')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
  )
  expect(await (await open(dataDir)).healthy()).toBe(true)
})

test('S6 a second Roundtable on the same folder is told so, and the first goes on', async () => {
  const dataDir = await folder()
  const first = await open(dataDir)
  const { line } = await another(dataDir)
  expect(line).toBe(
    `SetupFault: Another Roundtable is already running on ${dataDir}. Stop it first, or choose another folder with DATA_DIR.`,
  )
  expect(await first.healthy()).toBe(true)
})

test('S6 of two that start at once on a new folder, one serves', async () => {
  const dataDir = await folder()
  undo.push(() => eraseEmbedded(dataDir))
  const lines = (await Promise.all([another(dataDir), another(dataDir)])).map(({ line }) => line).sort()
  expect(lines).toEqual([expect.stringContaining('SetupFault: Another Roundtable'), 'open'])
  expect(await readdir(dataDir)).toEqual(['app-key', 'database'])
})

test('S7 data of another PostgreSQL is left alone, with a sentence', async () => {
  const dataDir = await folder()
  await (await open(dataDir)).close()
  await writeFile(join(dataDir, 'database', 'data', 'PG_VERSION'), '17\n')
  await expect(open(dataDir)).rejects.toThrow(/was made by PostgreSQL 17, and this Roundtable brings PostgreSQL 18\./)
})

test('S8 a folder that cannot be written gets a sentence', async () => {
  const file = join(await folder(), '..', 'file')
  await writeFile(file, '')
  await expect(open(join(file, 'data'))).rejects.toThrow(/^Roundtable cannot write to /)
})

test.runIf(process.getuid?.() !== undefined)('S8 a folder of somebody else gets a sentence', async () => {
  const dataDir = await folder()
  await mkdir(dataDir)
  await chmod(dataDir, 0o555)
  const root = process.getuid?.() === 0
  if (root) process.seteuid?.('nobody')
  try {
    await expect(openDatabase({ dataDir })).rejects.toThrow(/^Roundtable cannot write to /)
  } finally {
    if (root) process.seteuid?.(0)
  }
})

test('S9 works in a folder that only its owner may enter', async () => {
  expect(await (await open(await folder(0o700))).healthy()).toBe(true)
})

test('S10 a database that dies comes back by itself, and ends no process', async () => {
  const dataDir = await folder()
  const database = await open(dataDir)
  const pid = await postmaster(dataDir)
  process.kill(pid, 'SIGKILL')
  await vi.waitUntil(async () => (await postmaster(dataDir).catch(() => pid)) !== pid, { timeout: 20_000 })
  await vi.waitUntil(database.healthy, { timeout: 20_000 })
  await database.pool.query(note)
})

test('S10 a data folder that vanishes is waited for, never replaced by an empty one', async () => {
  const dataDir = await folder()
  const database = await open(dataDir)
  await database.pool.query(note)
  const pid = await postmaster(dataDir)
  await rename(dataDir, `${dataDir}-elsewhere`)
  process.kill(pid, 'SIGKILL')
  await vi.waitUntil(async () => !(await database.healthy()), { timeout: 20_000 })
  await vi.waitUntil(() => ended(pid), { timeout: 20_000 })
  expect(existsSync(dataDir)).toBe(false)
  await rename(`${dataDir}-elsewhere`, dataDir)
  await vi.waitUntil(database.healthy, { timeout: 20_000 })
  await database.pool.query('select * from note')
})

test('S11 beginning again removes the database, unless it is in use', async () => {
  const dataDir = await folder()
  const database = await open(dataDir)
  await expect(eraseEmbedded(dataDir)).rejects.toThrow(/^Another Roundtable/)
  await database.close()
  await eraseEmbedded(dataDir)
  expect(await readdir(dataDir)).toEqual([])
})
