import * as z from 'zod/mini'
import { type Held, hold, type Stage, sameJudgement } from '../../lib/meeting/held'
import { type MeetingState, type Member, professionalsOf } from '../../lib/meeting/state'
import { canRead, leads } from '../../lib/policy/can'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { judgement, owesReason, PROPORTIONALITY, RELEVANCE, REQUESTS } from '../../lib/statements/mark'
import { refers } from '../../lib/statements/refers'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/** No audience: nobody's board tells, by anything it carries, that a mark waits. */
const NOBODY = 'nobody'

/**
 * Keeps a mark off every board until the chair releases it by the statement of that id. The chair holds it quietly, or shows it to
 * the author's agency `first`; the minute taker enters it on the chair's spoken word. The newest on a contribution takes the place
 * of an earlier one; the minute taker takes the place of none but their own.
 */
export const holdMark = act({
  verb: 'hold-mark',
  input: z
    .strictObject({ id, contribution: id, version: id, ...judgement, first: z.optional(z.boolean()) })
    .check(z.refine(m => m.reason !== undefined || !owesReason(m), { path: ['reason'] })),
  validate: (actor, input, meeting) => notThere(actor, input, meeting) ?? notTheirs(actor, input, meeting),
  resolve: (actor, { first, ...mark }, meeting) => {
    const stage = stageOf(actor, first)
    const known = meeting.held.get(mark.contribution)
    const same = known && known.stage === stage && known.version === mark.version && sameJudgement(known, mark)
    if (same) return null
    const { reason, ...rest } = mark
    return { ...rest, ...(reason === undefined ? {} : { reason }), stage, ...shownTo(stage, mark, meeting) }
  },
  settle: (meeting, by, content, at) => hold(meeting, heldIn(content, by, at)),
  among: () => NOBODY,
  sentence: content => trail.held(stageIn(content.stage), relevanceIn(content), proportionIn(content)),
  examples: [
    {
      id: '00000000-0000-4000-8000-0000000000d1',
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      relevance: 'relevant',
      proportionality: 'too-much',
      reason: 'More detail than this meeting needs',
      request: 'trim',
    },
  ],
})

type Wanted = { id: string; contribution: string; version: string; first?: boolean | undefined }

const stageOf = (actor: Member, first: boolean | undefined): Stage =>
  leads(actor) ? (first ? 'first' : 'quiet') : 'spoken'

/** A mark stands with the professionals among the readers of what it is about: whoever holds one is among them. */
function notThere(actor: Member, input: Wanted, meeting: MeetingState): Refusal | null {
  const target = meeting.contributions.get(input.contribution)
  const home = target && professionalsOf(meeting.audiences.get(target.audience))
  if (!home || !canRead(actor, meeting.audiences.get(home))) return refuse('reference', refusals.notOnBoard).refusal
  return refers(input, meeting, home)
}

function notTheirs(actor: Member, input: Wanted, meeting: MeetingState): Refusal | null {
  if (meeting.said.has(input.id) || meeting.heldNoMore.has(input.id))
    return refuse('already_shared', refusals.alreadyShared).refusal
  const known = meeting.held.get(input.contribution)
  if (leads(actor)) return null
  if (input.first) return refuse('not_allowed', refusals.notYours).refusal
  return known && known.stage !== 'spoken' ? refuse('not_allowed', refusals.chairHolds).refusal : null
}

/** The log says whose agency was shown a mark before the others. */
function shownTo(stage: Stage, { contribution }: Wanted, meeting: MeetingState): Content {
  const target = meeting.contributions.get(contribution)
  const among = meeting.audiences.get(professionalsOf(meeting.audiences.get(target?.audience ?? '')))
  if (stage !== 'first' || !target) return {}
  const theirs = [...meeting.members.values()].filter(one => one.agency === target.agency && canRead(one, among))
  return { shownTo: theirs.map(({ person, name, agency, role }) => ({ person, name, agency, role })) }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const stageIn = (value: unknown): Stage => (value === 'first' || value === 'spoken' ? value : 'quiet')
const relevanceIn = ({ relevance }: Content) => RELEVANCE.find(one => one === relevance) ?? null
const proportionIn = ({ proportionality }: Content) => PROPORTIONALITY.find(one => one === proportionality) ?? null

function heldIn(content: Content, by: Member, at: string): Held {
  return {
    id: text(content.id),
    contribution: text(content.contribution),
    version: text(content.version),
    relevance: relevanceIn(content),
    proportionality: proportionIn(content),
    ...(typeof content.reason === 'string' ? { reason: content.reason } : {}),
    request: REQUESTS.find(one => one === content.request) ?? 'none',
    stage: stageIn(content.stage),
    by: { person: by.person, name: by.name },
    at,
  }
}
