import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './port'

/** The first port the system gives to whatever connects outwards, where it says. */
const outward = () => {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/)[0])
  } catch {
    return 32_768
  }
}

const listen = (port: number) =>
  new Promise<() => Promise<unknown>>(resolve => {
    const server = createServer().listen(port, '127.0.0.1', () =>
      resolve(() => new Promise(done => void server.close(done))),
    )
  })

test('S40 a port for a server that is yet to start is one that no connection is given; one that is taken is passed over', async () => {
  const round = await Promise.all(Array.from({ length: 40 }, () => freePort()))
  expect(new Set(round).size).toBe(40)
  for (const port of round) expect(port > 1023 && port < outward()).toBe(true)

  const [first, second] = [round[0]!, round[1]!]
  const close = await listen(first)
  expect(await freePort()).toBe(second)
  expect(await freePort(first)).not.toBe(first)
  await close()
  expect(await freePort(first)).toBe(first)
})
