import * as z from 'zod/mini'
import { restorableTo, standsAgain } from '../../lib/meeting/keeping'
import { ROLES } from '../../lib/meeting/names'
import type { Audience, MeetingState, Said } from '../../lib/meeting/state'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { parseStatement } from '../../lib/statements/index'
import { unsafeFor } from '../../lib/statements/safe'
import { refusals } from '../../lib/text/refusals'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act, type Brought } from './act'
import { audienceIn } from './take-down'

const RESTORABLE = ['contribution', 'correction']

/** What the reviewer sends. */
export const restoreWish = z.strictObject({ statement: id, audience: z.string().check(z.maxLength(40)) })

/** The same with what the server adds: the words as the ledger has them, and where they are to stand. */
const input = z.extend(restoreWish, {
  as: id,
  client: z.int(),
  words: z.record(z.string(), z.json()),
})

/**
 * Whoever reviews what was taken down has it stand again, before those who had it or fewer of them: its words as a new statement in
 * its author's name, whose readers are named anew. What stands there keeps its first id, and is never undone.
 */
export const restore = act({
  verb: 'restore',
  input,
  validate: (actor, { statement, audience, words }, meeting) => {
    const said = meeting.said.get(statement)
    if (!said?.receipt) return refuse('reference', refusals.notOnBoard).refusal
    const stopped = whyNotRestored(actor.person, said)
    if (stopped || standsAgain(statement, meeting)) return stopped
    const to = restorableTo(said, meeting).find(one => one.id === audience)
    return to
      ? notInItsWords(statement, words, to, meeting, said)
      : refuse('wrong_audience', refusedAfter.notNarrower).refusal
  },
  resolve: (_actor, { statement, audience, as }, meeting) =>
    standsAgain(statement, meeting) ? null : { of: statement, as, audience },
  brings: ({ statement, audience, as, client, words }, meeting) =>
    broughtBack(statement, { as, client, words }, audience, meeting),
  settle: (meeting, _by, { of, as }) => {
    meeting.keeping.restored.set(String(of), String(as))
  },
  among: audienceIn,
  sentence: () => trail.restored,
  examples: [
    {
      statement: '00000000-0000-4000-8000-0000000000c1',
      audience: 'professionals',
      as: '00000000-0000-4000-8000-0000000000c2',
      client: 4711,
      words: { heading: 'accurate', body: 'Two staff saw a bruise', nature: 'fact' },
    },
  ],
})

/** What holds whoever asks: it takes two people, and words that can stand by themselves. */
export function whyNotRestored(person: string, { takenDown, destroyed, kind }: Said): Refusal | null {
  if (destroyed) return refuse('withdrawn', refusedAfter.destroyedAlready).refusal
  if (!takenDown) return refuse('not_allowed', refusedAfter.notTakenDown).refusal
  if (takenDown.reason === 'taken-back') return refuse('not_allowed', refusedAfter.tookBack).refusal
  if (!RESTORABLE.includes(kind)) return refuse('not_allowed', refusedAfter.notRestorable).refusal
  return takenDown.person === person ? refuse('not_allowed', refusedAfter.secondPerson).refusal : null
}

type Words = Record<string, z.core.util.JSONType>
const statementOf = (words: Words, { version }: Audience) => {
  const { kind: _k, v: _v, seen: _s, id: _id, contribution: _c, version: _ver, reason: _r, ...rest } = words
  const value = { ...rest, kind: 'contribution', v: 1, seen: version }
  return { value, parsed: parseStatement(value) }
}

function notInItsWords(of: string, words: Words, to: Audience, meeting: MeetingState, said: Said): Refusal | null {
  const { parsed } = statementOf(words, to)
  if (!parsed.ok) return refuse('schema', refusals.notUnderstood).refusal
  // Under its first id: what two people said of exactly these words then still holds.
  return unsafeFor(of, parsed.statement, to, meeting, said.person)
}

function broughtBack(
  of: string,
  { as, client, words }: { as: string; client: number; words: Words },
  audience: string,
  meeting: MeetingState,
): Brought | null {
  const to = meeting.audiences.get(audience)
  const author = meeting.said.get(of)?.receipt?.by
  const role = ROLES.find(one => one === author?.role)
  if (!to || !author || !role) return null
  const { value, parsed } = statementOf(words, to)
  if (!parsed.ok) return null
  return {
    item: { id: as, client, clock: 0, value },
    statement: parsed.statement,
    by: { ...author, role, admitted: true },
    audience: to,
  }
}
