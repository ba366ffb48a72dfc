import { correctionsBy } from '../../lib/meeting/clocks'
import { approvalsOf, type Form, isReleased, releaseKey, sentKey } from '../../lib/meeting/recording'
import type { MeetingState } from '../../lib/meeting/state'
import { can, isOver } from '../../lib/policy/can'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import type { ActReply } from '../../lib/protocol/live'
import type { RecordRequest } from '../../lib/protocol/record'
import { lengthOf, MOST_ANALYSIS, type Paragraph } from '../../lib/record/analysis'
import { readersOf } from '../../lib/record/readers'
import { hiddenFrom, isWhoseUnsaid, type Recipient, versionOf } from '../../lib/record/recipients'
import { id } from '../../lib/statements/fields'
import { londonDate } from '../../lib/text/dates'
import { versionName } from '../../lib/text/record'
import { refusals } from '../../lib/text/refusals'
import { refusedAfter } from '../../lib/text/refused-after'
import type { Session } from '../identity/sessions'
import type { ReadDeps } from '../read/deps'
import { AWAY } from '../rooms/jobs'
import { isOneOfTwo } from '../rooms/keep'
import type { Rooms } from '../rooms/registry'
import type { Room } from '../rooms/room'
import { type KeptAnalysis, readAnalysis } from './analysis'
import { made, type RecordAt, recordLog } from './at'
import { openings } from './circulation'
import { placesOf } from './places'

/** `tell`: an e-mail to these people that something waits for them, with nothing of what it is. */
type Deps = Pick<ReadDeps, 'db' | 'ledger'> & { rooms: Rooms; now(): number; tell(people: readonly string[]): void }
type Wish = RecordRequest['wish']
export type RecordCommands = (session: Session, meeting: string, request: RecordRequest) => Promise<ActReply | null>

/**
 * Commands about the record of a closed meeting, entered through the meeting's own queue. What is approved, and whether anything holds
 * it back, is decided here from the log. Null: there is no such meeting for this person.
 */
export const createRecordCommands = (deps: Deps): RecordCommands => {
  /** When the last act of each meeting was entered of which people were told. */
  const toldAt = new WeakMap<Room, string>()
  return async (session, meeting, { key, wish }) => {
    if (!id.safeParse(meeting).success) return null
    const room = await deps.rooms.openFor(session.person.id, meeting)
    if (!room) return null
    if (room === 'busy') return AWAY
    const loaded = await room.ask().catch(() => null)
    if (!loaded) return AWAY
    const right = can(loaded.meeting.members.get(session.person.id), wish.do, loaded.meeting)
    if (right) return no(right)
    const { lastAt } = loaded
    if (await isOneOfTwo(deps.db, session.person.id, proposerOf(loaded.meeting, wish)))
      return no(refuse('not_allowed', refusedAfter.sameDoor).refusal)
    const input = await inputOf(deps, room, loaded.meeting, session.person.id, wish)
    if ('refusal' in input) return no(input.refusal)
    const done = await room.record(session.person.id, { verb: wish.do, input: input.input, key })
    // Sent again, or from two windows at once, it is one act, and one e-mail.
    if (done.ok && input.tell?.length && done.at > lastAt && done.at > (toldAt.get(room) ?? '')) {
      toldAt.set(room, done.at)
      deps.tell(input.tell)
    }
    return done
  }
}

/** Who put forward what this wish agrees to; null for any other wish. */
const proposerOf = ({ recording }: MeetingState, wish: Wish): string | null =>
  wish.do === 'confirm-release'
    ? (recording.releases.get(releaseKey(wish.recipient, wish.fingerprint))?.by.person ?? null)
    : null

const no = ({ code, reason }: Refusal): ActReply => ({ ok: false, code, reason })

/** `tell`: who is told of it once it is entered. */
type Input = { input: object; tell?: string[] } | { refusal: Refusal }

