import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../scripts/free-port'

/** A built server a test started. `output` is all it printed so far. */
export type Server = {
  url: string
  /** Where it listens, whatever address people use. */
  local: string
  dataDir: string
  output(): string
  /** Resolves once a server that was started to play the conference has played it whole, however long that takes. */
  played(): Promise<void>
  /** Sends a signal and waits for the end of the process. Its data stays, for another `startServer({ dataDir, port })`. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Ends it and everything it left running, and deletes its data. Always call it, after `kill` too. */
  stop(): Promise<void>
}

/**
 * Starts `dist/server.mjs` (the demo, unless `args` says otherwise) on a free port with data of its own, and waits for its `ready <URL>` line.
 * `port` and `dataDir` are for starting again what was killed. Throws with all it printed when it ends before that line.
 */
export async function startServer({
  args = ['--demo'],
  env = {},
  port,
  dataDir,
}: {
  args?: string[]
  env?: Record<string, string>
  port?: number
  dataDir?: string
} = {}): Promise<Server> {
  const data = dataDir ?? (await freshFolder())
  const own = String(port ?? (await freePort()))
  const settings = {
    HOST: '127.0.0.1',
    PORT: own,
    DATA_DIR: data,
    APP_URL: '',
    APP_KEY: '',
    DATABASE_URL: '',
  }
  const child = spawn(process.execPath, ['dist/server.mjs', ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let isPlayed = () => {}
  const playing = new Promise<void>(resolve => {
    isPlayed = resolve
  })
  const exit = once(child, 'exit')
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk
      const url = /^ready (\S+)$/m.exec(output)?.[1]
      if (url) resolve(url)
      if (output.includes('Everything has been played.')) isPlayed()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    exit.then(() => reject(new Error(`the server ended before it was ready:\n${output}`)), reject)
  })
  const kill = (signal: NodeJS.Signals = 'SIGTERM') => end(child, exit, signal)
  const stop = async () => {
    await kill()
    await stopDatabase(data)
    await rm(data, { recursive: true, force: true, maxRetries: 20 })
  }
  try {
    const local = `http://127.0.0.1:${own}`
    return { url: await ready, local, dataDir: data, output: () => output, played: () => playing, kill, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function end(child: ChildProcess, exit: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await exit
}

/** A server killed outright leaves its database running for the next one to adopt; a test that ends must not. */
async function stopDatabase(data: string): Promise<void> {
  const file = join(data, 'database', 'data', 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 0) process.kill(pid, 'SIGQUIT')
}

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roundtable-e2e-'))
  await chmod(folder, 0o711)
  return folder
}
