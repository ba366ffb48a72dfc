import type { Refusal } from '../../lib/protocol/codes'
import type { CheckpointEvent, Notice, Roster, State } from '../../lib/protocol/live'

/** One y-websocket connection to one document. */
export type DocConnection = {
  person: string
  /** The Yjs client id it bound itself to when it connected. */
  client: number
  /** Its sync step 1 has been answered: from here on it is sent every change. */
  ready: boolean
  /** Set once refused or closed: whatever it sends later is ignored. */
  over: boolean
  send(frame: Uint8Array): void
  refuse(refusal: Refusal): void
  close(code: number): void
}
/** The same through the one endpoint for all: `audience` is a board's, or of drafts the agency whose they are. */
export type SyncConnection = DocConnection & {
  audience: string
  /** How many entries the meeting's log had when a board was first sent to it whole. */
  since?: number
}

export type LiveEvents = { state: State; roster: Roster; notice: Notice; checkpoint: CheckpointEvent }

/** One socket.io connection to a meeting. */
export type LiveConnection = {
  person: string
  /** Set once it has closed: a greeting still on its way is dropped. */
  over: boolean
  emit<E extends keyof LiveEvents>(event: E, payload: LiveEvents[E]): void
  close(): void
}
