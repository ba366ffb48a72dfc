import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { checkNode, isInstalled, ROOT, sourcesHash } from './steps.mjs'

test('S37 too old a Node is told which one is needed', () => {
  for (const version of ['18.20.4', '20.18.3'])
    expect(() => checkNode(version)).toThrow(`Roundtable needs Node 20.19 or later, and this is Node ${version}.`)
  for (const version of ['20.19.0', '22.0.0', '24.21.0']) expect(() => checkNode(version)).not.toThrow()
})

test('S38 a port in use is one sentence that says what to do, before anything is built', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const demo = spawn(process.execPath, [join(ROOT, 'scripts', 'demo.mjs')], {
    env: { ...process.env, PORT: String(port), HOST: '' },
  })
  const [said, shown, [code]] = await Promise.all([text(demo.stderr), text(demo.stdout), once(demo, 'exit')])
  taken.close()
  expect(said.trim()).toBe(
    `Port ${port} is in use, perhaps by another Roundtable. Stop that, or choose another port: PORT=${port + 1} npm run demo`,
  )
  expect(shown).toBe('')
  expect(code).toBe(1)
})

test('S39 packages are installed only when the lock asks for others, and the same sources are built once', () => {
  expect(isInstalled()).toBe(true)
  expect(sourcesHash()).toMatch(/^[0-9a-f]{64}$/)
  expect(sourcesHash()).toBe(sourcesHash())
})
