import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { createLeases } from './leases'

const { connection } = await testDatabase()

test('F9 who holds a meeting and shows no life is put out by the next who asks; who does is not, however long they ask', async () => {
  const meeting = randomUUID()
  const silent = new Client(connection)
  const gone = new Promise<void>(resolve => void silent.on('error', () => resolve()))
  await silent.connect()
  await silent.query('select pg_advisory_lock(hashtextextended($1, 7))', [meeting])
  const [here, there] = [createLeases(connection, () => undefined), createLeases(connection, () => undefined)]
  while (!(await here.take(meeting))) await delay(50)
  await gone
  // Longer than a silent one is left alone.
  for (let i = 0; i < 40; i++) {
    expect(await there.take(meeting)).toBe(false)
    await delay(100)
  }
  await here.sure()
  await here.close()
  expect(await there.take(meeting)).toBe(true)
  await there.close()
})

test('F9 leases whose connection does not answer are lost, and nobody is told that they stand', async () => {
  let lost = 0
  const leases = createLeases(connection, () => lost++)
  const admin = new Client(connection)
  await admin.connect()
  await leases.take(randomUUID())
  await admin.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  while (lost === 0) await delay(10)
  await expect(leases.sure()).rejects.toThrow()
  expect(lost).toBe(1)
  await leases.close()
  await admin.end()
})
