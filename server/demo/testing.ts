import fc from 'fast-check'
import { MEETING_TYPES } from '../../lib/meeting/names'
import { PROPORTIONALITY, RELEVANCE, REQUESTS } from '../../lib/statements/mark'
import { HEADING_NAMES } from '../../lib/text/headings'
import { BARRIERS, INVESTIGATIONS } from './form'

/** What a tag or a protected term of a made-up file always holds, so that a test can look for it. */
export const TAG = 'tag-that-must-not-travel'
export const SECRET = '22 Quillon Terrace'

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(value => `${value.replaceAll('\0', '')} words`)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2026-11-19'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const moment = fc
  .date({ min: new Date('2026-11-01'), max: new Date('2026-11-19'), noInvalidDate: true })
  .map(date => `${date.toISOString().slice(0, 19)}Z`)
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)

const CHILDREN = ['a', 'b', 'unborn']
const AGENCIES = ['Northmarch Police', 'Linden Row School', 'Hill Lane School', 'Oakhurst Surgery (GP)', 'Ærø & Co']
const PEOPLE = ['DS Tom Kearsley', 'Ana Ruiz', 'Ann Other', 'Dr Samir Haddad', '李 明']
const FAMILY = ['Leah Fenwick', 'Daniel Adair']

const childView = fc.record(
  {
    exactWords: maybe(text),
    language: maybe(text),
    wishesAndFeelings: maybe(text),
    circumstances: maybe(text),
    prompt: maybe(text),
    howDisclosed: maybe(text),
    toldTo: maybe(text),
    observed: maybe(text),
    observedBehaviour: maybe(text),
    childContentToTell: maybe(fc.array(text, { maxLength: 3 })),
  },
  { requiredKeys: [] },
)
const engagement = fc.record(
  {
    person: maybe(text),
    how: maybe(text),
    howWorkedTogether: maybe(text),
    evidenceOfBenefitToChild: maybe(text),
    benefitToChild: maybe(text),
    evidence: maybe(text),
    barriers: maybe(
      fc.oneof(
        text,
        fc.array(fc.oneof(text, fc.record({ kind: fc.constantFrom(...BARRIERS), note: maybe(text) })), {
          maxLength: 4,
        }),
      ),
    ),
  },
  { requiredKeys: [] },
)
const mark = fc.record({
  relevance: maybe(fc.constantFrom(...RELEVANCE)),
  proportionality: maybe(fc.constantFrom(...PROPORTIONALITY)),
  reason: maybe(text),
  request: maybe(fc.constantFrom(...REQUESTS)),
})

