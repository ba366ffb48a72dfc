import type { RecordView } from '../protocol/views'
import type { Content } from '../statements/contribution'
import type { Kept, MeetingRecord } from './record'

const AT = '2026-11-22T14:00:00.000000Z'
export const ROOT = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA='
export const NOTE = `roundtable.example/meeting/00000000-0000-4000-8000-000000000009\n27\n${ROOT}\n\n— roundtable.example AAAAAGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6\n`
const AGENCIES: RecordView['agencies'] = [
  { name: 'Northbridge School', shortName: 'School', code: 'SC', shape: 'circle', colour: 'sc' },
  { name: 'Family Unit', shortName: 'Unit', code: 'FU', shape: 'circle', colour: 'sc' },
]

/** One contribution as a record keeps it. */
export const keptOf = (ref: string, content: Partial<Content> = {}, more: Partial<Kept> = {}): Kept => ({
  id: ref,
  ref,
  heading: 'accurate',
  agency: 'Northbridge School',
  person: 'Wyn Test',
  content: { heading: 'accurate', body: `What ${ref} says.`, nature: 'fact', children: ['c1'], ...content },
  about: ['Ella Test'],
  looks: [],
  added: [],
  ...more,
})

/** A record with something in each of its parts. */
export function recordView(change: Partial<MeetingRecord> = {}): RecordView {
  return {
    agencies: AGENCIES,
    apart: true,
    sealed: { note: NOTE, since: 2 },
    versions: {
      n: 29,
      papers: { record: { makeable: [], approved: [] }, summary: { makeable: [], approved: [] } },
      corrections: [],
      goings: [],
      analysis: { paragraphs: [], seen: { fingerprint: '0'.repeat(64), vector: 'AA==' }, children: [] },
    },
    clocks: [],
    record: {
      begun: AT,
      closedAt: '2026-11-22T15:30:00.000000Z',
      purpose: 'Whether Ella and Noah are safe.\nAnd what helps.',
      concerns: ['Arguments at night.', 'Cold rooms.'],
      chair: ['Siân Ŵyn Test'],
      minutes: ['Łucja Żółć Test'],
      voices: [
        { child: 'Ella Test', kept: [keptOf('S-1', VOICE, { added: ['Said again on Monday.'] })] },
        { child: 'Noah Test', kept: [] },
      ],
      analysis: [
        { id: 'p1', title: 'What worries us', body: 'It is getting worse.\nAnd more often.', children: [], about: [] },
        { id: 'p2', title: '', body: 'Her gran helps.', children: ['c1'], about: ['Ella Test'], only: true },
      ],
      decisions: [DECISION],
      undecided: [],
      actions: ACTIONS,
      headings: [
        { heading: 'necessary', kept: [keptOf('S-2', FULL, { looks: ['unmarked', 'unverified'] })] },
        { heading: 'accurate', kept: [keptOf('S-3', { body: 'One line.\nAnother line.' }), keptOf('S-4')] },
      ],
      annex: [
        keptOf('S-5', { body: 'How it begins. Never in the annex.' }),
        keptOf('S-6', { headline: 'Its headline' }),
      ],
      toTrim: ['S-7'],
      setAside: 3,
      late: [keptOf('S-8', { body: 'After the close.' })],
      family: [{ id: 'f1', name: 'Mother Test', body: 'It was not like that.', about: 'S-3' }],
      attended: [
        { name: 'Wyn Test', agency: 'Northbridge School', role: 'practitioner', how: 'room', came: AT, went: null },
        { name: 'Ola Test', agency: 'Family Unit', role: 'practitioner', how: null, came: AT, went: AT },
      ],
      apologies: [{ name: 'Ann Test', agency: 'Health', why: 'On leave' }],
      absent: [{ name: 'Bo Test', agency: 'Housing' }],
      ...change,
    },
  }
}

const VOICE: Partial<Content> = {
  heading: 'childs-views',
  body: 'She told her teacher at break.',
  childView: {
    exactWords: 'I like it when it is quiet.',
    toldTo: 'Her teacher',
    circumstances: 'Alone, at break',
    wishesAndFeelings: 'Wants to see her gran.',
    observed: 'Looked at the door.',
  },
}
const FULL: Partial<Content> = {
  headline: 'A headline',
  body: 'Why it is needed, efficiently.',
  nature: 'opinion',
  opinionBasis: 'Twelve visits.',
  source: { kind: 'record', ref: 'Log, page 4' },
  event: { precision: 'day', date: '2026-10-30' },
  whyNow: 'It began again.',
  impact: 'She sleeps badly.',
}
const DECISION: MeetingRecord['decisions'][number] = {
  id: 'd1',
  child: 'Ella Test',
  outcome: 'child_in_need',
  summary: 'With a review in school.',
  reasons: 'Because of what was seen.',
  reliesOn: ['S-1', 'S-2'],
  told: ['the police'],
  views: [
    { agency: 'Northbridge School', view: 'agrees', reason: null, formal: false },
    { agency: 'Family Unit', view: 'disagrees', reason: 'Too little is known.', formal: true },
  ],
}
const ACTIONS: MeetingRecord['actions'] = [
  {
    id: 'a1',
    what: 'Visit at home each week.',
    about: ['Ella Test', 'Noah Test'],
    who: 'Wyn Test, Northbridge School',
    due: '2026-12-01',
    outcome: 'They are warm.',
    measure: 'A note each week.',
    contingency: 'The meeting is called again.',
    safety: true,
  },
  {
    id: 'a2',
    what: 'Ask about the heating.',
    about: ['Ella Test'],
    who: '',
    due: null,
    outcome: null,
    measure: null,
    contingency: null,
    safety: false,
  },
]
