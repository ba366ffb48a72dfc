/**
 * A process that serves meetings, wired as in `main.ts` but for the pages, with database calls and socket writes that can be told to be the last thing it does.
 * Started by the campaigns alone; nothing of it is in the product.
 */
import type { Socket } from 'node:net'
import { Client } from 'pg'
import { z } from 'zod'
import { openNews } from '../db/news'
import { pooled } from '../db/open'
import { createIdentity } from '../identity/identity'
import { openAccessLog } from '../ledger/access'
import { openSigner } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { testKeeper } from '../ledger/testing'
import { after } from '../rooms/pace'
import { createRooms } from '../rooms/registry'
import { RING, VERSIONS } from '../rooms/testing'
import { createHeld } from '../transport/held'
import { createHttp } from '../transport/http'
import { createLive } from '../transport/live'
import { screenDoor } from '../transport/screens'
import { createSync } from '../transport/sync'
import { DEPLOYMENT } from './names'

const order = z.object({ die: z.number() })

/** Where it stands in the commit path: each await, before and after, by name. */
let labels: string[] | null = null
let die = Number.POSITIVE_INFINITY
function pass(label: string) {
  if (!labels) return
  labels.push(label)
  if (labels.length > die) process.kill(process.pid, 'SIGKILL')
}
process.on('message', sent => {
  if (sent === 'labels') {
    process.send?.({ labels })
    labels = null
    return
  }
  labels = []
  die = order.parse(sent).die
  process.send?.({ armed: true })
})

const words = (query: unknown) =>
  String(typeof query === 'object' && query !== null && 'text' in query ? query.text : query)
    .replace(/\s+/g, ' ')
    .slice(0, 28)

class Watched extends Client {
  // The signatures of `query` are many; what is given is handed on as it is.
  override query = ((...args: Parameters<Client['query']>) => {
    const text = words(args[0])
    // Whether somebody's session or place still stands is asked in the background, at any moment.
    if (text.includes('"sessions"') || text.includes('"members"')) return super.query(...args)
    pass(`before ${text}`)
    const asked: unknown = super.query(...args)
    return asked instanceof Promise ? asked.finally(() => pass(`after ${text}`)) : asked
  }) as Client['query']
}

function frame<T>(send: () => T): T {
  pass('before a frame')
  const sent = send()
  pass('after a frame')
  return sent
}
/** Whatever library writes it: what is corked leaves when it is uncorked. */
function watched(socket: Socket) {
  const { write, uncork } = socket
  socket.write = (...args: unknown[]) => {
    const send = (): boolean => Reflect.apply(write, socket, args)
    return socket.writableCorked > 0 ? send() : frame(send)
  }
  socket.uncork = () => {
    const send = () => Reflect.apply(uncork, socket, [])
    if (socket.writableCorked === 1) frame(send)
    else send()
  }
}

const settings = z.object({ url: z.string(), port: z.number(), appUrl: z.string() })
const { url, port, appUrl } = settings.parse(JSON.parse(process.argv[2] ?? ''))
const connection = { connectionString: url }
const database = pooled(Object.assign({ Client: Watched }, connection))
const db = database.drizzle
const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, DEPLOYMENT)), DEPLOYMENT)
const log = openAccessLog(ledger)
const identity = createIdentity({ db, appUrl, appKeys: RING, log, secondFactor: 'offered' })
const news = openNews(connection)
const rooms = createRooms({
  db,
  ledger,
  keeper: testKeeper(database, ledger),
  versions: VERSIONS,
  connection,
  news,
  after,
})
const held = createHeld(identity, news)
const sync = createSync({ identity, rooms, held })
const live = createLive({ identity, rooms, held, after, screens: screenDoor(appUrl) })
const http = createHttp(
  { next: (_request, response) => response.writeHead(404).end(), live: live.engine, sync: sync.upgrade },
  { dev: false, https: false },
)
http.on('connection', watched)
http.listen(port, '127.0.0.1', () => process.stdout.write(`ready ${appUrl}\n`))
process.on('disconnect', () => process.exit(0))
