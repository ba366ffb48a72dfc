import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { z } from 'zod'
import { step1Frame, step2Frame, updateFrame } from '../gate/frames'
import { contribution } from './writer'

type Headers = Record<string, string>
const reply = z.object({ ok: z.literal(true), at: z.string() })

/** A connection of which only this is kept: how much came over it, when last, and when it was cut. Times in ms of `performance.now()`. */
export type Line = { content: number; lastAt: number; cutAt: number | null; cut: Promise<void>; close(): void }

const line = (close: () => void) => {
  let end = () => {}
  const cut = new Promise<void>(resolve => {
    end = resolve
  })
  const kept: Line = { content: 0, lastAt: 0, cutAt: null, cut, close }
  return {
    kept,
    came: () => {
      kept.content++
      kept.lastAt = performance.now()
    },
    ended: () => {
      kept.cutAt ??= performance.now()
      end()
    },
  }
}

/** One board over a bare socket, so that hundreds cost little: what comes is counted, not read. `ready` once it may write, or is turned away. */
export function boardLine(origin: string, room: string, headers: Headers) {
  const doc = new Y.Doc()
  const address = `${origin.replace('http', 'ws')}/sync/${room}?client=${doc.clientID}`
  const socket = new WebSocket(address, { headers, perMessageDeflate: false })
  const { kept, came, ended } = line(() => socket.terminate())
  const nothing = Y.encodeStateAsUpdate(doc)
  const ready = new Promise<void>(resolve => {
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 0) return
      if (data[1] !== 0) return came()
      socket.send(step2Frame(nothing))
      resolve()
    })
    socket.on('close', () => {
      ended()
      resolve()
    })
  })
  socket.on('open', () => socket.send(step1Frame(Y.encodeStateVector(doc))))
  socket.on('error', () => undefined)
  /** Sends a contribution without waiting for anything; nothing once it is cut. */
  const share = () => {
    if (socket.readyState !== WebSocket.OPEN) return false
    const before = Y.encodeStateVector(doc)
    doc.getMap('statements').set(crypto.randomUUID(), contribution())
    socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)))
    return true
  }
  return Object.assign(kept, { ready, share })
}
export type BoardLine = ReturnType<typeof boardLine>

/** The live connection. `act` resolves with the time at which it was entered. */
export function liveLine(origin: string, meetingId: string, headers: Headers) {
  const options = { auth: { meetingId }, extraHeaders: headers, forceNew: true, reconnection: false }
  const socket = io(`${origin}/meeting`, { ...options, transports: ['websocket'] })
  const { kept, came, ended } = line(() => void socket.disconnect())
  const ready = new Promise<void>(resolve => {
    socket.on('roster', () => resolve())
    socket.on('connect_error', () => {
      ended()
      resolve()
    })
  })
  socket.onAny(came)
  socket.on('disconnect', ended)
  const act = async (verb: string, input: object) =>
    reply.parse(await socket.emitWithAck('act', { verb, input, key: crypto.randomUUID() })).at
  return Object.assign(kept, { ready, act })
}
