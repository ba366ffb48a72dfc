import * as z from 'zod/mini'

/** What came back: the status, and the JSON that was said. */
type Said = { status: number; said: unknown }
type How = { method?: 'POST' | 'PUT' | 'DELETE'; keepalive?: boolean }

/** The one way in which pages send something to the server: as JSON. Null where nothing came back that can be read. Never throws. */
export async function send(
  path: string,
  input: unknown,
  { method = 'POST', keepalive }: How = {},
): Promise<Said | null> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(path, { method, headers, body: JSON.stringify(input), keepalive: keepalive ?? false })
    return { status: response.status, said: await response.json() }
  } catch {
    return null
  }
}

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), reason: z.string() }),
])

/** What a command answered. `away`: nobody knows whether it was done. */
export type Posted = { ok: true; value: unknown } | { ok: false; code: string; reason: string } | 'away'

/** Asks the server to do something. */
export async function post(path: string, input: unknown): Promise<Posted> {
  const got = await send(path, input)
  if (!got || got.status === 503) return 'away'
  const answer = Answer.safeParse(got.said)
  return answer.success ? answer.data : 'away'
}
