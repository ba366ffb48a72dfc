import { randomUUID } from 'node:crypto'
import { readVarUint } from 'lib0/decoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { DRAFTS, PROSE } from '../lib/board/draft-fields'
import { MESSAGE } from '../lib/protocol/codes'
import type { Person } from './wire'

/** Somebody writing in an agency's drafts through the unmodified provider, as a page does. */
export type Drafting = {
  doc: Y.Doc
  /** Ids of the drafts that are there. */
  ids(): string[]
  begin(body: string): string
  body(id: string): Y.Text
  /** Everything typed so far is kept. */
  kept(): Promise<void>
  until(holds: () => boolean): Promise<void>
  close(): void
}

/** A code where the server ended the connection for good, with the bytes that came before. */
export function draftRefusal({ url, headers }: Person, room: string): Promise<{ code: number; bytes: number }> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/${room}?client=123456`, { headers })
  let bytes = 0
  socket.on('message', (data: Buffer) => {
    bytes += data.length
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.send(Uint8Array.of(MESSAGE.sync, 0, 1, 0)))
    socket.once('close', code => resolve({ code, bytes }))
    socket.once('error', reject)
  })
}

export async function drafting({ url, headers }: Person, room: string): Promise<Drafting> {
  const doc = new Y.Doc({ gc: false })
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers })
    }
  }
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, room, doc, {
    disableBc: true,
    params: { client: String(doc.clientID) },
    connect: false,
    WebSocketPolyfill: WithCookie as never, // its type is the browser's
  })
  const looks = new Set<() => void>()
  const look = () => {
    for (const one of [...looks]) one()
  }
  let sent = 0
  let count = -1
  const inSync = provider.messageHandlers[MESSAGE.sync]
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const asked = decoder.arr[decoder.pos] === 0
    inSync?.(encoder, decoder, ...rest)
    if (asked) {
      sent = 0
      count = -1
    }
  }
  provider.messageHandlers[MESSAGE.kept] = (_encoder, decoder) => {
    count = readVarUint(decoder)
    look()
  }
  provider.on('connection-close', () => {
    count = -1
  })
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider && provider.wsconnected) sent++
    look()
  })
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      const one = () => {
        if (!holds()) return
        looks.delete(one)
        resolve()
      }
      looks.add(one)
      one()
    })
  const drafts = doc.getMap<unknown>(DRAFTS)
  const body = (id: string) => {
    const draft = drafts.get(id)
    const text = draft instanceof Y.Map ? draft.get('body') : undefined
    if (!(text instanceof Y.Text)) throw new Error('there is no such draft')
    return text
  }
  const begin = (words: string) => {
    const id = randomUUID()
    doc.transact(() => {
      const draft = new Y.Map<unknown>()
      for (const field of PROSE) draft.set(field, new Y.Text(field === 'body' ? words : ''))
      draft.set('heading', 'accurate')
      drafts.set(id, draft)
    })
    return id
  }
  const kept = () => until(() => count === sent)
  provider.connect()
  await kept()
  return { doc, ids: () => [...drafts.keys()], begin, body, kept, until, close: () => provider.destroy() }
}
