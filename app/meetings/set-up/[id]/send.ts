import * as z from 'zod/mini'
import type { SetupDraft } from '../../../../lib/meeting/setup/draft'
import { setupDraft } from '../../../../lib/meeting/setup/draft'
import type { Problem } from '../../../../lib/meeting/setup/read'
import type { OpenSetUp } from '../../../../lib/protocol/set-up'
import { clean } from '../../../live/clean'

const theirs = z.object({ id: z.string(), version: z.int(), draft: setupDraft, at: z.string(), by: z.string() })
const answer = z.union([
  z.object({ ok: z.literal(true), version: z.int(), at: z.string() }),
  z.object({ ok: z.literal(true), meeting: z.string() }),
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.literal('superseded'), theirs }),
  z.object({
    ok: z.literal(false),
    code: z.literal('schema'),
    problems: z.array(z.object({ at: z.string(), sentence: z.string() })),
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

async function send(id: string, method: 'PUT' | 'POST' | 'DELETE', body: unknown, keepalive = false): Promise<Outcome> {
  const headers = { 'content-type': 'application/json' }
  const request = { method, headers, body: JSON.stringify(body), keepalive }
  const response = await fetch(`/api/set-ups/${id}`, request).catch(() => null)
  if (!response) return { kind: 'away' }
  if (response.status === 404) return { kind: 'gone' }
  const parsed = answer.safeParse(await response.json().catch(() => null))
  if (!parsed.success) return { kind: 'away' }
  const { data } = parsed
  if (data.ok) return 'version' in data ? { kind: 'saved', version: data.version, at: data.at } : { kind: 'done' }
  return data.code === 'superseded'
    ? { kind: 'overtaken', theirs: data.theirs }
    : { kind: 'problems', problems: data.problems }
}

export const keep = (id: string, version: number, draft: SetupDraft, leaving = false) =>
  send(id, 'PUT', { version, draft: clean(draft) }, leaving)
export const finish = (id: string, version: number) => send(id, 'POST', { version })
export const discard = (id: string) => send(id, 'DELETE', {})
