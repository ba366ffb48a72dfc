import { approvalsOf, type Form, isReleased, type Recording, releaseKey, sentKey } from '../../lib/meeting/recording'
import type { MeetingState } from '../../lib/meeting/state'
import { can, isFamily } from '../../lib/policy/can'
import type { ApprovedView, Going, Makeable, Preview, Versions } from '../../lib/protocol/record'
import { READS } from '../../lib/record/readers'
import { childrenOf, isWhoseUnsaid, type Recipient, versionOf } from '../../lib/record/recipients'
import { checkpointFacts } from '../../lib/text/checkpoint'
import { londonDate } from '../../lib/text/dates'
import type { Session } from '../identity/sessions'
import type { ReadDeps } from '../read/deps'
import { type Entered, enterToRead, logReading } from '../read/meetings'
import { type KeptAnalysis, readAnalysis } from './analysis'
import { made, type RecordAt, recordLog } from './at'
import { openings } from './circulation'

/** Every version there can be of the record as it is drafted now, and those that were approved. */
export function versionsOf(at: RecordAt, { paragraphs, seen }: KeptAnalysis, goings: Going[]): Versions {
  const { recording } = at.meeting
  const papers = (form: Form) => ({ makeable: makeableOf(at, form), approved: approvalsOf(recording, form) })
  return {
    n: at.n,
    papers: { record: papers('record'), summary: papers('summary') },
    corrections: [...recording.corrections.values()],
    goings,
    analysis: { paragraphs, seen, children: at.source.setup.children.map(({ id, name }) => ({ id, name })) },
  }
}

function makeableOf(at: RecordAt, form: Form): Makeable[] {
  const { recording } = at.meeting
  // An agency’s people read the professionals’ summary.
  const recipients = at.recipients.filter(({ kind }) => form === 'record' || kind !== 'agency')
  return recipients.map(recipient => {
    const { version, leftOut, blocked, fingerprint } = made(at, recipient, form)
    return {
      recipient,
      leftOut: leftOut.length,
      blocked: blocked.length,
      bare: at.record.decisions.length > 0 && version.record.decisions.length === 0,
      unsaid: isWhoseUnsaid(recipient, at.source.setup, recording.theirs),
      release: recording.releases.get(releaseKey(recipient.id, fingerprint)) ?? null,
      released: isReleased(recording, recipient.id, fingerprint),
      fingerprint,
    }
  })
}

/** The draft beside what one recipient would have of it. Null for whoever may not read the draft, and where there is no such recipient. */
export async function readPreview(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  id: string,
  form: Form = 'record',
): Promise<Preview | null> {
  const entered = await enterToRead(deps, session, meetingId, 'record')
  if (!entered) return null
  await logReading(deps, session, 'record', entered, { recipient: id })
  const log = await recordLog(deps, entered.facts)
  const { paragraphs } = await readAnalysis(deps, entered.facts.id)
  const at = log.at(log.size, paragraphs)
  const recipient = at.recipients.find(one => one.id === id)
  if (!recipient) return null
  const { version, leftOut, blocked, fingerprint } = made(at, recipient, form)
  return {
    form,
    n: at.n,
    recipient,
    whole: { record: at.record, agencies: entered.facts.agencies },
    version,
    fingerprint,
    leftOut,
    blocked: blocked.map(one => ({
      ...one,
      words: isKept(one.words, entered.me.person, at.meeting) ? null : one.words,
    })),
    release: at.meeting.recording.releases.get(releaseKey(id, fingerprint)) ?? null,
    children: childrenAsked(at, recipient),
  }
}

/** Whether these words are kept from whoever would be told of them. */
const isKept = (words: string, person: string, { guards }: MeetingState) =>
  guards.some(({ from, find }) => from.has(person) && find(words) !== null)

