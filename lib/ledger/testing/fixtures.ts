import type { EntryFields } from '../fields'
import type { Json } from '../jcs'

/** Fixed, invented data for the ledger's tests and the worked example of docs/evidence.md. Never random, never changed. */
export const DEPLOYMENT = 'roundtable.example.invalid'
export const MEETING = '11111111-2222-4333-8444-555555555555'

/** A run of salts that looks random and is always the same: nobody's real salts. */
export const fixedSalts = (seed: number, size: number): Uint8Array => {
  let state = seed >>> 0 || 1
  return Uint8Array.from({ length: size }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state & 255
  })
}

const CHAIR = { person: 'a0000000-0000-4000-8000-000000000001', name: 'Ruth Adeyemi-Clarke' }
const POLICE = { person: 'a0000000-0000-4000-8000-000000000002', name: 'Owain Prys' }
const SCHOOL = { person: 'a0000000-0000-4000-8000-000000000003', name: 'Zoë Lindqvist' }
const chairReads = { ...CHAIR, agency: 'Northfold Children’s Services', role: 'chair' }
const policeReads = { ...POLICE, agency: 'Northfold Police', role: 'practitioner' }
const schoolReads = { ...SCHOOL, agency: 'Brook Lane School', role: 'practitioner' }

const access = (seq: number, second: number, verb: string, content: Record<string, Json>): EntryFields => ({
  seq,
  type: `act.${verb}`,
  at: time(second).replace('.123456', '.223456'),
  actor: CHAIR,
  agency: chairReads.agency,
  role: null,
  audience: null,
  recipients: null,
  content,
})

const time = (second: number): string => `2026-11-22T14:03:${String(second).padStart(2, '0')}.123456Z`

/** The access log of the same deployment: a sign-in, and what it says of the meeting. The checkpoints are put in when it is signed. */
export const ACCESS = (meeting: string, opening: string, closing: string): EntryFields[] => [
  access(1, 1, 'sign-in', { session: 'd0000000-0000-4000-8000-000000000001' }),
  access(2, 2, 'meeting-opened', { meeting, checkpoint: opening }),
  access(3, 5, 'read-trail', { meeting: 'e0000000-0000-4000-8000-000000000002' }),
  access(4, 6, 'meeting-closed', { meeting, checkpoint: closing }),
]

/** Seven entries: the start, four statements for two audiences, the close, and a purge after it. */
export const SAMPLE: EntryFields[] = [
  {
    seq: 1,
    type: 'act.start',
    at: time(1),
    actor: CHAIR,
    agency: chairReads.agency,
    role: 'chair',
    audience: null,
    recipients: null,
    content: { product: '0.1.0', policy: '3f1c' },
  },
  {
    seq: 2,
    type: 'statement.contribution',
    at: time(2),
    actor: POLICE,
    agency: policeReads.agency,
    role: 'practitioner',
    audience: 'meeting',
    recipients: [chairReads, schoolReads],
    content: {
      id: 'b0000000-0000-4000-8000-000000000001',
      heading: 'necessary',
      body: 'Two call-outs in October; “no injuries” seen.\nChildren upstairs.',
      children: ['c0000000-0000-4000-8000-000000000001'],
      event: { date: '2026-10-19', precision: 'day' },
    },
  },
  {
    seq: 3,
    type: 'statement.contribution',
    at: time(3),
    actor: SCHOOL,
    agency: schoolReads.agency,
    role: 'practitioner',
    audience: 'professionals',
    recipients: [chairReads, policeReads],
    content: { id: 'b0000000-0000-4000-8000-000000000002', heading: 'childs-views', body: '“I like Fridays” 🙂' },
  },
  {
    seq: 4,
    type: 'statement.mark',
    at: time(4),
    actor: CHAIR,
    agency: chairReads.agency,
    role: 'chair',
    audience: 'professionals',
    recipients: [policeReads, schoolReads],
    content: { of: 'b0000000-0000-4000-8000-000000000001', relevance: 'relevant', proportionality: null },
  },
  {
    seq: 5,
    type: 'statement.withdrawal',
    at: time(5),
    actor: SCHOOL,
    agency: schoolReads.agency,
    role: 'practitioner',
    audience: 'meeting',
    recipients: [],
    content: {},
  },
  {
    seq: 6,
    type: 'act.close',
    at: time(6),
    actor: null,
    agency: null,
    role: null,
    audience: null,
    recipients: null,
    content: null,
  },
  {
    seq: 7,
    type: 'act.purge',
    at: time(7),
    actor: CHAIR,
    agency: chairReads.agency,
    role: 'chair',
    audience: null,
    recipients: null,
    content: { of: 'b0000000-0000-4000-8000-000000000002', entry: 3, reason: 'excessive' },
  },
]
