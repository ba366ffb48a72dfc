import { randomUUID } from 'node:crypto'
import { createServer, connect as dialTo, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { pooled } from '../db/open'
import { testDatabase } from '../db/testing'
import { CommitUnknown } from './faults'
import { act, newLog, openLedger } from './testing'

const database = await testDatabase()
const ledger = await openLedger(database.drizzle)

/** A wire to the database that is cut when COMMIT passes: before it arrives, or after it was carried out. */
const cut: { when: 'never' | 'before' | 'after' } = { when: 'never' }
const isCommit = (bytes: Buffer) => bytes.toString('latin1').toLowerCase().includes('commit\0')
const lines = new Set<Socket>()
const proxy = createServer(near => {
  const { host = '127.0.0.1', port = 5432 } = database.connection
  const far = dialTo(port, host)
  let committing = false
  for (const line of [near, far]) {
    lines.add(line)
    line.on('error', () => undefined)
    line.on('close', () => {
      near.destroy()
      far.destroy()
    })
  }
  near.on('data', (bytes: Buffer) => {
    committing ||= cut.when !== 'never' && isCommit(bytes)
    if (committing && cut.when === 'before') near.destroy()
    else far.write(bytes)
  })
  far.on('data', (bytes: Buffer) => {
    if (committing) near.destroy()
    else near.write(bytes)
  })
})
await new Promise<void>(resolve => void proxy.listen(0, '127.0.0.1', resolve))
const address = proxy.address()
const through = pooled({
  ...database.connection,
  host: '127.0.0.1',
  port: typeof address === 'object' && address ? address.port : 0,
})
const cutOff = await openLedger(through.drizzle)
afterAll(async () => {
  await through.close()
  for (const line of lines) line.destroy()
  proxy.close()
})

test.each([
  ['before', 0],
  ['after', 1],
] as const)(
  'E15 a connection that dies at COMMIT, %s it was carried out, leaves it unknown; afterwards everything goes on',
  async (when, stored) => {
    const log = await newLog(ledger)
    const once = randomUUID()
    cut.when = when
    await expect(cutOff.append([{ log, drafts: [act({ once })] }])).rejects.toBeInstanceOf(CommitUnknown)
    cut.when = 'never'
    const there = async () => (await ledger.read(log)).entries.filter(entry => entry.once === once).length
    expect(await there()).toBe(stored)
    const again = cutOff.append([{ log, drafts: [act({ once })] }])
    await (stored ? expect(again).rejects.toThrow() : again)
    expect(await there()).toBe(1)
    await cutOff.append([{ log, drafts: [act()] }])
  },
)

test('E16 a connection on which an append failed is not used again', async () => {
  const log = await newLog(ledger)
  const pids: number[] = []
  const note = async (tx: { execute: (typeof database.drizzle)['execute'] }) => {
    const { rows } = await tx.execute<{ pid: number }>('select pg_backend_pid() as pid')
    pids.push(rows[0]!.pid)
  }
  const failed = ledger.append([{ log, drafts: [act()] }], async tx => {
    await note(tx)
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await ledger.append([{ log, drafts: [act()] }], note)
  await ledger.append([{ log, drafts: [act()] }], note)
  const [first, second, third] = pids
  expect(second).not.toBe(first)
  expect(third).toBe(second)
})

test('E16 a connection that breaks in the middle of an append fails that append alone: nothing is stored, the process stays up', async () => {
  const log = await newLog(ledger)
  const broken = ledger.append([{ log, drafts: [act()] }], async tx => {
    const { rows } = await tx.execute<{ pid: number }>('select pg_backend_pid() as pid')
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await tx.execute('select 1')
  })
  const error = await broken.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(CommitUnknown)
  await ledger.append([{ log, drafts: [act({ type: 'act.next' })] }])
  expect((await ledger.read(log)).entries.map(({ fields }) => fields?.type)).toEqual(['act.create', 'act.next'])
})
