import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket, WebSocketServer } from 'ws'
import type { Connection } from '../db/cluster'
import { type Random, random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, WRITERS } from './stage'
import { Writer } from './writer'

/** Of a hundred frames each way, this many are harmed in each of the ways that fits. */
const HARMED = 0.02

/** Frames of the boards' connections are said twice, in another order, or (towards the server) cut short, while three write. */
export async function frames(postgres: Connection, program: Program, seed: number, seconds: number): Promise<Report> {
  const report = emptyReport('frames twice, out of order, cut short', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const server = await serving(program, stage.url)
  const between = await createMangler(server.origin, chance, what => count(report, what))
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin, undefined, { sync: between.origin })
  const everyone = [...people.values()]
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  try {
    await here()
    const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 1, rest: 25 }))
    between.harm(true)
    await delay(seconds * 1000)
    between.harm(false)
    // What was held back on a connection that went on living is not lost to it: a new connection starts from what it has.
    between.cutAll()
    await timed(report, 'back for all', goesOn(people))
    await Promise.all(writers.map(writer => writer.stop()))
    await settle(report, stage, gathering, everyone)
  } finally {
    for (const person of everyone) person.leave()
    await between.close()
    await server.kill('SIGKILL')
    await stage.strike()
  }
  return report
}

/** A WebSocket proxy that harms frames while it is told to. */
async function createMangler(target: string, chance: Random, told: (what: string) => void) {
  let harming = false
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const open = new Set<WebSocket>()

  const lead = (near: WebSocket, request: IncomingMessage) => {
    const { cookie = '', origin = '' } = request.headers
    const far = new WebSocket(target.replace('http', 'ws') + request.url, {
      headers: { cookie, origin },
      perMessageDeflate: false,
    })
    open.add(near)
    const early: Buffer[] = []
    const up = harmed(frame => (far.readyState === WebSocket.OPEN ? far.send(frame) : early.push(frame)), true)
    const down = harmed(frame => near.send(frame), false)
    far.on('open', () => {
      for (const frame of early) far.send(frame)
    })
    near.on('message', (frame: Buffer) => up(frame))
    far.on('message', (frame: Buffer) => near.readyState === WebSocket.OPEN && down(frame))
    near.on('close', () => {
      open.delete(near)
      far.terminate()
    })
    far.on('close', code => (code >= 1000 && code !== 1005 && code !== 1006 ? near.close(code) : near.terminate()))
    for (const side of [near, far]) side.on('error', () => undefined)
  }

  /** Passes frames on, and now and then another way than they came. */
  function harmed(pass: (frame: Buffer) => void, mayCut: boolean) {
    let kept: Buffer | null = null
    return (frame: Buffer) => {
      const roll = harming ? chance.next() : 1
      const overtaken = kept
      kept = null
      if (roll < HARMED) {
        told('frames said twice')
        pass(frame)
        pass(frame)
      } else if (roll < 2 * HARMED && !overtaken) {
        told('frames out of order')
        kept = frame
      } else if (roll < 3 * HARMED && mayCut && frame.length > 3) {
        told('frames cut short')
        pass(frame.subarray(0, 1 + chance.below(frame.length - 1)))
      } else pass(frame)
      if (overtaken) pass(overtaken)
    }
  }

  const http = createServer()
  http.on('upgrade', (request, socket, head) => wss.handleUpgrade(request, socket, head, near => lead(near, request)))
  await new Promise<void>(resolve => void http.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const cutAll = () => {
    for (const near of [...open]) near.terminate()
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    harm: (now: boolean) => {
      harming = now
    },
    cutAll,
    close: async () => {
      cutAll()
      http.closeAllConnections()
      await new Promise<void>(resolve => void http.close(() => resolve()))
    },
  }
}
