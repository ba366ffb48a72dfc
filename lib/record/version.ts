import type { BoardView } from '../board/draft'
import { agencyFaces, type Faces } from '../meeting/faces'
import type { MeetingType } from '../meeting/names'
import type { Correction } from '../meeting/recording'
import type { Agency, Setup } from '../meeting/setup'
import type { MeetingState } from '../meeting/state'
import { agencysRecord, childsRecord, familysRecord } from './parts'
import { aloneWith, childrenOf, type Recipient, readsOf } from './recipients'
import type { MeetingRecord } from './record'

/** Why something is in the whole record and not in a version of it. */
export type Why =
  | 'professionals' // shared, decided or said among professionals alone
  | 'own-session' // it stands in a session of somebody else's
  | 'other-child' // about a child who is not theirs
  | 'other-adult' // of or about somebody else in the family
  | 'where-when' // may say where or when somebody else in the family will be
  | 'other-agency'
  | 'late' // shared after the close, judged by nobody
  | 'working' // what the chair has still to see to
  | 'only' // marked for the professionals' copy alone
  | 'plain' // more than a child's own record says
export type Part =
  | 'about'
  | 'voices'
  | 'analysis'
  | 'decisions'
  | 'plan'
  | 'family'
  | 'shared'
  | 'annex'
  | 'late'
  | 'attendance'
  | 'working'
/** Something left out, or out in part. `id`: of the thing in the whole record; `ref`: what the chair calls it. */
export type LeftOut = { id: string; part: Part; ref: string; why: Why; partly: boolean }

/** Where in a version words stand that are kept from its recipient. `ref`: what the thing they are in is called; `words`: as they stand there, for those who may read them. */
export type Blocked = { part: Part; ref: string; words: string }

/** What a version says of the meeting itself. */
export type Setting = {
  type: MeetingType
  startsAt: string
  place: string | null
  children: { name: string; dateOfBirth: string | null; unborn: boolean }[]
}

/**
 * The record for one recipient: the whole one with parts taken out, and under the names this recipient knows. Plain JSON, the same for
 * the same log, whoever asks. Nothing that is not for them is anywhere in it. `v`: of this form; fields may be added, never renamed.
 */
export type RecordVersion = {
  v: 1
  /** Of the decisions and what follows from them alone. */
  summary?: true
  recipient: { kind: Recipient['kind']; id: string; name: string }
  setting: Setting
  agencies: Agency[]
  record: MeetingRecord
  /** What was asked to be put right, and decided, before this was drafted. */
  corrections: { asked: string; by: string; accepted: boolean; answer: string }[]
}

/** What a record was drafted from, and what the chair said of it since. */
export type Source = {
  board: BoardView
  setup: Setup
  startsAt: string
  meeting: Pick<MeetingState, 'members' | 'audiences' | 'picks'>
  faces: Faces | null
  agencies: readonly Agency[]
  /** Person of the family -> the children who are theirs, as the chair said. */
  theirs: ReadonlyMap<string, readonly string[]>
  corrections: readonly Correction[]
}

/** What deciding on one thing needs to know of its recipient. */
export type For = Source & {
  recipient: Recipient
  children: ReadonlySet<string>
  reads(audience: string): boolean
  out(left: Omit<LeftOut, 'partly'> & { partly?: true }): void
}

/** The version of a record for one recipient, and what is not in it and why: for whoever approves it, and nobody else. */
export function versionFor(
  record: MeetingRecord,
  recipient: Recipient,
  source: Source,
): { version: RecordVersion; leftOut: LeftOut[] } {
  const { setup, startsAt, meeting, faces } = source
  const leftOut: LeftOut[] = []
  const of: For = {
    ...source,
    recipient,
    children: childrenOf(recipient, setup, source.theirs),
    reads: readsOf(recipient, meeting, setup),
    out: left => leftOut.push({ partly: false, ...left }),
  }
  const family = recipient.kind === 'family' || recipient.kind === 'child'
  const children = setup.children.filter(({ id }) => of.children.has(id))
  const theirs = recordFor(record, of)
  const named = new Set(agenciesIn(theirs))
  const agencies = family
    ? agencyFaces(faces, aloneWith(recipient.account), source.agencies).filter(({ name }) => named.has(name))
    : [...source.agencies]
  const version: RecordVersion = {
    v: 1,
    recipient: { kind: recipient.kind, id: recipient.id, name: recipient.name },
    setting: {
      type: setup.type,
      startsAt,
      place: setup.place ?? null,
      children: children.map(({ name, dateOfBirth, unborn }) => ({
        name,
        dateOfBirth: dateOfBirth ?? null,
        unborn: unborn === true,
      })),
    },
    agencies: agencies.map(({ name, shortName, code, shape, colour }) => ({ name, shortName, code, shape, colour })),
    record: theirs,
    corrections: source.corrections.flatMap(one => correctedFor(one, recipient)),
  }
  return { version, leftOut }
}

/** Somebody of the family is told of what they asked for themselves, an agency of what its people did; professionals of all of it. */
function correctedFor({ words, name, agency, person, decided }: Correction, recipient: Recipient) {
  const theirs =
    recipient.kind === 'professionals' ||
    (recipient.kind === 'agency' ? agency === recipient.name : person === recipient.account)
  return theirs && decided ? [{ asked: words, by: name, accepted: decided.accepted, answer: decided.words }] : []
}

function recordFor(record: MeetingRecord, of: For): MeetingRecord {
  switch (of.recipient.kind) {
    case 'professionals':
      return record
    case 'agency':
      return agencysRecord(record, of)
    case 'family':
      return familysRecord(record, of)
    case 'child':
      return childsRecord(record, of)
  }
}

const agenciesIn = ({ voices, headings, annex, attended, apologies, absent }: MeetingRecord): string[] =>
  [...[...voices, ...headings].flatMap(({ kept }) => kept), ...annex, ...attended, ...apologies, ...absent].map(
    ({ agency }) => agency,
  )
