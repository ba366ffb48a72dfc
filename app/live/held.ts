import type { Reached } from '../../lib/protocol/live'

/**
 * Events that wait, in order, until this browser's documents have what they speak of: a place, a count or a checkpoint
 * must never be shown before the statements behind it. `reach` says how far a document has got: Infinity where none is
 * awaited, less than 0 where nobody knows yet.
 */
export class Held {
  private queue: { reached: Reached; release: () => void }[] = []

  constructor(private readonly reach: (audience: string) => number) {}

  add(reached: Reached, release: () => void): void {
    this.queue.push({ reached, release })
    this.check()
  }

  /** Lets go of everything that has waited long enough. Call it whenever a document changed. */
  check(): void {
    while (this.queue[0] && this.ripe(this.queue[0].reached)) this.queue.shift()?.release()
  }

  /** Forgets what waits: a new connection says everything anew. */
  clear(): void {
    this.queue = []
  }

  private ripe(reached: Reached): boolean {
    return Object.entries(reached).every(([audience, n]) => this.reach(audience) >= n)
  }
}
