import { letGo } from '../meeting/held'
import { HEADINGS } from '../meeting/names'
import type { MeetingState, Member, QuestionState, Said } from '../meeting/state'
import type { Statement } from './index'
import { settleMatter } from './matter'

type Facts = Pick<Said, 'kind' | 'contribution' | 'heading' | 'marked'>
type Placed = { id: string; audience: string; by: Pick<Member, 'person' | 'agency'> }

const aboutOf = (s: Statement): string | undefined => {
  if ('contribution' in s) return s.contribution
  if ('decision' in s) return s.decision
  if ('asked' in s) return s.asked
  return 'of' in s ? s.of : undefined
}

/** What of a statement is not words: all that its place among the others needs once the words are destroyed. */
export const factsOf = (id: string, s: Statement): Facts => ({
  kind: s.kind,
  contribution: aboutOf(s) ?? id,
  heading: 'heading' in s ? (s.heading ?? null) : null,
  marked: s.kind === 'mark' && (s.relevance !== null || s.proportionality !== null),
})

/** Keeps what a statement was, beside what it means. */
export function remember(meeting: MeetingState, { id, audience, by }: Placed, facts: Facts) {
  const { kind, contribution, heading, marked } = facts
  const open = { receipt: null, takenDown: null, destroyed: false }
  meeting.said.set(id, { kind, contribution, heading, marked, audience, person: by.person, ...open })
}

/** What was added to a contribution, and the particulars that no version of it but `current` has any more: they leave the board with the words they belong to. */
export function outdated(meeting: MeetingState, contribution: string, current?: string): string[] {
  const added = meeting.contributions.get(contribution)?.additions.splice(0) ?? []
  const beside = meeting.particulars.get(contribution)
  if (!beside || beside.version === current) return added
  meeting.particulars.delete(contribution)
  return [beside.id, ...added]
}

/**
 * What a statement meant to the others, from what is left of it: as its kind's own `settle`, without its words. Returns the ids
 * whose words it took off the board.
 */
export function settleDestroyed(meeting: MeetingState, { id, audience, by }: Placed, facts: Facts): string[] {
  remember(meeting, { id, audience, by }, facts)
  const { kind, heading, marked } = facts
  if (kind === 'contribution')
    meeting.contributions.set(id, {
      audience,
      heading: heading ?? HEADINGS[0],
      person: by.person,
      agency: by.agency,
      current: id,
      versions: new Set([id]),
      withdrawn: false,
      spokenBy: null,
      unconfirmed: false,
      children: [],
      voice: false,
      asked: false,
      mark: null,
      marked: false,
      additions: [],
    })
  if (kind === 'decision' || kind === 'action' || kind === 'conflict')
    return settleMatter(meeting, { id, audience }, { kind, of: facts.contribution })
  if (kind === 'stance') {
    const stances = meeting.matters.get(facts.contribution)?.stances
    const before = stances?.get(by.agency)
    stances?.set(by.agency, id)
    return before ? [before] : []
  }
  if (kind === 'question') meeting.questions.set(id, { ...NO_QUESTION, person: by.person, answers: [] })
  if (kind === 'answer') meeting.questions.get(facts.contribution)?.answers.push(id)
  const target = meeting.contributions.get(facts.contribution)
  if (!target) return []
  if (kind === 'addition') target.additions.push(id)
  if (kind === 'mark') {
    const replaced = target.mark
    letGo(meeting, facts.contribution)
    Object.assign(target, { mark: id, marked, asked: false })
    return replaced ? [replaced] : []
  }
  if (kind === 'reply') target.asked = false
  if (kind === 'confirmation') target.unconfirmed = false
  if (kind !== 'correction') return []
  const replaced = target.current
  target.versions.add(id)
  Object.assign(target, { current: id, heading: heading ?? target.heading, ...UNSAID })
  return [replaced, ...outdated(meeting, facts.contribution, id)]
}

/** What is known of a contribution whose newest words were destroyed. */
const UNSAID = { children: [], voice: false, asked: false, unconfirmed: false }

/** What is known of a question whose words were destroyed. */
const NO_QUESTION = { agency: '', aside: null, gone: true }

/** A statement was destroyed: what rules knew of its words goes too, as in a meeting that is read again without them. */
export function destroyed(meeting: MeetingState, id: string) {
  const said = meeting.said.get(id)
  if (!said) return
  said.destroyed = true
  const target = meeting.contributions.get(said.contribution)
  if (target?.current === id) Object.assign(target, UNSAID)
  if (target?.mark === id) target.asked = false
}

/** Takes a statement's words off the board by decision of another than its author: its place and receipt stay. */
export function takeDown(meeting: MeetingState, id: string, takenDown: NonNullable<Said['takenDown']>) {
  const said = meeting.said.get(id)
  if (!said) return
  said.takenDown ??= takenDown
  const target = meeting.contributions.get(said.contribution)
  if (target?.current === id) {
    target.withdrawn = true
    outdated(meeting, said.contribution)
  }
  if (target) target.additions = target.additions.filter(one => one !== id)
  if (target?.mark === id) Object.assign(target, { mark: null, marked: false, asked: false })
  const question = meeting.questions.get(said.contribution)
  if (question) Object.assign(question, questionWithout(question, said.contribution === id ? null : id))
  const matter = meeting.matters.get(said.contribution)
  if (matter?.current === id) Object.assign(matter, { gone: true, child: null })
  for (const [agency, stance] of matter?.stances ?? []) if (stance === id) matter?.stances.delete(agency)
}

/** A question without one of its answers; null: without its own words, and so without any. */
const questionWithout = ({ answers, aside, gone }: QuestionState, id: string | null) =>
  id === null
    ? { answers: [], gone: true }
    : { answers: answers.filter(one => one !== id), aside: aside === id ? null : aside, gone }
