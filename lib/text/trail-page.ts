import { type AudienceKind, FIXED_AUDIENCES } from '../meeting/names'
import { counted } from './names'

const TYPES: Record<string, string> = {
  'statement.contribution': 'Shared',
  'statement.correction': 'Corrected',
  'statement.withdrawal': 'Withdrawn',
  'statement.mark': 'Marked',
  'statement.reply': 'Replied',
  'statement.declaration': 'Records checked, or nothing to add',
  'statement.not-shared': 'Decided not to share',
  'statement.told': 'Told, not written',
  'statement.decision': 'Decided',
  'statement.stance': 'Where an agency stands',
  'statement.action': 'Action',
  'statement.conflict': 'Contributions that do not agree',
  'statement.confirmation': 'Confirmed what was typed for them',
  'statement.addition': 'Added to something shared',
  'statement.question': 'Asked an agency',
  'statement.answer': 'Answered a question, or set it aside',
  'act.create': 'Set up the meeting',
  'act.start': 'Started the meeting',
  'act.join': 'Joined',
  'act.leave': 'Left',
  'act.focus': 'Moved to a heading',
  'act.close': 'Closed the meeting',
  'act.ask-silent': 'Asked whoever was not heard from',
  'act.adjourn': 'Adjourned the meeting',
  'act.reopen': 'Opened the meeting again',
  'act.meeting-opened': 'Opened the meeting',
  'act.meeting-closed': 'Closed the meeting',
  'act.meeting-disposed': 'Destroyed what the meeting said',
  'act.read-trail': 'Read the trail',
  'act.export': 'Exported the log',
  'act.take-down': 'Taken down',
  'act.take-back': 'Taken back',
  'act.purge': 'Destroyed',
  'act.connection-lost': 'Connection lost',
  'act.admit': 'Let somebody in',
  'act.remove': 'Removed somebody',
  'act.hand-over': 'Handed the chair over',
  'act.take-over': 'Took the chair',
  'act.ask': 'Asked in private',
  'act.share-seat': 'Said who shares a seat',
  'act.hold-mark': 'Held a mark',
  'act.drop-mark': 'Put a held mark away',
  'act.set-marking': 'Set how marks are shown',
  'act.pick': 'Picked for another session',
}

/** What kind of entry it is, as the filter names it. A kind this page does not know keeps its own name, in words. */
export const typeWords = (type: string) => {
  const own = type.split('.').at(-1)?.replaceAll('-', ' ') ?? type
  return TYPES[type] ?? own.charAt(0).toUpperCase() + own.slice(1)
}

const kindOfAudience = (id: string): AudienceKind => FIXED_AUDIENCES.find(fixed => fixed === id) ?? 'own'
const AUDIENCES: Record<AudienceKind, string> = {
  meeting: 'Everyone in the meeting',
  professionals: 'Professionals only',
  named: 'Named people',
  own: 'Somebody’s own session',
}
export const audienceName = (id: string) => AUDIENCES[kindOfAudience(id)]

export const trailPage = {
  page: 'Trail',
  title: 'Who did what, when',
  sub: (shown: number, total: number) =>
    shown === total ? counted(total, 'entry', 'entries') : `${shown} of ${counted(total, 'entry', 'entries')}`,
  claim: {
    title: (entries: number) => `${counted(entries, 'entry', 'entries')} in the signed log`,
    body: 'Each entry has a fingerprint. The fingerprints form a tree whose top the server signs at every step, so an entry cannot be changed, moved or taken out afterwards without the signed top no longer matching.',
    limits:
      'Checking it shows that the log is whole up to its last signed step. It cannot show that what people said was true, or that nothing was seen by someone looking over a shoulder.',
    top: 'Signed top',
    how: 'Export the log to check it yourself, without this server.',
    closed: (when: string) => `Closed ${when}`,
    open: 'The meeting has not been closed',
  },
  export: 'Export the log',
  print: 'Print',
  filters: {
    label: 'Filter the trail',
    person: 'Person',
    agency: 'Agency',
    type: 'What was done',
    from: 'From',
    to: 'To',
    everyone: 'Everyone',
    every: 'Every agency',
    everything: 'Everything',
    apply: 'Show',
    clear: 'Clear',
    badTime: 'That time could not be read, so it was left out.',
  },
  columns: { time: 'Time', who: 'Who', did: 'What', on: 'On', seen: 'Could see it', fingerprint: 'Fingerprint' },
  reason: 'Reason: ',
  couldSee: (n: number) => `${counted(n, 'person', 'people')} could see it`,
  nobody: 'Nobody else could see it',
  server: 'The server',
  none: { title: 'Nothing matches', body: 'Change or clear the filters to see more.' },
  empty: { title: 'Nothing has happened yet', body: 'Entries appear here from the moment the meeting is opened.' },
} as const
