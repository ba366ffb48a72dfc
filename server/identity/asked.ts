import type * as z from 'zod/mini'
import { answers } from '../../lib/text/answers'
import type { Identity } from './identity'
import type { Session } from './sessions'

/** Bytes of the largest command: a set-up with every field full, several times over. */
const LARGEST = 512 * 1024

/**
 * The one way in for commands over HTTP: from our own pages, signed in, as JSON of the command's own form. What `work` gives is
 * the answer; null is 404, alike for what is not there and what is not this person's.
 */
export type Ask = <T>(
  request: Request,
  input: z.ZodMiniType<T>,
  work: (session: Session, input: T) => Promise<unknown>,
) => Promise<Response>

/** What an address answers when it gives nothing: a code programs tell apart, and a sentence for the person. */
export const answer = (status: number, code: string, reason: string, more: object = {}) =>
  Response.json({ ok: false, code, reason, ...more }, { status, headers: { 'cache-control': 'no-store' } })

/** What every command over HTTP is taken through: from our own pages alone, and a fault says nothing of why, only that there was one. */
export async function fromOurPages(
  request: Request,
  allowedOrigin: Identity['allowedOrigin'],
  work: () => Promise<Response>,
): Promise<Response> {
  if (!allowedOrigin(request.headers.get('origin'))) return answer(403, 'not_allowed', answers.otherSite)
  try {
    return await work()
  } catch (error) {
    console.error('a command failed:', error instanceof Error ? error.name : 'unknown')
    return answer(503, 'fault', answers.fault)
  }
}

export const createAsk =
  ({ allowedOrigin, sessionFromCookies }: Pick<Identity, 'allowedOrigin' | 'sessionFromCookies'>): Ask =>
  (request, input, work) =>
    fromOurPages(request, allowedOrigin, async () => {
      const session = await sessionFromCookies(request.headers.get('cookie'))
      if (!session) return answer(401, 'signed-out', answers.signIn)
      const body = await bodyOf(request)
      if ('refused' in body) return body.refused
      const parsed = input.safeParse(body.json)
      if (!parsed.success) return answer(400, 'schema', answers.notJson)
      const done = await work(session, parsed.data)
      return done === null ? answer(404, 'not_found', answers.nothing) : Response.json(done)
    })

/** What was sent, read only while it is small enough, whatever its length was said to be. */
export async function bodyOf(request: Request, largest = LARGEST): Promise<{ json: unknown } | { refused: Response }> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== 'application/json')
    return { refused: answer(415, 'schema', answers.notJson) }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > largest) return { refused: answer(413, 'too_large', answers.formTooLarge) }
    chunks.push(chunk)
  }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) }
  } catch {
    return { refused: answer(400, 'schema', answers.notJson) }
  }
}
