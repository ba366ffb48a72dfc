import { KNOWN, type Scenario } from './form'

/** Something in a file that is not played as it stands, and why. Holds ids and names of fields, never what they say. */
export type Left = { what: string; why: string }

const NO_PLACE = 'this has no place in the product yet'
const FOR_TESTS = 'these are notes about the file, never part of an entry'
const SERVER_SAYS = 'the server alone says when'

/** Everything in the file, beside its contributions, that has no home yet. */
export function leftOfFile(file: Scenario): Left[] {
  const { meeting } = file
  const counts: [string, unknown[]][] = [
    ['corrections', file.corrections],
    ['meeting.people: attends', meeting.people.filter(person => person.attends)],
  ]
  const single: [string, unknown][] = [
    ['dates: when letter and record are due', file.dates],
    ['meeting.strategyDiscussionDate', meeting.strategyDiscussionDate],
    ['meeting.reportsDue', meeting.reportsDue],
    ['meeting.closedPart', meeting.closedPart],
    ['meeting.quorum.met', typeof meeting.quorum === 'object' ? meeting.quorum?.met : undefined],
  ]
  const tagged = file.contributions.filter(item => Array.isArray(item.testTags) && item.testTags.length > 0).length
  const timed = file.contributions.filter(item => item.sharedAt).length
  return [
    ...counts.flatMap(([what, list]) => (list.length > 0 ? [{ what: `${what} (${list.length})`, why: NO_PLACE }] : [])),
    ...single.flatMap(([what, value]) => (value === undefined || value === null ? [] : [{ what, why: NO_PLACE }])),
    ...(tagged > 0 ? [{ what: `contributions: testTags (${tagged})`, why: FOR_TESTS }] : []),
    ...(timed > 0 ? [{ what: `contributions: sharedAt (${timed})`, why: SERVER_SAYS }] : []),
    ...[...new Set(unknownFields(file))].map(what => ({ what, why: 'this field is not known here' })),
  ]
}

function unknownFields(file: Scenario): string[] {
  const beyond = (value: object, known: readonly string[], place: string) =>
    Object.keys(value).flatMap(key => (known.includes(key) ? [] : [`${place}${key}`]))
  return [
    ...beyond(file, KNOWN.file, ''),
    ...beyond(file.meeting, KNOWN.meeting, 'meeting.'),
    ...file.meeting.agencies.flatMap(agency => [
      ...beyond(agency, KNOWN.agency, 'meeting.agencies: '),
      ...agency.attendees.flatMap(attendee => beyond(attendee, KNOWN.attendee, 'meeting.agencies: attendees.')),
    ]),
    ...file.meeting.children.flatMap(child => beyond(child, KNOWN.child, 'meeting.children: ')),
    ...file.meeting.people.flatMap(person => beyond(person, KNOWN.person, 'meeting.people: ')),
    ...file.contributions.flatMap(item => [
      ...beyond(item, KNOWN.contribution, `${item.id}: `),
      ...beyond(item.chairMark ?? {}, KNOWN.mark, `${item.id}: chairMark.`),
      ...beyond(item.childView ?? {}, KNOWN.childView, `${item.id}: childView.`),
      ...item.parentsEngagement.flatMap(work => beyond(work, KNOWN.engagement, `${item.id}: parentsEngagement.`)),
    ]),
  ]
}
