import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'

/** A listener between one browser and the server. */
export type Tap = {
  /** What the browser takes for the server's address. */
  url: string
  /** Every byte the server sent through it so far, heads, bodies and frames of sockets, none of it compressed. */
  received(): Buffer
  close(): void
}

/** Passes everything on, and keeps what comes back. To the server it looks as if its own pages asked. */
export async function tap(server: string): Promise<Tap> {
  const { hostname, port, origin, host } = new URL(server)
  const kept: Buffer[] = []
  const headersFor = (sent: IncomingHttpHeaders): IncomingHttpHeaders => ({
    ...sent,
    host,
    'accept-encoding': 'identity',
    ...(sent.origin && { origin }),
  })
  const between = createServer((asked, answered) => {
    const { method, url: path, headers } = asked
    // A connection each: the server may close a kept one in the moment it is used again.
    const onward = request({ agent: false, hostname, port, path, method, headers: headersFor(headers) }, answer => {
      kept.push(Buffer.from(JSON.stringify(answer.rawHeaders)))
      answer.on('data', (data: Buffer) => kept.push(data))
      answered.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(answered)
    })
    onward.on('error', () => answered.destroy())
    asked.pipe(onward)
  })
  between.on('upgrade', (asked, socket, head) => {
    const onward = connect(Number(port), hostname)
    const { 'sec-websocket-extensions': _compression, ...headers } = headersFor(asked.headers)
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('')}\r\n`)
    onward.write(head)
    onward.on('data', data => kept.push(data))
    onward.pipe(socket).pipe(onward)
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  between.listen(0, '127.0.0.1')
  await once(between, 'listening')
  const address = between.address()
  if (typeof address !== 'object' || !address) throw new Error('the tap has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    received: () => Buffer.concat(kept),
    close: () => {
      between.close()
      between.closeAllConnections()
    },
  }
}
