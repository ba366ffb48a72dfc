import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import NextAuth from 'next-auth'
import { afterAll } from 'vitest'
import { CLIENT_ADDRESS } from '../transport/headers'
import type { Identity } from './identity'

type Handler = (request: unknown, response: unknown, options: unknown) => Promise<void>
const isHandler = (value: unknown): value is Handler => typeof value === 'function'

/** next-auth is CommonJS: outside Next's bundler its default export is one level down. */
const nextAuth = (): Handler => {
  const found: unknown = isHandler(NextAuth) ? NextAuth : Reflect.get(NextAuth, 'default')
  if (!isHandler(found)) throw new Error('next-auth exports no handler')
  return found
}

const cookiesOf = (header = '') =>
  Object.fromEntries(
    header.split('; ').map(pair => [pair.split('=')[0], decodeURIComponent(pair.replace(/^[^=]*=/, ''))]),
  )

const pass = async (from: Response, to: ServerResponse) => {
  to.writeHead(from.status, Object.fromEntries(from.headers)).end(await from.text())
}

const answer = async (identity: Identity, request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url ?? '/', process.env.NEXTAUTH_URL)
  const body = await text(request)
  const path = url.pathname.split('/').slice(3)
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const form = Object.fromEntries(new URLSearchParams(body))
  const method = request.method ?? 'GET'
  headers.set(CLIENT_ADDRESS, request.socket.remoteAddress ?? 'unknown')
  const sent = new Request(url, { method, headers, ...(body && { body }) })
  if (url.pathname.startsWith('/api/account/')) return pass(await identity.account(path.join('/'), sent), response)
  const turn = await identity.auth(sent, path)
  if ('refused' in turn) return pass(turn.refused, response)
  const query = { ...Object.fromEntries(url.searchParams), nextauth: path }
  const asked = { body: form, query, cookies: cookiesOf(request.headers.cookie), headers: request.headers, method }
  if (turn.cookie) response.appendHeader('set-cookie', turn.cookie)
  const reply = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (value: unknown) => response.end(JSON.stringify(value)),
    send: (value: unknown) => response.end(typeof value === 'string' ? value : JSON.stringify(value)),
  })
  await nextAuth()(asked, reply, { ...turn.options })
}

/** The real next-auth behind the real guard on a real socket, without building the whole app. Returns its address. */
export const serveAuth = async (identityFor: (appUrl: string) => Identity) => {
  const state: { identity?: Identity } = {}
  const server = createServer((request, response) => {
    if (!state.identity) throw new Error('not ready')
    answer(state.identity, request, response).catch(error => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const base = `http://127.0.0.1:${address.port}`
  state.identity = identityFor(base)
  afterAll(() => void server.close())
  return { base, identity: state.identity }
}
