import type { MeetingStatus, MeetingType } from '../meeting/names'
import { clockMinutes, dayLong } from './dates'
import { counted, firstName } from './names'

export const MEETING_TYPE_WORDS: Record<MeetingType, string> = {
  strategy_meeting: 'Strategy meeting',
  initial_child_protection_conference: 'Initial child protection conference',
  review_child_protection_conference: 'Review child protection conference',
  pre_birth_child_protection_conference: 'Pre-birth child protection conference',
  transfer_in_child_protection_conference: 'Transfer-in child protection conference',
  core_group: 'Core group',
  child_in_need: 'Child in need meeting',
  team_around_family: 'Team around the family',
  marac: 'Multi-agency risk assessment conference',
  mace: 'Multi-agency child exploitation meeting',
  mappa: 'Multi-agency public protection meeting',
  allegations: 'Allegations meeting',
  professionals_meeting: 'Professionals’ meeting',
  complex_strategy: 'Complex strategy meeting',
  child_looked_after_review: 'Looked-after child review',
  discharge_planning: 'Discharge planning meeting',
  rapid_review: 'Rapid review',
  other: 'Meeting',
}

const STATUS_WORDS: Record<MeetingStatus, string> = {
  draft: 'Being set up',
  open: 'Open for preparation',
  in_progress: 'In progress',
  adjourned: 'Adjourned',
  concluded: 'Closed',
  record_draft: 'Closed, record being written',
  record_approved: 'Closed, record approved',
  circulated: 'Closed, record sent out',
  archived: 'Archived',
}

/** "Starts in 12 minutes", "Was due 5 minutes ago"; a day or more away is left to the date. */
function untilStart(startsAt: string, now: number): string | null {
  const minutes = Math.round((Date.parse(startsAt) - now) / 60_000)
  if (minutes <= -60 * 24 || minutes >= 60 * 24) return null
  if (minutes === 0) return 'Starts now'
  const size = Math.abs(minutes)
  const words = size < 60 ? counted(size, 'minute') : counted(Math.round(size / 60), 'hour')
  return minutes > 0 ? `Starts in ${words}` : `Was due ${words} ago`
}

export const meetings = {
  page: 'Your meetings',
  title: 'Your meetings',
  records: 'Records',
  status: (status: MeetingStatus, startsAt: string, now: number) =>
    status === 'open' ? (untilStart(startsAt, now) ?? STATUS_WORDS.open) : STATUS_WORDS[status],
  chair: (name: string) => `Chair: ${name}`,
  noChair: 'No chair yet',
  join: 'Join the meeting',
  chairIt: 'Take the chair’s table',
  trail: 'Read the trail',
  invited: 'Invited',
  other: 'Other meetings',
  audited: 'Meetings you may audit',
  closed: 'Closed',
  late: (n: number) => `${counted(n, 'contribution')} came after the close`,
  columns: { when: 'When', meeting: 'Meeting', status: 'Status', preparation: 'Your preparation' },
  none: {
    title: 'No meetings yet',
    body: (email: string) =>
      `When you are invited to a meeting, it appears here. If you expected one, ask whoever invited you whether it was as ${email}.`,
  },
  doors: {
    title: 'You are invited',
    line: (at: string) => `${dayLong(at)}, ${clockMinutes(at)}`,
    body: 'You are let in one by one. Wait at the door: the meeting opens there by itself.',
    go: 'Go to the door',
  },
  noneToOrganise: {
    title: 'No meetings yet',
    body: () => 'Set one up, or wait for an invitation: meetings appear here as soon as you have a place in them.',
  },
  preparation: {
    title: 'Your preparation',
    shared: 'Shared by your agency',
    nothingYet: 'Nothing yet',
    drafts: 'Drafts',
    voice: (child: string) => `${firstName(child)}’s views`,
    heard: 'Added',
    notHeard: 'Not heard from yet',
    chairTitle: 'Before the meeting',
    unmarked: 'To be marked',
    nothingToMark: 'None',
    sharedSome: (n: number) => `${n} shared`,
    toMark: (n: number) => (n === 0 ? 'Nothing to mark' : `${n} to mark`),
  },
  waiting: {
    title: 'Waiting for you',
    asked: (n: number) =>
      n === 1
        ? 'The chair asks something about what you shared'
        : `The chair asks something about ${n} of your contributions`,
    unmarked: (n: number) => `${counted(n, 'contribution')} to mark`,
    reports: 'Share what your agency knows',
    by: (day: string) => `Due by ${day}`,
    nothing: 'Nothing is waiting for you.',
  },
  setUp: {
    title: 'Set up a meeting',
    start: 'Set up a meeting',
    from: 'Or begin from an earlier one',
    choose: 'Choose a meeting',
    copy: 'Begin from it',
    drafts: 'Being set up',
    fault: 'That did not work. Please try again.',
    untitled: 'Kind not chosen yet',
    day: (day: string) => `for ${day}`,
    savedBy: (name: string, day: string) => `Last saved by ${name}, ${day}`,
  },
} as const
