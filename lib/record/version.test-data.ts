import type { BoardView, ContributionView } from '../board/draft'
import { type ActionView, type DecisionView, NO_MATTERS } from '../board/matters'
import { by } from '../board/views.test-data'
import { facesOf } from '../meeting/faces'
import { attends, newFlow } from '../meeting/flow'
import type { Agency, Guarded, Setup } from '../meeting/setup'
import type { Audience, Member } from '../meeting/state'
import type { Paragraph } from './analysis'
import { type Recipient, recipientsOf } from './recipients'
import { draftRecord, type MeetingRecord } from './record'
import { type RecordVersion, type Source, versionFor } from './version'

export const AT = '2026-11-22T14:00:00.000000Z'
const agency = (name: string, code: string, shortName = name): Agency => ({
  name,
  shortName,
  code,
  shape: 'circle',
  colour: 'sc',
})
export const AGENCIES = [
  { id: 'a1', name: 'Harbour School', type: 'school', look: agency('Harbour School', 'HS') },
  { id: 'a2', name: 'Rowan Refuge', type: 'voluntary', look: agency('Rowan Refuge', 'RR', 'Rowan') },
] as const

const member = (person: string, name: string, role: Member['role'], agency: string): Member => ({
  person,
  name,
  agency,
  role,
  admitted: true,
})
const CAST = [
  member('chair', 'Cora Chair', 'chair', 'Harbour School'),
  member('ann', 'Ann Quillfeather', 'practitioner', 'Harbour School'),
  member('rae', 'Rae Thistlewood', 'practitioner', 'Rowan Refuge'),
  member('leah', 'Leah Marsh', 'family', 'Family'),
  member('dan', 'Dan Adair', 'family', 'Family'),
]

const AUDIENCES: Audience[] = [
  { id: 'meeting', kind: 'meeting', version: 1 },
  { id: 'professionals', kind: 'professionals', version: 1 },
  { id: 'own-dan', kind: 'own', version: 1, people: new Set(['dan']) },
]

export const SETUP: Setup = {
  title: 'Conference',
  type: 'initial_child_protection_conference',
  place: 'Room 4',
  purpose: 'Purpose of it.',
  children: [
    { id: 'c1', name: 'Ella Marsh' },
    { id: 'c2', name: 'Noah Marsh' },
  ],
  people: [
    { id: 'p1', name: 'Leah Marsh', relationship: 'Mother of Ella and Noah', account: 'leah' },
    { id: 'p2', name: 'Dan Adair', relationship: 'Father of Noah', account: 'dan' },
    { id: 'p3', name: 'Gus Marsh', relationship: 'Grandfather' },
  ],
  concerns: [{ id: 'w1', text: 'Concern of it.' }],
  apologies: [],
}

type More = {
  board?: Partial<BoardView>
  guarded?: Guarded
  theirs?: [string, string[]][]
  corrections?: Source['corrections']
  apart?: boolean
  analysis?: Paragraph[]
}

/** A meeting of two agencies, two parents and two children, as a version of its record is made from it. */
export function meetingOf(
  contributions: ContributionView[],
  { board: more, guarded, theirs, corrections, apart, analysis }: More = {},
) {
  const board: BoardView = {
    contributions,
    agencies: [],
    alerts: [],
    questions: [],
    family: [],
    ...NO_MATTERS,
    ...more,
  }
  const flow = newFlow(undefined, { rule: null, agencies: null, socialCare: new Set() })
  const members = new Map(CAST.map(one => [one.person, one]))
  for (const { person } of CAST) attends(flow, person, { came: AT, how: 'room' })
  const audiences = new Map(
    AUDIENCES.map(one => [one.id, apart && one.kind === 'meeting' ? { ...one, without: new Set(['dan']) } : one]),
  )
  const present = new Map(CAST.map(({ person }) => [person, AT]))
  const meeting = { flow, members, audiences, present, picks: new Map(), closedAt: AT }
  const setup: Setup = guarded ? { ...SETUP, guarded } : SETUP
  const record = draftRecord({ board, setup, meeting, ...(analysis ? { analysis } : {}) })
  const source: Source = {
    board,
    setup,
    startsAt: AT,
    meeting,
    faces: facesOf(setup, AGENCIES),
    agencies: AGENCIES.map(({ look }) => look),
    theirs: new Map(theirs),
    corrections: corrections ?? [],
  }
  const recipients = recipientsOf({ setup, meeting, agencies: AGENCIES })
  const recipient = (id: string): Recipient => {
    const found = recipients.find(one => one.id === id)
    if (!found) throw new Error(`There is no recipient ${id}.`)
    return found
  }
  return { record, source, recipients, recipient, for: (id: string) => versionFor(record, recipient(id), source) }
}

/** References of everything under the headings of a version. */
export const refsUnder = ({ headings }: MeetingRecord) => headings.flatMap(({ kept }) => kept.map(({ ref }) => ref))
export const textOf = (version: RecordVersion) => JSON.stringify(version)

const stamp = (person: string, agency: string) => ({ n: 9, at: AT, leaf: '', by: by(person, agency) })
export const decision = (change: Partial<DecisionView> = {}): DecisionView => ({
  id: 'd1',
  version: 'd1',
  audience: 'meeting',
  stamp: stamp('chair', 'Harbour School'),
  changed: null,
  child: 'c1',
  outcome: 'child_in_need',
  reasons: 'Reasons.',
  reliesOn: [],
  stances: [],
  ...change,
})
export const action = (change: Partial<ActionView> = {}): ActionView => ({
  id: 'x1',
  version: 'x1',
  audience: 'meeting',
  stamp: stamp('chair', 'Harbour School'),
  changed: null,
  what: 'Referral made',
  children: ['c1'],
  ...change,
})
export const familyWords = (person: string, body: string, audience = 'meeting') => ({
  id: `f-${person}`,
  audience,
  body,
  about: null,
  stamp: stamp(person, 'Family'),
})
