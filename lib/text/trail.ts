import type { Heading } from '../meeting/names'
import type { Added } from '../statements/addition'
import type { Outcome } from '../statements/decision'
import type { View } from '../statements/stance'
import { dayLong } from './dates'
import { HEADING_NAMES } from './headings'
import { counted, listed } from './names'
import { OUTCOME_WORDS } from './outcomes'
import { fieldWords } from './set-up-again'

const RELEVANCE = { relevant: 'relevant', 'less-relevant': 'less relevant', 'not-relevant': 'not relevant' } as const
const PROPORTIONALITY = {
  proportionate: 'proportionate',
  'too-little': 'needs more',
  'too-much': 'more than needed',
} as const

type Relevance = keyof typeof RELEVANCE
type Proportionality = keyof typeof PROPORTIONALITY

const HELD = {
  quiet: 'marked this quietly',
  spoken: 'entered a mark on the chair’s word',
  first: 'showed a mark to the author’s agency first',
} as const

const judged = (relevance: Relevance | null, proportionality: Proportionality | null) =>
  [relevance && RELEVANCE[relevance], proportionality && PROPORTIONALITY[proportionality]].filter(Boolean).join(' and ')

const RECORDS = {
  items: 'looked through the records',
  'nothing-known': 'looked through the records and found nothing',
  'not-checked': 'has not looked through the records',
} as const

const STOOD: Record<View, string> = {
  agrees: 'agreed with the decision',
  reservation: 'agreed with the decision, with a reservation',
  disagrees: 'did not agree with the decision',
  'no-view': 'took no view of the decision',
}

const ADDED_WORDS: Record<Added, string> = {
  impact: 'what it means for the child',
  circumstances: 'the circumstances of the child’s words',
  barriers: 'what got in the way',
}

const copy = (summary: boolean) => (summary ? 'the summary of the decisions' : 'the record')
/** Prompts that were on the writer's screen and left as they were. */
const past = (open: number) => (open === 0 ? '' : `, with ${open === 1 ? '1 prompt' : `${open} prompts`} left open`)

const BASIS_NAMES: Record<string, string> = {
  'subject-access': 'a person’s own information',
  'court-order': 'a court’s order',
  disclosure: 'disclosure to another body',
  'internal-review': 'our own review',
}
const OUTCOME_NAMES: Record<string, string> = {
  sent: 'sent',
  'sent-in-part': 'sent in part',
  refused: 'refused',
  'taken-back': 'taken back',
}

