import type { AudienceKind, Heading, MeetingStatus } from '../meeting/names'
import type { Agency, Setup } from '../meeting/setup'
import type { Member } from '../meeting/state'

/** How far each audience's document had got when an event was sent: a client holds the event until its documents have that much. */
export type Reached = Record<string, number>

/** Someone as another person may see them. */
export type Face = { person: string; name: string; agency: string; role: Member['role']; jobTitle?: string }

/** An audience this person may read: open its room, and share with `seen: version`. `readers` (everyone who could see a share, writer included) only for professionals. */
export type AudienceInfo = { id: string; kind: AudienceKind; version: number; readers?: Face[] }

/** Event `state`: sent at once on connecting and on change. */
export type State = {
  meeting: {
    id: string
    status: MeetingStatus
    startsAt: string
    endsAt: string
    title: string
    type: Setup['type']
    place?: string
    children: Setup['children']
    agencies: Agency[]
    concerns: Setup['concerns']
  }
  me: Member
  audiences: AudienceInfo[]
  place: { heading: Heading; contribution: string | null } | null
  /** Server time, UTC. */
  at: string
  /** The running build: a client of another build reloads. */
  build: string
  reached: Reached
}

/** Event `roster`: who is here, per recipient. */
export type Roster = { people: (Face & { here: boolean; joinedAt: string | null })[]; reached: Reached }

/** Event `notice`: one line the person should hear about. */
export type Notice = { sentence: string; at: string; reached: Reached }

/** Event `checkpoint`: the newest signed note of an audience this person reads. */
export type CheckpointEvent = { audience: string; note: string; reached: Reached }

/** Client event `act`, and its acknowledgement. `key` is a uuid: the same key twice does the thing once. */
export type ActRequest = { verb: string; input: unknown; key: string }
export type ActReply = { ok: true; at: string } | { ok: false; code: string; reason: string }