/** What is entered for a wish, or why nothing is. */
async function inputOf(deps: Deps, room: Room, meeting: MeetingState, person: string, wish: Wish): Promise<Input> {
  const log = await recordLog(deps, room.facts)
  switch (wish.do) {
    case 'say-whose': {
      const known = log.at(log.size).recipients.some(one => one.kind === 'family' && one.id === wish.person)
      return known
        ? { input: { person: wish.person, children: wish.children } }
        : refuse('reference', refusedAfter.unknownRecipient)
    }
    case 'propose-release':
    case 'confirm-release': {
      const { do: _do, form, ...input } = wish
      const { paragraphs } = await readAnalysis(deps, room.facts.id)
      const at = log.at(log.size, paragraphs)
      const recipient = at.recipients.find(one => one.id === wish.recipient)
      if (!recipient) return refuse('reference', refusedAfter.unknownRecipient)
      const { blocked, fingerprint } = made(at, recipient, form)
      if (fingerprint !== wish.fingerprint) return refuse('superseded', refusedAfter.changedSince)
      return blocked.length > 0 ? { input } : refuse('reference', refusedAfter.nothingHeld)
    }
    case 'decide-correction': {
      const { do: _do, ...input } = wish
      const asked = meeting.recording.corrections.get(wish.correction)
      const { source, recipients } = log.at(log.size)
      const reader = recipients.find(({ id }) => id === asked?.recipient)
      const hidden = reader ? hiddenFrom(reader, source) : []
      const [found] = placesOf(hidden, wish.words)
      return found ? refuse('protected', refusals.kept(found.words)) : { input }
    }
    case 'approve-record': {
      const analysis = await readAnalysis(deps, room.facts.id)
      const unread = notAsRead(analysis, wish.analysis, meeting, person)
      if (unread) return unread
      const { paragraphs } = analysis
      const approved = approval(log, meeting, wish, { form: 'record', paragraphs })
      if ('refusal' in approved) return approved
      const until = correctionsBy(dayOf(deps.now()), room.facts.setup.dissent?.closed ?? [])
      const changed = wish.changed === undefined ? {} : { changed: wish.changed }
      return { input: { ...approved.input, until, ...changed, ...(paragraphs.length ? { analysis: paragraphs } : {}) } }
    }
    case 'approve-summary':
      return approval(log, meeting, wish, { form: 'summary', paragraphs: [] })
    case 'circulate': {
      const { do: _do, ...input } = wish
      const going = goingOut(log, meeting, wish.form, wish.number, wish.recipients)
      if ('refusal' in going) return going
      const unread = going.all.filter(({ readers }) => readers.length === 0)
      if (unread.length > 0)
        return refuse('reference', refusedAfter.nobodyReads(unread.map(({ recipient }) => versionName(recipient))))
      const fresh = going.all.filter(
        ({ recipient }) => !meeting.recording.sent.get(sentKey({ ...wish, recipient: recipient.id }))?.sent,
      )
      return { input, tell: fresh.flatMap(({ readers }) => readers) }
    }
    case 'deliver': {
      const { do: _do, ...input } = wish
      const going = goingOut(log, meeting, wish.form, wish.number, [wish.recipient])
      return 'refusal' in going ? going : { input }
    }
    case 'remind': {
      const { do: _do, ...input } = wish
      const going = goingOut(log, meeting, wish.form, wish.number, [wish.recipient])
      if ('refusal' in going) return going
      const opened = await openings(deps.ledger, room.facts.id)
      const tell = going.all.flatMap(({ readers }) => readers).filter(person => !opened({ ...wish, person }))
      return tell.length > 0 ? { input, tell } : refuse('reference', refusedAfter.openedAlready)
    }
    case 'ask-correction': {
      const approved = meeting.recording.approved[wish.number - 1]
      const me = meeting.members.get(person)
      const recipient = approved && me && versionOf(me, log.at(approved.n).recipients)
      return recipient
        ? { input: { number: wish.number, recipient: recipient.id, words: wish.words } }
        : refuse('reference', refusedAfter.noSuchVersion)
    }
  }
}

type Approval = Extract<Wish, { do: 'approve-record' }>

