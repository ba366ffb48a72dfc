import { hash } from 'node:crypto'
import { isOld, type RoomScreen, SCREEN_LASTS } from '../../lib/meeting/screens'
import type { RoomEvent, ScreenEnd } from '../../lib/protocol/room-screen'
import type { Loaded } from './load'
import type { After } from './pace'
import { screenFor } from './screen-view'
import type { MeetingFacts } from './views'

/** One room screen that is connected. `token`: what its cookie is known by. */
export type ScreenConnection = {
  screen: string
  token: string
  /** Set once it has closed. */
  over: boolean
  show(event: RoomEvent): void
  close(): void
}

/** The screen with this cookie, as long as it is one of the meeting's. */
export const screenWith = ({ meeting }: Pick<Loaded, 'meeting'>, token: string, now: number): string | undefined =>
  [...meeting.screens.paired].find(([, one]) => one.token === token && !isOld(one, now))?.[0]

/** The room screens of one meeting: each is told what everybody in the room may see, when that is another than before. */
export class Screens {
  /** What each was told last: its hash, apart from when. */
  private readonly connected = new Map<ScreenConnection, string>()
  private readonly forget = new Map<ScreenConnection, () => void>()
  private stopped = false

  constructor(
    private readonly facts: MeetingFacts,
    private readonly build: string,
    private readonly loaded: () => Loaded,
    private readonly whenStored: (work: () => void) => void,
    private readonly after: After,
    /** The server's clock, ms. */
    private readonly now: () => number,
  ) {}

  get size(): number {
    return this.connected.size
  }

  /** Shows it what there is once everything queued before is stored, unless by then it is no screen of this meeting. */
  watch(to: ScreenConnection) {
    if (this.stopped) to.close()
    else this.whenStored(() => this.add(to))
  }

  private add(to: ScreenConnection) {
    if (this.stopped) return to.close()
    if (to.over) return
    this.connected.set(to, '')
    const paired = this.loaded().meeting.screens.paired.get(to.screen)
    const lasts = paired ? Date.parse(paired.since) + SCREEN_LASTS - this.now() : 0
    if (lasts > 0)
      this.forget.set(
        to,
        this.after(() => this.whenStored(() => this.look()), lasts),
      )
    this.look()
  }

  unwatch(one: ScreenConnection) {
    one.over = true
    this.connected.delete(one)
    this.forget.get(one)?.()
    this.forget.delete(one)
  }

  /** Whatever was stored may change what they show. To a screen that shows the same as before nothing is sent. */
  look() {
    if (this.connected.size === 0) return
    for (const one of [...this.connected.keys()]) {
      const ended = this.whyOver(one)
      if (ended) this.end(one, ended)
    }
    if (this.connected.size === 0) return
    const { meeting, documents } = this.loaded()
    const view = screenFor(this.facts, meeting, documents)
    const print = hash('sha256', JSON.stringify(view), 'base64')
    for (const [one, told] of this.connected) {
      if (told === print) continue
      this.connected.set(one, print)
      one.show({ view, now: new Date(this.now()).toISOString(), build: this.build })
    }
  }

  private whyOver({ screen, token }: ScreenConnection): ScreenEnd | null {
    const { status, screens } = this.loaded().meeting
    const paired: RoomScreen | undefined = screens.paired.get(screen)
    if (paired?.token === token) return isOld(paired, this.now()) ? 'expired' : null
    return status === 'open' || status === 'in_progress' || status === 'adjourned' ? 'dropped' : 'closed'
  }

  private end(one: ScreenConnection, ended: ScreenEnd) {
    this.unwatch(one)
    one.show({ ended })
    one.close()
  }

  closeAll() {
    this.stopped = true
    for (const one of [...this.connected.keys()]) {
      this.unwatch(one)
      one.close()
    }
  }
}
