import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { answers } from '../../lib/text/answers'
import { headersFor, kindOf, methodAllowed, nonceFrom, requestHeaders, type Serving } from './headers'

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void
type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

/** Where requests and upgrades go. Next never sees an upgrade in production; in development only its own `/_next/` ones. */
export type Routes = {
  next: Handle
  live: { handleRequest: Handle; handleUpgrade: Upgrade }
  sync: Upgrade
  devUpgrade?: Upgrade
}

/** The one HTTP server: security headers on everything, and the single dispatcher of upgrades. */
export function createHttp(routes: Routes, serving: Omit<Serving, 'nonce'>): Server {
  const server = createServer((request, response) => {
    const path = pathOf(request)
    const live = path.startsWith('/socket.io/')
    const kind = live ? 'api' : kindOf(path)
    const own: Serving = { ...serving, nonce: nonceFrom(randomBytes(16)) }
    for (const [name, value] of Object.entries(headersFor(kind, own))) response.setHeader(name, value)
    if (live) return void routes.live.handleRequest(request, response)
    if (!methodAllowed(kind, request.method ?? 'GET')) return void response.writeHead(405).end()
    request.headers = requestHeaders(request.headers, own, request.socket.remoteAddress)
    void answer(routes.next, request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    try {
      dispatch(routes, request, socket, head)
    } catch {
      socket.destroy()
    }
  })
  return server
}

/** A page that fails says so in one line, or breaks off: what failed stays here. */
async function answer(next: Handle, request: IncomingMessage, response: ServerResponse) {
  try {
    await next(request, response)
  } catch {
    if (response.headersSent) return void response.destroy()
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(`${answers.fault}\n`)
  }
}

function dispatch(routes: Routes, request: IncomingMessage, socket: Duplex, head: Buffer) {
  const path = pathOf(request)
  if (path.startsWith('/sync/')) return routes.sync(request, socket, head)
  if (path.startsWith('/socket.io/')) return routes.live.handleUpgrade(request, socket, head)
  if (path.startsWith('/_next/') && routes.devUpgrade) return routes.devUpgrade(request, socket, head)
  socket.once('finish', () => socket.destroy()).end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?', 1)[0] ?? '/'