/** The trail's sentences, each after a person's name. */
export const trail = {
  saidWhose: 'said which children are somebody’s, for the record',
  proposedRelease: 'asked a second person to let a version of the record go out although it was held back',
  confirmedRelease: 'agreed that a version of the record goes out although it was held back',
  approvedRecord: (n: number) => `approved the record, in ${counted(n, 'version')}`,
  askedCorrection: 'asked for a correction of the record',
  decidedCorrection: (accepted: boolean) => `${accepted ? 'accepted' : 'refused'} a correction of the record`,
  approvedSummary: (n: number) => `approved the summary of the decisions, in ${counted(n, 'version')}`,
  circulated: (summary: boolean, n: number) => `sent ${copy(summary)} to ${counted(n, 'recipient')}`,
  delivered: (summary: boolean) => `said how somebody was given ${copy(summary)}`,
  reminded: (summary: boolean) => `reminded somebody of ${copy(summary)}`,
  shared: (heading: Heading, open = 0, late = false) =>
    `shared this ${late ? 'after the meeting closed, ' : ''}under ${HEADING_NAMES[heading]}${past(open)}`,
  /** Undefined: the writer's own words. */
  typed: (onBehalf: { readBack: boolean; report?: string | undefined } | undefined) => {
    if (!onBehalf) return ''
    if (onBehalf.report) return `, from somebody’s written report of ${onBehalf.report}`
    return onBehalf.readBack
      ? ', typed for somebody else, read back and confirmed aloud'
      : ', typed for somebody else, not read back yet'
  },
  confirmedWords: 'confirmed that this is what they said',
  corrected: (open = 0) => `corrected this${past(open)}`,
  withdrew: 'withdrew this',
  replied: 'replied to the chair',
  marked: (relevance: Relevance | null, proportionality: Proportionality | null) =>
    judged(relevance, proportionality) ? `marked this ${judged(relevance, proportionality)}` : 'took the mark back',
  held: (stage: keyof typeof HELD, relevance: Relevance | null, proportionality: Proportionality | null) =>
    `${HELD[stage]}${judged(relevance, proportionality) ? `: ${judged(relevance, proportionality)}` : ''}`,
  droppedMark: 'put away a mark that waited',
  setMarking: (authorFirst: boolean) =>
    authorFirst
      ? 'set that less favourable marks go to the author’s agency first'
      : 'set that marks go to all professionals at once',
  declared: (result: 'items' | 'nothing-known' | 'not-checked' | undefined, nothing: number | undefined) =>
    [
      result && RECORDS[result],
      nothing === undefined ? null : `has nothing to add under ${counted(nothing, 'heading', 'headings')}`,
    ]
      .filter(Boolean)
      .join(', and '),
  notShared: (heading: Heading) => `decided not to share something under ${HEADING_NAMES[heading]}`,
  told: 'told something that is not written here',
  decided: (outcome: Outcome, again: boolean) =>
    `${again ? 'changed the decision to' : 'recorded the decision'}: ${OUTCOME_WORDS[outcome]}`,
  stood: (view: View, formal: boolean) => (formal ? 'recorded a formal dissent' : STOOD[view]),
  stoodFor: (agency: string | undefined) => (agency ? ` for ${agency}, which has no screen here` : ''),
  action: (again: boolean, dropped: boolean) =>
    dropped ? 'took an action off the list' : again ? 'changed an action' : 'added an action',
  conflict: 'noted that contributions do not agree',
  settled: 'said how contributions that did not agree were settled',
  started: 'started the meeting',
  joined: 'joined',
  left: 'left',
  connectionLost: 'lost the connection',
  movedTo: (heading: Heading) => `moved to ${HEADING_NAMES[heading]}`,
  wentOnTo: (part: string) => `went on to ${part}`,
  hand: (name: string | null, up: boolean, answering: boolean) =>
    up
      ? `${name ? `put ${name} in the queue to speak` : 'asked to speak'}${answering ? ', answering the chair' : ''}`
      : name
        ? `took ${name} out of the queue to speak`
        : 'no longer asked to speak',
  called: (name: string | null) => (name ? `called ${name} to speak` : 'ended the turn to speak'),
  timer: (more: number, running: boolean | null) =>
    running === null
      ? `changed the time for this part by ${counted(more, 'minute')}`
      : running
        ? 'let the clock for this part go on'
        : 'stopped the clock for this part',
  gathered: 'asked everyone to come to the chair’s place',
  finished: (agency: string, heading: Heading, nothing: boolean) =>
    `said that ${agency} has ${nothing ? 'nothing' : 'something'} further under ${HEADING_NAMES[heading]}`,
  attends: (name: string | null, how: string | null, here: boolean | null) =>
    [
      here === null ? null : `marked ${name ?? 'themselves'} as ${here ? 'present' : 'gone'}`,
      how && `said that ${name ?? 'they'} ${name ? 'is' : 'are'} ${how}`,
    ]
      .filter(Boolean)
      .join(', and '),
  apologies: (name: string | null, sent: boolean) =>
    sent
      ? name
        ? `entered the apologies of ${name}`
        : 'sent apologies'
      : `took back ${name ? `the apologies of ${name}` : 'their apologies'}`,
  proceeded: (agencies: number) =>
    `went on with ${counted(agencies, 'agency', 'agencies')} besides social care, fewer than the rule asks for`,
  resumed: 'went on with the meeting',
  askedSilent: (n: number) => `asked ${counted(n, 'agency', 'agencies')} not heard from yet`,
  adjourned: 'adjourned the meeting',
  openedClosedPart: (left: number, stayed: number) =>
    `opened the professionals’ part: ${counted(left, 'person was', 'people were')} sent out, ${counted(stayed, 'person', 'people')} stayed`,
  endedClosedPart: (stayed: number) =>
    `ended the professionals’ part, with ${counted(stayed, 'person', 'people')} in it`,
  inClosedPart: (stayed: readonly string[], left: readonly string[]) =>
    [
      stayed.length ? `In it: ${listed(stayed)}.` : 'Nobody was in it.',
      left.length ? `Sent out: ${listed(left)}.` : null,
    ]
      .filter(Boolean)
      .join(' '),
  reopened: 'opened the meeting again',
  keptClosed: 'said that what came in late does not need the meeting again',
  closed: (open: Record<'unmarked' | 'unheard' | 'unanswered' | 'unvoiced' | 'unconfirmed' | 'held', number>) => {
    const left = [
      open.unmarked && `${counted(open.unmarked, 'contribution')} not marked`,
      open.unheard && `${counted(open.unheard, 'agency', 'agencies')} not heard from`,
      open.unanswered && `${counted(open.unanswered, 'question')} not answered`,
      open.unvoiced && `nothing from ${counted(open.unvoiced, 'child', 'children')}`,
      open.unconfirmed && `${counted(open.unconfirmed, 'contribution')} not read back`,
      open.held && `${counted(open.held, 'mark')} not shown`,
    ].filter(Boolean)
    return left.length ? `closed the meeting with ${left.join(', ')}` : 'closed the meeting'
  },
  admitted: (name: string, opened: number, identity: boolean, confidentiality: boolean) =>
    `let ${name} in, which opened ${counted(opened, 'statement')} to them (${identity ? 'identity confirmed' : 'identity not confirmed'}, ${confidentiality ? 'confidentiality accepted' : 'confidentiality not accepted'})`,
  confirmed: (name: string, identity: boolean, confidentiality: boolean) =>
    `confirmed who ${name} is (${identity ? 'identity confirmed' : 'identity not confirmed'}, ${confidentiality ? 'confidentiality accepted' : 'confidentiality not accepted'})`,
  asked: (name: string) => `asked ${name} in private whether they can talk freely`,
  sharesSeat: (name: string, others: readonly string[]) =>
    others.length
      ? `said who shares the seat of ${name}: ${listed([...others])}`
      : `said that nobody shares the seat of ${name}`,
  pairsRoom: 'asked for a code for the room screen',
  roomConnected: 'connected the room screen',
  roomDropped: 'disconnected the room screen',
  picked: 'picked this for another session',
  removed: (name: string) => `removed ${name} from the meeting`,
  handedOver: (name: string) => `handed the chair to ${name}`,
  tookOver: 'took the chair while nobody who held it was here',
  raised: 'raised something that cannot wait',
  answered: 'answered what cannot wait',
  added: (field: Added) => `added ${ADDED_WORDS[field]} to this`,
  questioned: (agency: string) => `asked ${agency} a question`,
  answeredQuestion: 'answered a question',
  questionAside: 'set a question aside',
  familySaid: 'said this in their own words',
  familyDisagreed: 'said that they do not agree with this',
  escalated: 'raised something that nobody answered within ten minutes: more people were told',
  particulars: 'added notes for professionals to this',
  widened: (toMeeting: boolean) =>
    `confirmed that this may be shared with ${toMeeting ? 'the meeting' : 'other people'}`,
  madeList: (people: number) => `made a list of ${counted(people, 'person', 'people')}`,
  emergencyOpened: (name: string, agency: string, hours: number) =>
    `confirmed that ${name} (${agency}) may read this meeting in an emergency, for ${counted(hours, 'hour')}`,
  emergencyEnded: (name: string) => `ended the emergency reading of ${name}`,
  created: 'set the meeting up',
  changedSetUp: (fields: readonly string[]) =>
    fields.length ? `changed the set-up: ${fieldWords(fields)}` : 'changed the set-up',
  tookDown: 'took this down',
  tookBack: 'took this back',
  recordedRequest: (basis: string) => `recorded a request for what this meeting holds: ${BASIS_NAMES[basis] ?? basis}`,
  agencyAnswered: (agency: string, withhold: boolean) =>
    `recorded what ${agency} said of a request: ${withhold ? 'something must be kept back' : 'nothing must be kept back'}`,
  withheld: (parts: number, keep: boolean) => {
    const [one, more] = keep ? ['goes out', 'go out'] : ['stays back', 'stay back']
    return `decided of a request’s file that ${counted(parts, 'thing')} ${parts === 1 ? one : more}`
  },
  madeEvidence: (full: boolean, sha256: string) =>
    `made ${full ? 'a file of the whole log' : 'a redacted file'} for a request, fingerprint ${sha256.slice(0, 16)}`,
  finishedRequest: (outcome: string) => `closed a request: ${OUTCOME_NAMES[outcome] ?? outcome}`,
  purged: 'destroyed this',
  restored: 'had this stand again after a review',
  legalHold: 'had this meeting held: nothing of it is destroyed',
  liftedHold: 'lifted the hold on this meeting',
  keptUntil: (day: string) => `reviewed this meeting: it is kept until ${dayLong(`${day}T12:00:00Z`)}`,
  proposedDisposal: 'proposed to destroy all that was said in this meeting',
  disposed: 'destroyed all that was said in this meeting',
  destroyed: (day: string, until: string) =>
    `shared something that was destroyed on ${day}. Backups made before that can hold it until ${until}.`,
  erased: 'This entry was erased; its place in the log still verifies.',
} as const
