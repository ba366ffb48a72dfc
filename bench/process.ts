import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import * as z from 'zod/mini'
import { freePort } from '../scripts/free-port'

/** A server under measurement: a process of its own, asked for its own figures through Node's inspector. */
export type Child = {
  output(): string
  /** CPU it used since it started, seconds. */
  cpu(): Promise<number>
  /** Live memory after a full collection, bytes: the heap and what hangs on it. */
  memory(): Promise<number>
  /** Notes where its CPU goes while `work` runs; resolves with what Chrome's tools open as a `.cpuprofile`. */
  profile(work: () => Promise<unknown>): Promise<unknown>
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a program on Node and waits until it has printed `ready`. Throws with all it printed when it ends before. */
export async function startChild(
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  { node = process.execPath, cwd }: { node?: string; cwd?: string } = {},
): Promise<Child> {
  const inspect = await freePort()
  const child = spawn(node, [`--inspect=127.0.0.1:${inspect}`, ...args], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exit = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-100_000)
      if (ready.test(output)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    exit.then(() => reject(new Error(`a server ended before it was ready:\n${output}`)), reject)
  })
  const ask = await inspector(inspect)
  return {
    output: () => output,
    cpu: async () => {
      const { user, system } = CPU.parse(await ask.evaluate('process.cpuUsage()'))
      return (user + system) / 1e6
    },
    memory: async () => {
      await ask.collect()
      const { heapUsed, external } = MEMORY.parse(await ask.evaluate('process.memoryUsage()'))
      return heapUsed + external
    },
    profile: async work => {
      await ask.call('Profiler.enable')
      await ask.call('Profiler.start')
      await work()
      return ask.call('Profiler.stop')
    },
    kill: (signal = 'SIGTERM') => {
      // A process does not end while someone inspects it.
      ask.close()
      return end(child, exit, signal)
    },
  }
}

async function end(child: ChildProcess, exit: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await exit
}

const CPU = z.object({ user: z.number(), system: z.number() })
const MEMORY = z.object({ heapUsed: z.number(), external: z.number() })
const TARGETS = z.array(z.object({ webSocketDebuggerUrl: z.string() }))
const ANSWER = z.object({ id: z.number(), result: z.unknown() })
const VALUE = z.object({ result: z.object({ value: z.unknown() }) })

async function inspector(port: number) {
  const [target] = TARGETS.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json())
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '')
  await once(socket, 'open')
  let last = 0
  const call = async (method: string, params: Record<string, unknown> = {}): Promise<unknown> => {
    const id = ++last
    const answered = new Promise<unknown>(resolve => {
      const hear = (data: Buffer) => {
        const parsed = ANSWER.safeParse(JSON.parse(data.toString()))
        if (!parsed.success || parsed.data.id !== id) return
        socket.off('message', hear)
        resolve(parsed.data.result)
      }
      socket.on('message', hear)
    })
    socket.send(JSON.stringify({ id, method, params }))
    return answered
  }
  return {
    close: () => socket.terminate(),
    call,
    evaluate: async (expression: string) =>
      VALUE.parse(await call('Runtime.evaluate', { expression, returnByValue: true })).result.value,
    collect: async () => {
      for (let i = 0; i < 3; i++) await call('HeapProfiler.collectGarbage')
    },
  }
}

const TICKS = 100

/** CPU of a process and its children, ended ones included, in seconds: for the database, which Node cannot ask. Linux only; else 0. */
export function cpuOfTree(root: number): number {
  if (process.platform !== 'linux') return 0
  const stats = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []))
  const own = stats.find(stat => stat.pid === root)
  const children = stats.filter(stat => stat.parent === root)
  const ticks = (own ? own.used + own.ended : 0) + children.reduce((sum, stat) => sum + stat.used, 0)
  return ticks / TICKS
}

function statOf(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (i: number) => Number(fields[i])
    return { pid: Number(pid), parent: at(1), used: at(11) + at(12), ended: at(13) + at(14) }
  } catch {
    return null
  }
}
