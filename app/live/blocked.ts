import type { Wire } from './wire'

/** After this many failed attempts in a row it is asked whether the server answers at all. */
const SUSPICIOUS = 4
/** So often it must have answered, with attempts failing in between: a server that is just starting is not a network that blocks. */
const SURE = 2

/** Whether the network between lets pages through and live connections not. */
export class Blocked {
  is = false
  private failures = 0
  private answers = 0
  private asking = false

  constructor(
    private readonly wire: Pick<Wire, 'reachable'>,
    private readonly changed: () => void,
  ) {}

  /** An attempt to open a connection failed. */
  failed(): void {
    this.failures++
    if (this.is || this.asking || this.failures < SUSPICIOUS) return
    this.asking = true
    void this.ask(this.failures)
  }

  /** Everything is connected. */
  opened(): void {
    this.failures = 0
    this.answers = 0
    this.is = false
  }

  private async ask(failures: number) {
    const answers = await this.wire.reachable()
    this.asking = false
    // Connected meanwhile: what was asked is no longer the question.
    if (this.failures < failures) return
    this.answers = answers ? this.answers + 1 : 0
    this.is = this.answers >= SURE
    if (this.is) this.changed()
  }
}

/** How far the server's clock is ahead, ms: the reading that took the shortest way is the truest. */
export const aheadBy = (known: number | null, server: string | undefined, here: string): number | null => {
  if (server === undefined) return known
  const ahead = Date.parse(server) - Date.parse(here)
  return known === null ? ahead : Math.max(known, ahead)
}
