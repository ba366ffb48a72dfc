import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Target = { host: string; port: number }
/** One connection through a proxy. */
export type Link = { near: Socket; far: Socket; cut(): void }

/** A TCP proxy on a port of its own, which forwards bytes until it is told to cut, or to lead elsewhere. */
export async function createProxy(target: Target) {
  const links = new Set<Link>()
  let to: Target | null = target
  /** Sees every chunk on its way to the far side. True: it has been dealt with. */
  let watch: (chunk: Buffer, link: Link) => boolean = () => false

  const server = createServer({ noDelay: true }, near => {
    if (!to) return near.destroy()
    const far = connect({ ...to, noDelay: true })
    const link: Link = {
      near,
      far,
      cut: () => {
        links.delete(link)
        near.destroy()
        far.destroy()
      },
    }
    links.add(link)
    near.on('data', chunk => watch(chunk, link) || far.write(chunk))
    far.on('data', chunk => near.write(chunk))
    for (const side of [near, far]) {
      side.on('error', link.cut)
      side.on('close', link.cut)
    }
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    port: address.port,
    links,
    watch: (see: typeof watch) => {
      watch = see
    },
    cutAll: () => {
      for (const link of [...links]) link.cut()
    },
    /** Where new connections lead from now on; null: nowhere. */
    lead: (next: Target | null) => {
      to = next
    },
    close: async () => {
      for (const link of [...links]) link.cut()
      await new Promise<void>(resolve => void server.close(() => resolve()))
    },
  }
}

export type Proxy = Awaited<ReturnType<typeof createProxy>>
