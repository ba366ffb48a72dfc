import { randomUUID } from 'node:crypto'
import { type Decoder, readVarString } from 'lib0/decoding'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc, type Map as YMap } from 'yjs'
import * as z from 'zod/mini'
import { CLOSE, MESSAGE } from '../../lib/protocol/codes'
import type { ActReply, ActRequest, State } from '../../lib/protocol/live'
import type { Statement } from '../../lib/statements/index'
import type { Stamp } from '../../lib/statements/kind'
import { Interrupted, Refused } from './participants'

type LiveSocket = Socket<
  { state(state: State): void },
  { act(request: ActRequest, reply: (reply: ActReply) => void): void }
>
type Headers = { cookie: string; origin: string }

/** How long one attempt at an act waits for its answer, and how many there are, ms. The same key is done once only. */
const ANSWER = 10_000
const ATTEMPTS = 3
const CSRF = z.object({ csrfToken: z.string() })
const REFUSAL = z.object({ code: z.string(), reason: z.string() })

/**
 * A person of the demo as a client from outside: signed in over HTTP, with a socket.io connection and the boards they may read,
 * by the same protocols and through the same doors as a browser.
 */
export class Outside {
  state: State | null = null
  private readonly boards = new Map<string, Board>()
  private readonly listeners = new Set<() => void>()

  private constructor(
    private readonly appUrl: string,
    private readonly meeting: string,
    private readonly headers: Headers,
    private readonly socket: LiveSocket,
  ) {
    socket.on('state', state => {
      this.state = state
      for (const { id } of state.audiences) this.board(id)
      for (const listener of this.listeners) listener()
    })
    socket.connect()
  }

  /** Signs in and opens the meeting. Rejects when the passphrase is wrong, or the meeting is not there for them. */
  static async enter(appUrl: string, meeting: string, email: string, passphrase: string): Promise<Outside> {
    const origin = new URL(appUrl).origin
    const headers = { cookie: await signIn(origin, email, passphrase), origin }
    const options = { auth: { meetingId: meeting }, query: { meetingId: meeting }, extraHeaders: headers }
    const socket: LiveSocket = io(`${origin}/meeting`, {
      ...options,
      autoConnect: false,
      forceNew: true,
      transports: ['websocket'],
    })
    const outside = new Outside(origin, meeting, headers, socket)
    const turnedAway = new Promise<never>((_, reject) => {
      socket.once('connect_error', error => 'data' in error && reject(new Interrupted(CLOSE.noSuchRoom)))
    })
    await Promise.race([outside.until(() => true), turnedAway]).catch(error => {
      outside.leave()
      throw error
    })
    return outside
  }

  /** Resolves once there is a state of which this holds. */
  until(holds: (state: State) => boolean): Promise<State> {
    return new Promise(resolve => {
      const look = () => {
        if (!this.state || !holds(this.state)) return
        this.listeners.delete(look)
        resolve(this.state)
      }
      this.listeners.add(look)
      look()
    })
  }

  /** Rejects with `Refused` where the server says no. */
  async act(verb: string, input: Record<string, unknown> = {}): Promise<void> {
    const reply = await this.ask({ verb, input, key: randomUUID() }, ATTEMPTS)
    if (!reply.ok) throw new Refused(reply)
  }

  private async ask(request: ActRequest, attempts: number): Promise<ActReply> {
    try {
      return await this.socket.timeout(ANSWER).emitWithAck('act', request)
    } catch (error) {
      if (attempts <= 1) throw error
      return this.ask(request, attempts - 1)
    }
  }

  /** Is this on the board here, with its stamp? */
  async has(audience: string, id: string): Promise<boolean> {
    return (await this.board(audience).stamps()).has(id)
  }

