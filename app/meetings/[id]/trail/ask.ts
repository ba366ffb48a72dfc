import * as z from 'zod/mini'
import { ROLES } from '../../../../lib/meeting/names'
import type { TrailAsked } from '../../../../lib/protocol/views'

const by = z.object({ person: z.string(), name: z.string(), agency: z.string(), role: z.string() })
const row = z.object({
  seq: z.int(),
  at: z.string(),
  by: z.nullable(by),
  type: z.string(),
  sentence: z.string(),
  ref: z.nullable(z.string()),
  item: z.nullable(z.string()),
  words: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  audience: z.nullable(z.string()),
  readers: z.nullable(z.int()),
  fingerprint: z.string(),
})
const face = z.extend(by, { role: z.enum(ROLES) })

/** What the server answers to a search, and to who could see an entry. */
export const part = z.object({ rows: z.array(row), found: z.int(), page: z.int(), pages: z.int() })
export const readers = z.object({ readers: z.array(face) })

/** Asks the open trail; null where no answer came. Words are sent, never in an address. */
export async function askTrail<T>(meeting: string, asked: TrailAsked, answer: z.ZodMiniType<T>): Promise<T | null> {
  try {
    const response = await fetch(`/api/meetings/${meeting}/trail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      cache: 'no-store',
    })
    const parsed = answer.safeParse(await response.json())
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
