import type { Stamp } from '../../lib/statements/kind'
import type { Live } from './types'
import type { Agreed } from './verify'
import type { Wire } from './wire'

type Verdict = Live['witness']

const KEYS = 'roundtable.keys'
const linesOf = (text: string) => text.split('\n').filter(line => line !== '')

/**
 * Every browser is a witness: it recomputes each audience's root from the receipts in its own document, compares it with
 * the signed checkpoint, and remembers the last one it agreed with, so that a server that goes back on it is called out.
 * Checkpoints stay on the device (counts, hashes and a signature; nothing about anybody). Keys are trusted on first use
 * and kept while the tab is open: later ones may join them, none may go. A remembered checkpoint counts as long as its key
 * is published. A verdict of `disagrees` stays until the page is loaded again; the arithmetic is loaded and done when idle.
 */
export class Witness {
  private readonly verdicts = new Map<string, Verdict>()
  private readonly agreed = new Map<string, Agreed | string | null>()
  private readonly waiting = new Map<string, { note: string; stamps: readonly Stamp[] }>()
  private busy = false

  constructor(
    private readonly wire: Pick<Wire, 'keys' | 'tab' | 'device' | 'idle'>,
    private readonly meeting: string,
    private readonly changed: () => void,
  ) {}

  /** Reads what this device agreed to before the document is asked for: whatever is served from now on must begin with it. */
  recall(audience: string): void {
    if (!this.agreed.has(audience)) this.agreed.set(audience, this.wire.device.get(this.place(audience)))
  }

  /** A checkpoint, and the receipts of the document that has what it speaks of. Only the newest of an audience is looked at. */
  see(audience: string, note: string, stamps: Iterable<Stamp>): void {
    this.waiting.set(audience, { note, stamps: [...stamps] })
    if (this.busy) return
    this.busy = true
    this.wire.idle(() => void this.work())
  }

  /** All of `audiences` together: one that disagrees is enough, one not looked at yet keeps us checking. */
  verdict(audiences: readonly string[]): Verdict {
    if ([...this.verdicts.values()].includes('disagrees')) return 'disagrees'
    const agrees = audiences.length > 0 && audiences.every(audience => this.verdicts.get(audience) === 'agrees')
    return agrees ? 'agrees' : 'checking'
  }

  private async work(): Promise<void> {
    for (const [audience, { note, stamps }] of this.waiting) {
      this.waiting.delete(audience)
      await this.judge(audience, note, stamps).catch(() => {
        // The keys could not be had: the next checkpoint asks again.
      })
    }
    this.busy = false
    this.changed()
  }

  private async judge(audience: string, note: string, stamps: readonly Stamp[]): Promise<void> {
    const { verify } = await import('./verify')
    if (this.verdicts.get(audience) === 'disagrees') return
    const before = this.agreed.get(audience) ?? null
    const question = { meeting: this.meeting, audience, note, stamps, before }
    const first = verify({ ...question, vkeys: await this.trusted() })
    const answer = first.is === 'unknown-key' ? verify({ ...question, vkeys: await this.published() }) : first
    this.verdicts.set(audience, answer.is === 'agrees' ? 'agrees' : 'disagrees')
    if (answer.is !== 'agrees') return
    this.agreed.set(audience, answer.agreed)
    this.wire.device.set(this.place(audience), note)
  }

  private async trusted(): Promise<string[]> {
    const kept = linesOf(this.wire.tab.get(KEYS) ?? '')
    return kept.length > 0 ? kept : this.published()
  }

  /** Asks for the keys. None at all, where one that was trusted is no longer among them. */
  private async published(): Promise<string[]> {
    const kept = linesOf(this.wire.tab.get(KEYS) ?? '')
    const lines = linesOf(await this.wire.keys())
    if (!kept.every(key => lines.includes(key))) return []
    this.wire.tab.set(KEYS, lines.join('\n'))
    return lines
  }

  private place(audience: string): string {
    return `roundtable.checkpoint.${this.meeting}.${audience}`
  }
}
