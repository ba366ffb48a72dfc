import { setTimeout as delay } from 'node:timers/promises'
import { CHILD } from '../rooms/testing'
import type { Person } from './person'
import type { Random } from './random'

/** In every body a run makes: it may be found in sealed content only. */
export const CANARY = 'kestrel-lantern-4417'
/** How many statements one writer has under way at most. */
const UNDERWAY = 12

let serial = 0
const body = () => `${CANARY} ${++serial}`
export const contribution = (heading = 'accurate') => ({
  kind: 'contribution',
  v: 1,
  seen: 1,
  heading,
  body: body(),
  nature: 'fact',
  children: [CHILD],
})

type Own = { id: string; current: string; heading: string }

/** Somebody who goes on making statements of every kind their role allows, until told to stop. */
export class Writer {
  private stopping = false
  private readonly done: Promise<void>
  private readonly own: Own[] = []

  constructor(
    private readonly person: Person,
    private readonly random: Random,
    /** Statements made at once, and the rest (ms) after them. */
    private readonly pace = { burst: 4, rest: 20 },
  ) {
    this.done = this.run()
  }

  /** Resolves when nothing of theirs is under way any more. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.done
    await this.person.until(() => [...this.person.boards.values()].every(board => board.unstamped.length === 0))
  }

  private async run() {
    while (!this.stopping) {
      const underway = [...this.person.boards.values()].reduce((sum, board) => sum + board.unstamped.length, 0)
      for (let i = underway; i < Math.min(UNDERWAY, underway + this.pace.burst); i++) this.one()
      await delay(this.pace.rest)
    }
  }

  private one() {
    const { random, person } = this
    const among = this.own.filter(own => person.board('meeting').has(own.current))
    const chance = random.next()
    if (person.history.role === 'chair') return chance < 0.6 ? this.mark() : this.contribute()
    if (chance < 0.75 || among.length === 0) return this.contribute()
    const own = random.pick(among)
    const on = { v: 1, seen: 1, contribution: own.id, version: own.current }
    if (chance < 0.87) return this.correct(own, on)
    if (chance < 0.93) return void person.board('professionals').share({ kind: 'reply', ...on, body: body() })
    this.own.splice(this.own.indexOf(own), 1)
    person.board('meeting').share({ kind: 'withdrawal', ...on, heading: own.heading })
  }

  private contribute() {
    const heading = this.random.pick(['accurate', 'timely', 'secure'])
    if (this.random.chance(0.15)) return void this.person.board('professionals').share(contribution(heading))
    const id = this.person.board('meeting').share(contribution(heading))
    this.own.push({ id, current: id, heading })
  }

  private correct(own: Own, on: object) {
    own.current = this.person.board('meeting').share({ ...contribution(own.heading), ...on, kind: 'correction' })
  }

  /** The chair marks what stands on the board: sometimes a wording that is being corrected at that moment, which is refused. */
  private mark() {
    const board = this.person.board('meeting')
    const shown = [...(this.person.history.shown.get('meeting')?.keys() ?? [])].slice(-20)
    const id = shown.length > 0 ? this.random.pick(shown) : null
    const words = id && board.words(id)
    if (!id || !words || typeof words !== 'object' || !('kind' in words) || words.kind !== 'contribution') return
    const judged = { relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
    this.person.board('professionals').share({ kind: 'mark', v: 1, seen: 1, contribution: id, version: id, ...judged })
  }
}