const contribution = (index: number) =>
  fc.nat(AGENCIES.length - 1).chain(who =>
    fc.record(
      {
        id: fc.constant(`c${index}`),
        agency: fc.constant(AGENCIES[who]),
        author: fc.constant(PEOPLE[who]),
        heading: fc.constantFrom(...Object.values(HEADING_NAMES), "Child's views"),
        headline: maybe(text),
        body: fc.oneof(
          { weight: 5, arbitrary: text },
          { weight: 1, arbitrary: fc.constant(`At ${SECRET.toUpperCase().replace(' ', ' - ')} then.`) },
        ),
        nature: fc.constantFrom('fact', 'reported', 'opinion'),
        reportedBy: maybe(fc.oneof(text, fc.constant('Maya, at school'))),
        opinionBasis: maybe(text),
        source: maybe(
          fc.oneof(
            text,
            fc.record({
              kind: fc.constantFrom('seen', 'record', 'told', 'professional_assessment'),
              ref: maybe(text),
              asAt: maybe(day),
            }),
          ),
        ),
        eventDate: maybe(day),
        eventTime: maybe(time),
        eventEndDate: maybe(day),
        eventDatePrecision: maybe(fc.constantFrom('minute', 'day', 'month', 'year', 'period', 'unknown')),
        knownToAgencyAt: maybe(fc.oneof(day, moment)),
        historic: maybe(fc.boolean()),
        whyNow: maybe(text),
        child: fc.oneof(fc.constant('all'), fc.constantFrom(...CHILDREN), fc.subarray(CHILDREN, { minLength: 1 })),
        impactOnChild: maybe(text),
        valence: maybe(fc.constantFrom('worry', 'strength', 'neutral')),
        parentsEngagement: maybe(fc.oneof(engagement, fc.array(engagement, { maxLength: 3 }))),
        otherInvestigations: maybe(
          fc.oneof(
            text,
            fc.array(
              fc.record({ kind: fc.constantFrom(...INVESTIGATIONS), status: maybe(text), handling: maybe(text) }),
              { maxLength: 3 },
            ),
          ),
        ),
        childView: maybe(childView),
        familyTold: maybe(
          fc.oneof(
            fc.constantFrom('yes', 'no', 'n_a'),
            fc.record({ told: fc.constantFrom('yes', 'no', 'n_a'), why: maybe(text) }),
          ),
        ),
        peopleMentioned: fc.array(text, { maxLength: 3 }),
        handlingNote: maybe(text),
        protectSource: maybe(fc.boolean()),
        roomWording: maybe(text),
        concerns: fc.subarray(['k1', 'nowhere']),
        visibility: fc.constantFrom('meeting', 'professionals', 'restricted'),
        hideFrom: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(FAMILY) }),
        phase: fc.constantFrom('before', 'during', 'open', 'closed', 'after'),
        sharedAt: maybe(moment),
        revises: index === 0 ? fc.constant(null) : maybe(fc.nat(index - 1).map(other => `c${other}`)),
        chairMark: maybe(mark),
        testTags: fc.constant([TAG]),
      },
      { requiredKeys: ['id', 'agency', 'author', 'heading', 'body', 'nature', 'child', 'visibility', 'phase'] },
    ),
  )

/** Files of the form "safeguarding-scenario/1", with every value the domain allows. */
export const scenarioFiles = fc
  .nat(8)
  .chain(count =>
    fc.tuple(fc.constantFrom(...MEETING_TYPES), fc.tuple(...Array.from({ length: count }, (_, i) => contribution(i)))),
  )
  .map(([type, contributions]) => ({
    schema: 'safeguarding-scenario/1',
    fictional: true,
    meeting: {
      id: 'made-up',
      title: 'A conference',
      type,
      start: '2026-11-19T10:00:00Z',
      end: '2026-11-19T12:05:00Z',
      place: `Not ${SECRET}`,
      quorum: { rule: 'Three agencies', met: true },
      children: [
        { id: 'a', name: 'Maya Fenwick', dateOfBirth: '2017-04-11', legalStatus: null },
        { id: 'b', name: 'Jude Fenwick', dateOfBirth: '2021-08-30' },
        { id: 'unborn', name: 'Baby Fenwick', unborn: true, dateOfBirth: null },
      ],
      concerns: [{ id: 'k1', text: 'Arguments at home' }],
      people: FAMILY.map(name => ({ name, relationship: 'Parent', parentalResponsibility: true, attends: null })),
      protectedTerms: [{ label: 'Address', value: SECRET, hideFrom: ['Daniel Adair'] }],
      agencies: [
        {
          name: 'Reviewing Unit',
          attendees: [
            { name: 'Margaret Oyelaran', role: 'chair', jobTitle: null },
            { name: 'Ellis Tandy', role: 'minute_taker' },
          ],
        },
        ...AGENCIES.map((name, i) => ({ name, attendees: [{ name: PEOPLE[i], role: 'practitioner' }] })),
        {
          name: 'Family',
          attendees: [
            { name: 'Leah Fenwick', role: 'family' },
            { name: 'Zo', role: 'young_person' },
            { name: 'Rosa Imrie', role: 'advocate' },
          ],
        },
      ],
      apologies: [{ agency: 'Paediatrics', name: 'Dr Wen Aldous', reportSent: false }],
    },
    contributions,
    notShared: [{ about: 'something' }],
  }))

export type FileOfForm = typeof scenarioFiles extends fc.Arbitrary<infer File> ? File : never
