import { errorCode } from '../fault'
import { CommitUnknown } from './faults'
import type { Append, Appended } from './ledger'

/** Stores several appends, each to another log, in one transaction. `noWait`: throws rather than wait for a log that somebody holds. */
type Commit = (appends: readonly Append[], noWait: boolean) => Promise<Appended[]>
type Waiting = { append: Append; done: (appended: Appended) => void; fail: (error: unknown) => void }

/** No more entries than this in one transaction, unless one append alone has more. */
const MOST = 512

/**
 * One commit at a time for appends that stand alone: what arrives while one is in flight goes into the next, whichever log it
 * is for. No log can hold up the others: where a group fails, or a log is held by another process, each is tried alone beside the lane.
 */
export class Lane {
  private waiting: Waiting[] = []
  private running = false

  constructor(private readonly commit: Commit) {}

  /** Resolves once it is stored; rejects as an append alone would. */
  join(append: Append): Promise<Appended> {
    return new Promise((done, fail) => {
      this.waiting.push({ append, done, fail })
      if (!this.running) void this.run()
    })
  }

  private async run() {
    this.running = true
    while (this.waiting.length > 0) await this.together(this.next())
    this.running = false
  }

  /** Whatever waits, one append a log: a second one rests on what the first does. */
  private next(): Waiting[] {
    const group: Waiting[] = []
    const later: Waiting[] = []
    const logs = new Set<string>()
    let entries = 0
    for (const one of this.waiting) {
      entries += one.append.drafts.length
      const fits = !logs.has(one.append.log) && (group.length === 0 || entries <= MOST)
      logs.add(one.append.log)
      if (fits) group.push(one)
      else later.push(one)
    }
    this.waiting = later
    return group
  }

  private async together(group: readonly Waiting[]) {
    try {
      const appended = await this.commit(
        group.map(one => one.append),
        true,
      )
      for (const [i, one] of group.entries()) one.done(appended[i]!)
    } catch (error) {
      const final = error instanceof CommitUnknown || (group.length === 1 && !isHeld(error))
      for (const one of group) {
        if (final) one.fail(error)
        else void this.alone(one)
      }
    }
  }

  private async alone({ append, done, fail }: Waiting) {
    try {
      const [appended] = await this.commit([append], false)
      if (appended) done(appended)
      else fail(new Error('Nothing was entered.'))
    } catch (error) {
      fail(error)
    }
  }
}

/** PostgreSQL's `lock_not_available`. */
const isHeld = (error: unknown) => error instanceof Error && errorCode(error.cause ?? error) === '55P03'
