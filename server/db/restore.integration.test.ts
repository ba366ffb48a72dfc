import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { checkStore } from '../ledger/check'
import { ACCESS_LOG } from '../ledger/ledger'
import { openLedger } from '../ledger/testing'
import { contribution, testMeeting } from '../rooms/testing'
import { createCluster, type Place, startCluster, stopCluster } from './cluster'
import { embeddedPlace } from './embedded'
import { openDatabase } from './open'

const exec = promisify(execFile)
const MACHINE = process.env.TEST_POSTGRES_BIN || '/usr/lib/postgresql/15/bin'
const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function folder() {
  const dir = await mkdtemp(join(tmpdir(), 'roundtable-restore-'))
  folders.push(dir)
  await chmod(dir, 0o711)
  return dir
}

/** A meeting in which this many statements were shared, and how to share another. */
async function held(database: Parameters<typeof testMeeting>[0], statements: number) {
  const m = await testMeeting(database, { chair: 'chair', police: 'practitioner' })
  const police = await m.at('police', 'professionals')
  const share = () => police.add(contribution())
  for (let i = 0; i < statements; i++) await share()
  return { ...m, share }
}

const logOf = async (database: Awaited<ReturnType<typeof openDatabase>>, log: string) => {
  const ledger = await openLedger(database.drizzle)
  return { found: await checkStore(database.drizzle, ledger), entries: (await ledger.read(log)).entries }
}

test.runIf(existsSync(join(MACHINE, 'pg_dump')))(
  'A64 a dump taken while people share, restored elsewhere, holds every entry up to its moment, verifies, and goes on',
  async () => {
    const dir = await folder()
    const place: Place = { ...(await embeddedPlace(dir)), bin: MACHINE, initdb: ['--locale=C'] }
    await createCluster(place)
    const server = await startCluster(place)
    const url = (name: string) => `postgres://roundtable:${server.password}@127.0.0.1:${server.port}/${name}`
    const run = (program: string, ...args: string[]) => exec(join(MACHINE, program), args)
    const client = new Client(server)
    await client.connect()
    await client.query('create database live')
    await client.query('create database restored')
    await client.end()
    const live = await openDatabase({ databaseUrl: url('live'), dataDir: 'unused' })
    const m = await held({ ...live, url: url('live') }, 8)
    const before = (await m.ledger.read(m.id)).entries
    const [dump] = await Promise.all([
      run('pg_dump', '--format=custom', `--file=${join(dir, 'backup')}`, url('live')),
      ...Array.from({ length: 6 }, m.share),
    ])
    expect(dump.stderr).toBe('')
    const after = (await m.ledger.read(m.id)).entries
    await run('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${url('restored')}`, join(dir, 'backup'))
    const restored = await openDatabase({ databaseUrl: url('restored'), dataDir: 'unused' })
    const { found, entries } = await logOf(restored, m.id)
    expect(found.wrong).toEqual([])
    expect(entries).toEqual(after.slice(0, entries.length))
    expect(entries.length).toBeGreaterThanOrEqual(before.length)
    const ledger = await openLedger(restored.drizzle)
    const line = { once: 'after', type: 'act.test', actor: null, agency: null, role: null, audience: null }
    await ledger.append([{ log: ACCESS_LOG, drafts: [{ ...line, recipients: null, content: null }] }])
    const refused = restored.drizzle.execute(`delete from entries where log = '${m.id}'`)
    await expect(refused).rejects.toThrow()
    await m.close()
    await live.close()
    await restored.close()
    await stopCluster(place)
  },
  120_000,
)

test('A64 a copy of the stopped embedded database, put elsewhere, holds every entry, verifies, and goes on', async () => {
  const [first, second] = [await folder(), await folder()]
  const live = await openDatabase({ dataDir: first })
  const m = await held({ ...live, url: '' }, 5)
  const before = (await m.ledger.read(m.id)).entries
  await m.close()
  await live.close()
  await exec('cp', ['-a', join(first, 'database'), join(second, 'database')])
  const restored = await openDatabase({ dataDir: second })
  const { found, entries } = await logOf(restored, m.id)
  expect(found.wrong).toEqual([])
  expect(entries).toEqual(before)
  await restored.close()
}, 120_000)