/** Every version of an approval is made here, and none may be held back. */
function approval(
  log: Awaited<ReturnType<typeof recordLog>>,
  { recording }: Pick<MeetingState, 'recording'>,
  { n, recipients }: { n: number; recipients: readonly string[] },
  { form, paragraphs }: { form: Form; paragraphs: readonly Paragraph[] },
): Input {
  if (n < 1 || n > log.size) return refuse('reference', refusedAfter.noSuchVersion)
  const at = log.at(n, paragraphs)
  if (!isOver(at.meeting.status)) return refuse('not_allowed', refusals.stillOn)
  const wanted = [...new Set(recipients)].map(one => at.recipients.find(known => known.id === one))
  const versions = wanted.flatMap(recipient => (recipient ? [{ recipient, ...made(at, recipient, form) }] : []))
  if (versions.length < wanted.length || wanted.length === 0) return refuse('reference', refusedAfter.unknownRecipient)
  const unsaid = versions.filter(({ recipient }) => isWhoseUnsaid(recipient, at.source.setup, recording.theirs))
  if (unsaid.length > 0)
    return refuse('reference', refusedAfter.whoseFirst(unsaid.map(({ recipient }) => versionName(recipient))))
  const held = versions.filter(
    ({ recipient, blocked, fingerprint }) => blocked.length > 0 && !isReleased(recording, recipient.id, fingerprint),
  )
  if (held.length > 0)
    return refuse('protected', refusedAfter.heldBack(held.map(({ recipient }) => versionName(recipient))))
  if (!isStillSo(log, n, versions, { form, paragraphs })) return refuse('superseded', refusedAfter.recordChanged)
  const ids = versions.map(({ recipient, fingerprint }) => ({ id: recipient.id, fingerprint }))
  return { input: { n, recipients: ids } }
}

/** Whether each of these versions is what it would be with all that was entered since: what was put right meanwhile is never approved as it was. */
function isStillSo(
  log: Awaited<ReturnType<typeof recordLog>>,
  n: number,
  versions: readonly { recipient: Recipient; fingerprint: string }[],
  { form, paragraphs }: { form: Form; paragraphs: readonly Paragraph[] },
): boolean {
  if (n === log.size) return true
  const now = log.at(log.size, paragraphs)
  return versions.every(({ recipient, fingerprint }) => {
    const same = now.recipients.find(({ id }) => id === recipient.id)
    return same !== undefined && made(now, same, form).fingerprint === fingerprint
  })
}

const dayOf = (now: number) => londonDate(new Date(now).toISOString())

type GoingOut = { all: { recipient: Recipient; readers: string[] }[] }

/** Whether these versions can still go out, and who would read each: looked through again, as whoever opens one has it. */
function goingOut(
  log: { size: number; at(n: number, analysis?: readonly Paragraph[]): RecordAt },
  { recording, members }: Pick<MeetingState, 'recording' | 'members'>,
  form: Form,
  number: number,
  recipients: readonly string[],
): GoingOut | { refusal: Refusal } {
  const all = approvalsOf(recording, form)
  const approved = all[number - 1]
  if (!approved) return refuse('reference', refusedAfter.noSuchVersion)
  if (number < all.length) return refuse('superseded', refusedAfter.noSuchVersion)
  const at = log.at(approved.n, approved.analysis)
  const wanted = [...new Set(recipients)].map(id =>
    approved.recipients.some(one => one.id === id) ? at.recipients.find(one => one.id === id) : undefined,
  )
  const known = wanted.flatMap(one => one ?? [])
  if (known.length < wanted.length || known.length === 0) return refuse('reference', refusedAfter.notApprovedFor)
  const held = known.filter(recipient => {
    const { blocked, fingerprint } = made(at, recipient, form)
    return blocked.length > 0 && !isReleased(recording, recipient.id, fingerprint)
  })
  if (held.length > 0) return refuse('protected', refusedAfter.heldBack(held.map(versionName)))
  return {
    all: known.map(recipient => ({
      recipient,
      readers: readersOf(recipient, members.values(), at.recipients, form).map(({ person }) => person),
    })),
  }
}

/** Why an approver has not read the analysis as it stands; null where they have. */
function notAsRead(analysis: KeptAnalysis, read: Approval['analysis'], meeting: MeetingState, person: string) {
  if (!isAsRead(analysis, read))
    return refuse('superseded', refusedAfter.writtenSince(whoWrote(analysis, read, meeting, person)))
  return lengthOf(analysis.paragraphs) > MOST_ANALYSIS ? refuse('too_large', refusedAfter.analysisFull) : null
}

/** Whether it is, letter for letter, what somebody read; where there is nothing, nothing need have been read. */
const isAsRead = ({ paragraphs, seen }: KeptAnalysis, read: Approval['analysis']) =>
  read ? read.fingerprint === seen.fingerprint : paragraphs.length === 0

const whoWrote = (analysis: KeptAnalysis, read: Approval['analysis'], { members }: MeetingState, person: string) =>
  read ? analysis.writersSince(read.vector).flatMap(one => (one === person ? [] : (members.get(one)?.name ?? []))) : []
