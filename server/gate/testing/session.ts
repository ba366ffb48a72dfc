import * as Y from 'yjs'
import { ok, type Result } from '../../../lib/protocol/codes'
import { admitStateVector } from '../admit'
import { parseFrame, refusalFrame, step1Frame, updateFrame } from '../frames'
import { LIMITS, readStateVector, STEP2_LIMITS } from '../read'
import { Browser, type Line } from './browser'
import { type Random, random, uuid } from './random'
import { assertSettled, contentHash, documentFor, Room } from './room'

export type SessionReport = { statements: number; refusals: number; removals: number; connections: number }

/**
 * A simulated meeting of honest people: several statements in one transaction, two tabs of one person, two people who
 * press Share on the same draft, work while offline, connections that drop with frames under way, reloads,
 * corrections that remove earlier words. Frames arrive in any order between connections. Throws unless the only
 * refusals were ids already shared, everything shared has a stamp, and all replicas have one content hash.
 */
export const honestSession = (seed: number, steps = 60): SessionReport => new Session(random(seed)).run(steps)

class Session {
  private readonly room = new Room()
  private readonly lines = new Set<Line>()
  private readonly browsers: Browser[]
  private readonly report = { refusals: 0, removals: 0, connections: 0 }
  private shared = 0

  constructor(private readonly dice: Random) {
    const people = [1, 1, 2, 3, 4].map(n => uuid(0xa000 + n))
    this.browsers = people.map(person => new Browser(person, () => documentFor(2 + dice.below(2 ** 32 - 2))))
  }

  run(steps: number): SessionReport {
    for (let step = 0; step < steps; step++) this.step()
    while (this.settle()) {}
    this.check()
    return { statements: this.room.board.size, ...this.report }
  }

  private step(): void {
    const browser = this.dice.pick(this.browsers)
    const roll = this.dice.below(100)
    if (roll < 30) this.share(browser)
    else if (roll < 40 && !browser.line) this.connect(browser)
    else if (roll < 45) this.drop(browser)
    else if (roll < 47) this.reload(browser)
    else if (roll < 50) this.takeDown()
    else this.deliverOne()
  }

  private share(browser: Browser): void {
    const statements = Array.from({ length: 1 + this.dice.below(3) }, () => [this.anId(), this.words()] as const)
    browser.share(statements)
  }

  /** Now and then an id that somebody else may be sharing at this moment: two authors of one draft. */
  private anId(): string {
    return uuid(this.shared > 0 && this.dice.chance(0.15) ? 1 + this.dice.below(this.shared) : ++this.shared)
  }

  private words(): object {
    const of = this.shared > 0 && this.dice.chance(0.3) ? { of: uuid(1 + this.dice.below(this.shared)) } : {}
    return { v: 1, kind: 'note', body: this.dice.pick(['Seen at school.', 'Déjà vu 😀', 'x'.repeat(500), '']), ...of }
  }

  private connect(browser: Browser): void {
    const line = browser.connect()
    this.report.connections++
    this.lines.add(line)
    line.toBrowser.push(step1Frame(this.room.board.stateVector()))
  }

  private drop(browser: Browser): void {
    if (browser.line) this.lines.delete(browser.line)
    browser.disconnect()
  }

  private reload(browser: Browser): void {
    this.drop(browser)
    browser.reload()
  }

  private takeDown(): void {
    if (this.shared === 0) return
    const change = this.room.takeDown(uuid(1 + this.dice.below(this.shared)))
    if (!change) return
    this.report.removals++
    this.broadcast(change)
  }

  private broadcast(change: Uint8Array): void {
    for (const line of this.lines) if (line.answered) line.toBrowser.push(updateFrame(change))
  }

  /** Delivers one frame of one line; false when none is under way. */
  private deliverOne(): boolean {
    const busy = [...this.lines].filter(line => line.toServer.length + line.toBrowser.length > 0)
    if (busy.length === 0) return false
    const line = this.dice.pick(busy)
    const up = line.toBrowser.length === 0 || (line.toServer.length > 0 && this.dice.chance(0.5))
    const frame = up ? line.toServer.shift() : line.toBrowser.shift()
    if (!frame) return false
    if (up) this.serve(line, frame)
    else this.show(line, frame)
    return true
  }

  private show(line: Line, frame: Uint8Array): void {
    line.browser.receive(line, frame)
    if (!line.open) this.lines.delete(line)
  }

  private serve(line: Line, bytes: Uint8Array): void {
    if (line.refused) return
    const result = this.handle(line, bytes)
    if (result.ok) return
    const { refusal } = result
    if (refusal.code !== 'already_shared') throw new Error(`an honest browser was refused: ${JSON.stringify(refusal)}`)
    this.report.refusals++
    line.refused = true
    line.toBrowser.push(refusalFrame(refusal))
  }

  private handle(line: Line, bytes: Uint8Array): Result<unknown> {
    const frame = parseFrame(bytes)
    if (!frame.ok) return frame
    const { kind, body } = frame.value
    if (kind === 'awareness' || (kind === 'update' && !line.step2Seen)) return ok(undefined)
    if (kind === 'step1') return this.answer(line, body)
    line.step2Seen = true
    const limits = kind === 'step2' ? STEP2_LIMITS : LIMITS
    const result = this.room.receive(body, line.person, line.client, limits)
    if (result.ok && result.value) this.broadcast(result.value)
    return result
  }

  private answer(line: Line, body: Uint8Array): Result<unknown> {
    const theirs = readStateVector(body)
    if (!theirs.ok) return theirs
    const admitted = admitStateVector(theirs.value, line.client, this.room.board)
    if (!admitted.ok) return admitted
    line.answered = true
    line.toBrowser.push(this.room.board.step2(admitted.value))
    return admitted
  }

  /** Everyone online, every frame delivered; true while that made somebody connect again. */
  private settle(): boolean {
    const away = this.browsers.filter(browser => !browser.line)
    for (const browser of away) this.connect(browser)
    while (this.deliverOne()) {}
    return away.length > 0 || this.browsers.some(browser => !browser.line)
  }

  private check(): void {
    const { board, live } = this.room
    const hash = contentHash(live)
    if (!Buffer.from(board.encode()).equals(Y.encodeStateAsUpdate(live)))
      throw new Error('the rows give another document')
    for (const { doc, line, waiting, refused } of this.browsers) {
      if (contentHash(doc) !== hash) throw new Error('a replica differs')
      if (line?.client !== doc.clientID) throw new Error('a client id changed')
      if (waiting.size > 0) throw new Error('something shared has no stamp')
      for (const id of refused.keys()) if (!board.has(id)) throw new Error('a refused id is not on the board')
      assertSettled(doc, board.stateVector())
    }
  }
}
