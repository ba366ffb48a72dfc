import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import * as z from 'zod/mini'

const EVENT = z.tuple([z.string()], z.unknown())
const STATE = z.object({
  meeting: z.object({ children: z.array(z.object({ id: z.string() })) }),
  audiences: z.array(z.object({ id: z.string(), version: z.number() })),
})
export type State = z.infer<typeof STATE>
const REPLY = z.array(z.object({ ok: z.boolean(), reason: z.optional(z.string()) }))
const NAMESPACE = '/meeting,'

/** One person's socket.io connection, spoken by hand: as cheap for this machine as it can be. */
export class Live {
  state: State | null = null
  /** Bytes it was sent so far. */
  received = 0
  private socket: WebSocket | null = null
  private asked = 0
  private readonly waiting = new Map<number, (reply: string) => void>()

  constructor(
    private readonly url: string,
    private readonly meeting: string,
    private readonly headers: Record<string, string>,
  ) {}

  /** Resolves with the first `state`. */
  open(): Promise<State> {
    const url = `${this.url}/socket.io/?EIO=4&transport=websocket&meetingId=${this.meeting}`
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { headers: this.headers, perMessageDeflate: false })
      this.socket = socket
      socket.on('error', reject)
      socket.on('close', code => reject(new Error(`a live connection was closed with ${code}`)))
      socket.on('message', (data: Buffer) => {
        this.received += data.length
        this.hear(data, resolve)
      })
    })
  }

  async act(verb: string): Promise<void> {
    const number = this.asked++
    const reply = new Promise<string>(resolve => this.waiting.set(number, resolve))
    this.socket?.send(`42${NAMESPACE}${number}${JSON.stringify(['act', { verb, input: {}, key: randomUUID() }])}`)
    const [answer] = REPLY.parse(JSON.parse(await reply))
    if (!answer?.ok) throw new Error(`${verb} was refused: ${answer?.reason}`)
  }

  close(): void {
    this.socket?.removeAllListeners('close')
    this.socket?.on('error', () => undefined)
    this.socket?.terminate()
  }

  private hear(data: Buffer, first: (state: State) => void): void {
    const kind = data.toString('latin1', 0, 2)
    if (kind === '2') this.socket?.send('3')
    if (kind === '0{') this.socket?.send(`40${NAMESPACE}${JSON.stringify({ meetingId: this.meeting })}`)
    if (kind === '42' && !this.state) {
      const [name, payload] = EVENT.parse(JSON.parse(data.toString().slice(2 + NAMESPACE.length)))
      if (name === 'state') first((this.state = STATE.parse(payload)))
    }
    if (kind === '43') {
      const [, number = '', reply = '[]'] = /^43\/meeting,(\d+)(.*)$/s.exec(data.toString()) ?? []
      this.waiting.get(Number(number))?.(reply)
      this.waiting.delete(Number(number))
    }
  }
}
