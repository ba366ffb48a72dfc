import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Everything the server sends to whoever comes this way, to the byte: a wire with an ear on it. */
export async function tap(port: number) {
  const heard: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    far.on('data', data => heard.push(data))
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** One character a byte. */
    bytes: () => Buffer.concat(heard).toString('latin1'),
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
