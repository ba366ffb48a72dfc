import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE, MESSAGE, ok, type Refusal, type Result } from '../../lib/protocol/codes'
import { admitStateVector } from './admit'
import { KEEP_ALIVE_FRAME, parseFrame, refusalFrame, step1Frame, updateFrame } from './frames'
import { readStateVector, STEP2_LIMITS } from './read'
import { uuid } from './testing/random'
import { contentHash, Room } from './testing/room'
import { share } from './testing/scene'

/** The gate behind a real socket, for the unmodified WebsocketProvider. */
class Server {
  readonly room = new Room()
  private readonly sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  /** Connections whose sync step 1 was answered, and those whose first sync step 2 has come. */
  private readonly answered = new Set<WebSocket>()
  private readonly ready = new WeakSet<WebSocket>()

  async start(): Promise<string> {
    this.sockets.on('connection', (socket, request) => {
      const params = new URL(request.url ?? '', 'http://x').searchParams
      const client = Number(params.get('client'))
      const person = params.get('person') ?? ''
      const refused = (refusal: Refusal) => {
        socket.removeAllListeners('message')
        socket.send(refusalFrame(refusal))
        socket.close(CLOSE.refused)
      }
      socket.on('message', (data: Buffer) => {
        const result = this.handle(socket, new Uint8Array(data), person, client)
        if (!result.ok) refused(result.refusal)
      })
      socket.on('close', () => this.answered.delete(socket))
      socket.send(step1Frame(this.room.board.stateVector()))
      socket.send(KEEP_ALIVE_FRAME)
    })
    await once(this.sockets, 'listening')
    const address = this.sockets.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return `ws://127.0.0.1:${address.port}`
  }

  private handle(socket: WebSocket, bytes: Uint8Array, person: string, client: number): Result<unknown> {
    const frame = parseFrame(bytes)
    if (!frame.ok) return frame
    const { kind, body } = frame.value
    if (kind === 'awareness' || (kind === 'update' && !this.ready.has(socket))) return ok(undefined)
    if (kind !== 'step1') {
      this.ready.add(socket)
      const result = this.room.receive(body, person, client, STEP2_LIMITS)
      if (result.ok && result.value) for (const other of this.answered) other.send(updateFrame(result.value))
      return result
    }
    const theirs = readStateVector(body)
    if (!theirs.ok) return theirs
    const admitted = admitStateVector(theirs.value, client, this.room.board)
    if (!admitted.ok) return admitted
    socket.send(this.room.board.step2(admitted.value))
    this.answered.add(socket)
    return ok(undefined)
  }

  drop(): void {
    for (const socket of this.sockets.clients) socket.close(CLOSE.restart)
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate()
    await new Promise(resolve => this.sockets.close(resolve))
  }
}

let server: Server
let url: string
const providers: WebsocketProvider[] = []

const open = (person: string, doc = new Y.Doc()) => {
  const provider = new WebsocketProvider(url, 'board', doc, {
    disableBc: true,
    params: { client: String(doc.clientID), person },
    WebSocketPolyfill: WebSocket as never, // its type is the browser's
  })
  const refusals: Refusal[] = []
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => {
    refusals.push(JSON.parse(decoding.readVarString(decoder)))
  }
  providers.push(provider)
  return { doc, provider, refusals }
}
const synced = (provider: WebsocketProvider) =>
  provider.synced ? undefined : new Promise<void>(resolve => provider.once('sync', () => resolve()))
const has = (doc: Y.Doc, id: string) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (!doc.getMap('stamps').has(id)) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

beforeEach(async () => {
  server = new Server()
  url = await server.start()
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await server.stop()
})

describe('the unmodified provider on a real socket', () => {
  test('G22 shares to another browser, stamps it, and goes on after a dropped connection with what was written meanwhile', async () => {
    const [a, b] = [open('a'), open('b')]
    await Promise.all([synced(a.provider), synced(b.provider)])
    share(a.doc, uuid(1))
    await Promise.all([has(a.doc, uuid(1)), has(b.doc, uuid(1))])
    server.drop()
    share(b.doc, uuid(2))
    share(b.doc, uuid(3))
    await Promise.all([has(a.doc, uuid(3)), has(b.doc, uuid(3))])
    expect(contentHash(a.doc)).toBe(contentHash(server.room.live))
    expect(contentHash(b.doc)).toBe(contentHash(server.room.live))
    expect([...a.refusals, ...b.refusals]).toEqual([])
  })

  test('G22 hands a refusal to the message handler, then closes for good; nothing is stored', async () => {
    const a = open('a')
    await synced(a.provider)
    const closed = new Promise<number>(resolve => a.provider.once('closed', event => resolve(event.code)))
    share(a.doc, uuid(1), { v: 1, share: 0.5 })
    expect(await closed).toBe(CLOSE.refused)
    expect(a.refusals).toMatchObject([{ code: 'shape', ids: [uuid(1)] }])
    expect(server.room.board.size).toBe(0)
  })
})
