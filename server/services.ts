import type { WordLists } from '../lib/checks/lists'
import type { Form } from '../lib/meeting/recording'
import type { AdministrationView, AgencyView } from '../lib/protocol/administration'
import type { AlertsView } from '../lib/protocol/alerts'
import type { Refusal } from '../lib/protocol/codes'
import type { ItemLife, Opened } from '../lib/protocol/item'
import type { DisposedView, KeepingView, ReviewsView } from '../lib/protocol/keeping'
import type { Face } from '../lib/protocol/live'
import type { ApprovedView, Preview } from '../lib/protocol/record'
import type { ReplayAsked, ReplayMoment, ReplayView } from '../lib/protocol/replay'
import type {
  Earlier,
  Entrance,
  RecordView,
  TrailAsked,
  TrailFilters,
  TrailPart,
  TrailView,
} from '../lib/protocol/views'
import type { EmergencyService } from './emergency/service'
import type { Ask } from './identity/asked'
import type { Identity } from './identity/identity'
import type { Session } from './identity/sessions'
import type { DoorService } from './read/door'
import type { Home } from './read/home'
import type { Quality } from './read/quality'
import type { RecordCommands } from './record/service'
import type { RequestsService } from './requests/service'
import type { Keep } from './rooms/keep'
import type { AccountsDoor } from './setup/door'
import type { InvitationsService } from './setup/invitations'
import type { SetUpService } from './setup/service'

/**
 * What pages and route handlers may ask of the server. `main.ts` builds it once and keeps it on `globalThis`,
 * because Next bundles its side apart: state must exist once a process.
 */
export type Services = {
  /** Sign-in, and what people do to their own. */
  identity: Identity
  /** Who is signed in, from a request's cookies; null where nobody is, or the session was ended. */
  session(cookieHeader: string | null): Promise<Session | null>
  /** The same for what a page asks by itself, every few seconds: that is no activity. */
  look(cookieHeader: string | null): Promise<Session | null>
  health(): Promise<{ ok: boolean }>
  /** The way in for every command over HTTP. */
  ask: Ask
  setUp: SetUpService
  invitations: InvitationsService
  /** Agencies, people, and the links with which accounts are set up. */
  accounts: AccountsDoor
  /** Taking words down, destroying them, disposing of a whole meeting. */
  keep: Keep
  /** What is done about the record of a closed meeting. */
  record: RecordCommands
  door: DoorService
  /** Requests for what a meeting holds, and the files that answer them. */
  requests: RequestsService
  /** `POST /api/room`: a screen without an account gives the code it was told, and gets its cookie. */
  pairRoom(request: Request): Promise<Response>
  emergency: EmergencyService
  read: {
    home(session: Session): Promise<Home>
    /** Null where there is no such meeting for this person: the two cases look the same. */
    entrance(session: Session, meetingId: string): Promise<Entrance | null>
    trail(session: Session, meetingId: string, asked: TrailFilters & { page?: number }): Promise<TrailView | null>
    /** What the open trail asks for: entries that hold some words, or who could see one. */
    inTrail(session: Session, meetingId: string, asked: TrailAsked): Promise<TrailPart | { readers: Face[] } | null>
    /** All that the log holds of one item; null as for the trail, and where there is none that this person may know of. */
    item(session: Session, meetingId: string, of: string): Promise<ItemLife | null>
    /** Who read the meeting's log, its record or its items; null as for the trail. */
    readings(session: Session, meetingId: string): Promise<Opened[] | null>
    /** The meeting at one moment for one person's eyes, with what its page needs to go on from there; null as for the trail. */
    replay(
      session: Session,
      meetingId: string,
      asked: { at?: string | undefined; as?: string | undefined },
    ): Promise<ReplayView | null>
    /** Another moment of it, or other eyes. */
    inReplay(session: Session, meetingId: string, asked: ReplayAsked): Promise<ReplayMoment | null>
    /** The whole trail as a table for a spreadsheet, exported like the evidence. */
    trailTable(session: Session, meetingId: string, filters: TrailFilters): Promise<string | Refusal | null>
    /** What a contribution said before, as far as this person had it; null where there is no such meeting for them. */
    versions(session: Session, meetingId: string, contribution: string): Promise<Earlier[] | null>
    /** The record as it is drafted; null for whoever may not read it, or not yet. */
    record(session: Session, meetingId: string): Promise<RecordView | null>
    /** The draft beside what one recipient would have of it. */
    recordFor(session: Session, meetingId: string, recipient: string, form?: Form): Promise<Preview | null>
    /** An approved version: one's own, or, for whoever judges the draft, anybody's; null where there is none. */
    approved(
      session: Session,
      meetingId: string,
      asked: { form?: Form; number?: number | undefined; recipient?: string | undefined },
    ): Promise<ApprovedView | null>
    /** The draft, or an approved version, as a tagged PDF. */
    recordPdf(
      session: Session,
      meetingId: string,
      asked: { form?: Form; number?: number | undefined; recipient?: string | undefined },
    ): Promise<Uint8Array<ArrayBuffer> | null>
    /** How a meeting is kept, what was taken down, and how it ends; null for whoever neither leads nor oversees it. */
    keeping(session: Session, meetingId: string): Promise<KeepingView | null>
    /** The meetings this person is to review, and what is left of those they oversaw. */
    reviews(session: Session): Promise<ReviewsView>
    /** What is told of a meeting that was disposed of to whoever had a place in it; null in every other case. */
    disposed(session: Session, meetingId: string): Promise<DisposedView | null>
    /** The evidence bundle as JSON text, logged as an export; the refusal where the person must first confirm that it is them. */
    evidence(session: Session, meetingId: string): Promise<string | Refusal | null>
    /** The access log's own bundle, in the same way; null for whoever does not run the deployment. */
    quality: Quality
    accessEvidence(session: Session): Promise<string | Refusal | null>
    /** Signed-note vkeys, one a line. */
    keys(): Promise<string>
    schema(): unknown
    /** The words and limits of the checks before sharing. */
    checks(): WordLists
    /** What cannot wait, that nobody has answered and that this person is to know of. */
    alerts(session: Session): Promise<AlertsView>
    /** The agencies this person looks after; null for whoever looks after none. */
    administration(session: Session): Promise<AdministrationView | null>
    /** One of them with its people; null where there is none that this person may see. */
    agency(session: Session, id: string): Promise<AgencyView | null>
    /** Only in the demo; null otherwise. */
    accounts(): { email: string; name: string; role: string; agency: string }[] | null
  }
}

declare global {
  var roundtable: Services | undefined
}

/** The running server's services. Throws while pages are being built: a page that reads starts with `await connection()`. */
export function services(): Services {
  if (!globalThis.roundtable)
    throw new Error('The server is not running: pages cannot read while they are being built.')
  return globalThis.roundtable
}
