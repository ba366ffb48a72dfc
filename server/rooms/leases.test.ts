import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createProxy } from '../chaos/proxy'
import { testDatabase } from '../db/testing'
import { createLeases } from './leases'

const { connection } = await testDatabase()

test('F9 who holds a meeting and shows no life is put out by the next who asks; who does is not, however long they ask', async () => {
  const meeting = randomUUID()
  const silent = new Client(connection)
  const gone = new Promise<void>(resolve => void silent.on('error', () => resolve()))
  await silent.connect()
  await silent.query('select pg_advisory_lock(hashtextextended($1, 7))', [meeting])
  const times = { shown: 100, certain: 300, givenUp: 500 }
  const [here, there] = [
    createLeases(connection, () => undefined, times),
    createLeases(connection, () => undefined, times),
  ]
  while (!(await here.take(meeting)));
  await gone
  const watch = new Client(connection)
  await watch.connect()
  const asked = `select extract(epoch from clock_timestamp())::float8 * 1000 as now`
  const now = async () => (await watch.query<{ now: number }>(asked)).rows[0]!.now
  // By the database's clock, much longer than a silent one is left alone.
  for (const until = (await now()) + 4 * times.givenUp; (await now()) < until; )
    expect(await there.take(meeting)).toBe(false)
  await watch.end()
  await here.sure()
  await here.close()
  expect(await there.take(meeting)).toBe(true)
  await there.close()
})

test('F9 leases whose connection does not answer are lost, and nobody is told that they stand', async () => {
  let times = 0
  let leases = createLeases(connection, () => undefined)
  const lost = new Promise<void>(resolve => {
    leases = createLeases(connection, () => {
      times++
      resolve()
    })
  })
  const admin = new Client(connection)
  await admin.connect()
  await leases.take(randomUUID())
  await admin.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await lost
  await expect(leases.sure()).rejects.toThrow()
  expect(times).toBe(1)
  await leases.close()
  await admin.end()
})

test('F9 a holder whose questions are no longer answered is not taken at its word for long', async () => {
  const { host = '', port = 0 } = connection
  const proxy = await createProxy({ host, port })
  const clock = new Client(connection)
  await clock.connect()
  let lost = 0
  const times = { shown: 60_000, certain: 100, givenUp: 500 }
  const leases = createLeases({ ...connection, host: '127.0.0.1', port: proxy.port }, () => lost++, times)
  expect(await leases.take(randomUUID())).toBe(true)
  proxy.watch(() => true)
  // By the database's clock, longer than what was certain stays so.
  await clock.query('select pg_sleep(0.3)')
  await expect(leases.sure()).rejects.toThrow()
  expect(lost).toBe(1)
  await leases.close()
  await clock.end()
  await proxy.close()
})
