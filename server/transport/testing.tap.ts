import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { stemForms } from '../../lib/statements/testing/canary'

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
    bytes: () => Buffer.concat(heard),
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

const FORMS = stemForms((text, encoding) =>
  encoding === 'utf16le' ? Buffer.from(text, encoding).toString('latin1') : Buffer.from(text).toString(encoding),
)

/** Whether a planted word stands in these bytes in any form it could have. */
export const betrays = (bytes: Buffer | string) => {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1')
  return FORMS.some(form => text.includes(form))
}
