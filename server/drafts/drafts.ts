import { HEADINGS, type Heading } from '../../lib/meeting/names'
import type { MeetingState, Member } from '../../lib/meeting/state'
import { can } from '../../lib/policy/can'
import { CLOSE } from '../../lib/protocol/codes'
import { TextDocument } from '../gate/text-document'
import { DraftRoom } from './room'
import type { DraftStore } from './store'

/** What rooms of drafts need of their meeting. */
export type DraftsDeps = {
  store: DraftStore
  meeting: () => MeetingState
  sure(): Promise<void>
  /** An agency is writing under a heading. */
  writing(agency: string, heading: Heading): void
}

/**
 * Whether somebody may open these drafts: an agency's, its own people who may contribute; private notes, kept under the id of
 * whoever leads or takes the minutes, that person alone; the prose of the record, kept under the meeting's own id, whoever writes the analysis. Nobody else whoever they are.
 */
export const mayDraft = (
  member: Member | undefined,
  owner: string,
  meeting: Pick<MeetingState, 'id' | 'status'>,
): boolean => {
  if (!member) return false
  if (owner === meeting.id) return can(member, 'analysis', meeting) === null
  if (member.person === owner) return can(member, 'note', meeting) === null
  return member.agencyId === owner && can(member, 'draft', meeting) === null
}

/** The rooms in which the agencies of one meeting write. They live as long as the meeting's own room does. */
export class Drafts {
  private readonly rooms = new Map<string, Promise<DraftRoom>>()
  private readonly open = new Set<DraftRoom>()
  private over = false

  constructor(
    private readonly meeting: string,
    private readonly deps: DraftsDeps,
  ) {}

  get idle(): boolean {
    return [...this.open].every(room => room.idle)
  }

  may(person: string, agency: string): boolean {
    const meeting = this.deps.meeting()
    return mayDraft(meeting.members.get(person), agency, meeting)
  }

  /** An agency's drafts, read from the store where they are not at hand. */
  of(agency: string): Promise<DraftRoom> {
    const known = this.rooms.get(agency)
    if (known) return known
    const made = this.make(agency)
    this.rooms.set(agency, made)
    made.catch(() => this.forget(agency, made))
    return made
  }

  /** A statement was shared: the draft it was written in goes. */
  shared(by: string, statement: string) {
    const agency = this.deps.meeting().members.get(by)?.agencyId
    if (agency)
      void this.of(agency).then(
        room => room.remove(statement),
        () => undefined,
      )
  }

  peopleChanged() {
    for (const room of this.open) room.peopleChanged()
  }

  stop(code: number) {
    this.over = true
    for (const room of [...this.open]) room.stop(code)
  }

  private async make(agency: string): Promise<DraftRoom> {
    const { store, sure, writing, meeting } = this.deps
    const of = { meeting: this.meeting, agency }
    await sure()
    const stored = await store.load(of)
    const document = new TextDocument(stored.history)
    const room: DraftRoom = new DraftRoom(of, stored, document, {
      store,
      sure,
      may: person => this.may(person, agency),
      nameOf: person => meeting().members.get(person)?.name ?? '',
      wrote: drafts => {
        // Written without a connection, and here after its statement.
        for (const draft of drafts) if (meeting().said.has(draft)) room.remove(draft)
        const heading = HEADINGS.find(one => one === room.read(drafts.at(-1) ?? '', 'heading'))
        const name = [...meeting().members.values()].find(member => member.agencyId === agency)?.agency
        if (heading && name) writing(name, heading)
      },
      gone: () => {
        this.open.delete(room)
        this.rooms.delete(agency)
      },
    })
    if (this.over) room.stop(CLOSE.restart)
    else this.open.add(room)
    // Shared while nobody could take the draft away, as when the server was stopped in between.
    for (const draft of document.ids) if (meeting().said.has(draft)) room.remove(draft)
    return room
  }

  private forget(agency: string, made: Promise<DraftRoom>) {
    if (this.rooms.get(agency) === made) this.rooms.delete(agency)
  }
}