  /** Shares under this id, with the audience's version they were shown; once more where somebody joined meanwhile. */
  async share(audience: string, id: string, statement: (seen: number) => Statement): Promise<void> {
    const seen = this.version(audience)
    try {
      await this.board(audience).share(id, statement(seen))
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code !== 'audience_grew') throw error
      await this.until(() => this.version(audience) > seen)
      await this.board(audience).share(id, statement(this.version(audience)))
    }
  }

  leave(): void {
    for (const board of this.boards.values()) board.close()
    this.boards.clear()
    this.socket.disconnect()
  }

  private version(audience: string): number {
    return this.state?.audiences.find(one => one.id === audience)?.version ?? 0
  }

  private board(audience: string): Board {
    const known = this.boards.get(audience)
    if (known && !known.over) return known
    const board = new Board(
      `${this.appUrl.replace(/^http/, 'ws')}/sync`,
      `board.${this.meeting}.${audience}`,
      this.headers,
    )
    this.boards.set(audience, board)
    return board
  }
}

/** One board through the stock y-websocket provider. After a refusal it is over: a fresh one takes its place. */
class Board {
  over: Error | null = null
  private readonly doc = new Doc()
  private readonly provider: WebsocketProvider
  private readonly listeners = new Set<() => void>()

  constructor(sync: string, room: string, headers: Headers) {
    class WithHeaders extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
      }
    }
    this.provider = new WebsocketProvider(sync, room, this.doc, {
      disableBc: true,
      params: { client: String(this.doc.clientID) },
      // Its type is the browser's; the provider needs no more than ws gives.
      WebSocketPolyfill: WithHeaders as never,
    })
    // Each provider listens for the end of the process; a whole conference has more of them than Node expects.
    process.setMaxListeners(process.getMaxListeners() + 1)
    this.provider.awareness.setLocalState(null)
    this.provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => this.end(new Refused(refusalIn(decoder)))
    this.provider.on('closed', ({ code }) => this.end(new Interrupted(code)))
    this.provider.on('sync', () => this.changed())
    this.doc.on('update', () => this.changed())
  }

  /** The receipts, once this board is in step with the server. */
  async stamps(): Promise<YMap<Stamp>> {
    const stamps = this.doc.getMap<Stamp>('stamps')
    await this.until(() => this.provider.synced)
    return stamps
  }

  async share(id: string, statement: Statement): Promise<void> {
    const stamps = await this.stamps()
    if (stamps.has(id)) return
    this.doc.getMap<unknown>('statements').set(id, statement)
    await this.until(() => stamps.has(id)).catch(error => {
      if (!(error instanceof Refused) || error.refusal.code !== 'already_shared') throw error
    })
  }

  close(): void {
    this.end(new Interrupted(CLOSE.restart))
  }

  private until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!this.over && !holds()) return
        this.listeners.delete(look)
        if (this.over) reject(this.over)
        else resolve()
      }
      this.listeners.add(look)
      look()
    })
  }

  private end(error: Error): void {
    if (this.over) return
    this.over = error
    this.changed()
    this.provider.destroy()
    process.setMaxListeners(process.getMaxListeners() - 1)
    this.doc.destroy()
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}

function refusalIn(decoder: Decoder): z.infer<typeof REFUSAL> {
  const parsed = REFUSAL.safeParse(JSON.parse(readVarString(decoder)))
  return parsed.success ? parsed.data : { code: 'shape', reason: 'This was turned down.' }
}

/** Signs in as the sign-in page does; the cookie header of the session it got. */
async function signIn(origin: string, email: string, passphrase: string): Promise<string> {
  const asked = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = CSRF.parse(await asked.json())
  const cookies = cookiesOf(asked)
  const answered = await fetch(`${origin}/api/auth/callback/passphrase`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: headerOf(cookies), origin },
    body: new URLSearchParams({ csrfToken, email, passphrase, json: 'true', callbackUrl: origin }),
  })
  const all = new Map([...cookies, ...cookiesOf(answered)])
  if (![...all.keys()].some(name => name.endsWith('next-auth.session-token')))
    throw new Error(`${email} could not sign in.`)
  return headerOf(all)
}

const cookiesOf = (response: Response): Map<string, string> =>
  new Map(
    response.headers.getSetCookie().map(line => {
      const pair = line.split(';')[0] ?? ''
      const at = pair.indexOf('=')
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
const headerOf = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
