import * as z from 'zod/mini'
import type { SetupDraft } from '../../../../lib/meeting/setup/draft'
import { setupDraft } from '../../../../lib/meeting/setup/draft'
import type { Problem } from '../../../../lib/meeting/setup/read'
import type { ChangedSetUp, MeetingForm, OpenSetUp } from '../../../../lib/protocol/set-up'
import { clean } from '../../../live/clean'
import { send } from '../../../posted'

const problems = z.array(z.object({ at: z.string(), sentence: z.string() }))
const theirs = z.object({ id: z.string(), version: z.int(), draft: setupDraft, at: z.string(), by: z.string() })
const answer = z.union([
  z.object({ ok: z.literal(true), version: z.int(), at: z.string() }),
  z.object({ ok: z.literal(true), meeting: z.string() }),
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.literal('superseded'), theirs }),
  z.object({
    ok: z.literal(false),
    code: z.literal('schema'),
    problems,
  }),
])

/** What came of a request. `away`: nothing is known, try again; `gone`: there is no such draft for this person any more. */
export type Outcome =
  | { kind: 'saved'; version: number; at: string }
  | { kind: 'done' }
  | { kind: 'overtaken'; theirs: OpenSetUp }
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'gone' }
  | { kind: 'away' }

type Method = 'PUT' | 'POST' | 'DELETE'

async function ask(id: string, method: Method, body: unknown, keepalive = false): Promise<Outcome> {
  const got = await send(`/api/set-ups/${id}`, body, { method, keepalive })
  if (!got) return { kind: 'away' }
  if (got.status === 404) return { kind: 'gone' }
  const parsed = answer.safeParse(got.said)
  if (!parsed.success) return { kind: 'away' }
  const { data } = parsed
  if (data.ok) return 'version' in data ? { kind: 'saved', version: data.version, at: data.at } : { kind: 'done' }
  return data.code === 'superseded'
    ? { kind: 'overtaken', theirs: data.theirs }
    : { kind: 'problems', problems: data.problems }
}

export const keep = (id: string, version: number, draft: SetupDraft, leaving = false) =>
  ask(id, 'PUT', { version, draft: clean(draft) }, leaving)
export const finish = (id: string, version: number) => ask(id, 'POST', { version })
export const discard = (id: string) => ask(id, 'DELETE', {})

const form = z.object({ id: z.string(), version: z.string(), draft: setupDraft, begun: z.boolean() })
const changed = z.union([
  z.object({ ok: z.literal(true), form, at: z.string(), invited: z.int() }),
  z.object({ ok: z.literal(false), code: z.literal('superseded'), theirs: form, by: z.nullable(z.string()) }),
  z.object({ ok: z.literal(false), code: z.literal('schema'), problems }),
  z.object({ ok: z.literal(false), code: z.enum(['closed', 'try_again']), reason: z.string() }),
])

/** Changes the set-up of a meeting that is there. `gone`: it is not this person's any more; `away`: nobody knows, try again. */
export async function change({ id, version }: MeetingForm, draft: SetupDraft): Promise<ChangedSetUp | 'gone' | 'away'> {
  const got = await send(`/api/meetings/${id}/set-up`, { version, draft: clean(draft) }, { method: 'PUT' })
  if (!got) return 'away'
  if (got.status === 404) return 'gone'
  const parsed = changed.safeParse(got.said)
  return parsed.success ? parsed.data : 'away'
}