function childrenAsked({ source, meeting }: RecordAt, recipient: Recipient): Preview['children'] {
  if (recipient.kind !== 'family') return null
  const theirs = childrenOf(recipient, source.setup, meeting.recording.theirs)
  return source.setup.children.map(({ id, name }) => ({ id, name, theirs: theirs.has(id) }))
}

/**
 * An approved version, folded again from the entries it was approved at: the newest, or one by its number; their own, or, for whoever
 * leads or takes the minutes, anybody's. Null where there is none for this person, and where words in it were protected from them since.
 */
export async function readApproved(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  asked: { form?: Form; number?: number | undefined; recipient?: string | undefined; as?: 'page' | 'pdf' } = {},
  now = Date.now(),
): Promise<ApprovedView | null> {
  const { form = 'record', as = 'page' } = asked
  const entered = await enterToRead(deps, session, meetingId, READS[form])
  if (!entered) return null
  const log = await recordLog(deps, entered.facts)
  const { recording } = log.at(log.size).meeting
  const all = approvalsOf(recording, form)
  const latest = all.length
  const number = asked.number ?? latest
  const approved = all[number - 1]
  if (!approved) return null
  const at = log.at(approved.n, approved.analysis)
  const recipient = whose(entered, at, asked.recipient)
  const approvedFor = approved.recipients.find(({ id }) => id === recipient?.id)
  if (!recipient || !approvedFor) return null
  const { version, blocked, fingerprint } = made(at, recipient, form)
  if (blocked.length > 0 && !isReleased(recording, recipient.id, fingerprint)) return null
  const which = { form, number, recipient: recipient.id, person: entered.me.person }
  const sent = recording.sent.get(sentKey(which))?.sent
  const opened = sent ? (await openings(deps.ledger, meetingId))(which) : null
  await logReading(deps, session, READS[form], entered, { number, recipient: recipient.id, as })
  const { n, by, changed, until } = approved
  const today = londonDate(new Date(now).toISOString())
  const own = versionOf(entered.me, at.recipients)?.id === recipient.id
  const family = isFamily(entered.me)
  const called = version.record.chair.join(', ')
  const mayAsk =
    own && number === latest && until !== null && today <= until && !can(entered.me, 'ask-correction', entered.facts)
  return {
    form,
    number,
    latest,
    // The chair's words about it were written for professionals, and their name may be another to family.
    approved: { n, at: approved.at, until, ...(family ? { by: called, changed: null } : { by, changed }) },
    fingerprint,
    asApproved: fingerprint === approvedFor.fingerprint,
    version,
    asked: askedBy(recording, entered, family ? called : null),
    mayAsk,
    receipt: own && sent ? { sent: sent.at, opened: opened?.at ?? null } : null,
    sealed: recipient.kind === 'professionals' ? sealedAt(log.closing, n) : null,
  }
}

/** The close that a version was made from; a meeting that was closed again since has another. */
function sealedAt(closing: string | null, n: number): ApprovedView['sealed'] {
  const size = closing ? checkpointFacts(closing)?.size : undefined
  return closing && size !== undefined && size <= n ? { note: closing, since: n - size } : null
}

/** Their own; anybody's for whoever judged the draft. */
function whose({ me, facts }: Entered, { recipients }: RecordAt, id: string | undefined): Recipient | null {
  const own = versionOf(me, recipients)
  if (id === undefined || id === own?.id) return own
  return can(me, 'record', facts) ? null : (recipients.find(one => one.id === id) ?? null)
}

/** What they asked for; everything for whoever decides it or takes the minutes. */
const askedBy = ({ corrections }: Recording, { me, facts }: Entered, chair: string | null): ApprovedView['asked'] =>
  [...corrections.values()]
    .filter(({ person }) => person === me.person || !can(me, 'record', facts))
    .map(({ id, number, name, agency, at, words, decided }) => ({
      id,
      number,
      name,
      agency,
      at,
      words,
      decided: decided && { ...decided, by: chair ?? decided.by },
    }))
