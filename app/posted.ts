import * as z from 'zod/mini'

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), reason: z.string() }),
])

/** What a command answered. `away`: nobody knows whether it was done. */
export type Posted = { ok: true; value: unknown } | { ok: false; code: string; reason: string } | 'away'

/** Asks the server to do something, as JSON. Never throws. */
export async function post(path: string, input: unknown): Promise<Posted> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    if (response.status === 503) return 'away'
    return Answer.parse(await response.json())
  } catch {
    return 'away'
  }
}
