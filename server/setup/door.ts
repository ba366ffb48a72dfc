import type { Result } from '../../lib/protocol/codes'
import { answers } from '../../lib/text/answers'
import { answer, bodyOf, fromOurPages } from '../identity/asked'
import type { FromCookies } from '../identity/request'
import type { Throttle } from '../identity/throttle'
import { CLIENT_ADDRESS } from '../transport/headers'
import type { SetupDeps } from './command'
import { administer } from './commands'
import { followLink, lookAtLink } from './links'

/** What the routes of administration and of set-up links hand their requests to. */
export type AccountsDoor = {
  /** `POST /api/admin/<command>`. */
  administer(request: Request, command: string): Promise<Response>
  /** `POST /api/set-up/look`: what a link opens. `POST /api/set-up/use`: uses it. */
  link(request: Request, step: string): Promise<Response>
}

/** Bytes of the largest form. */
const LARGEST = 16 * 1024
const STATUS: Partial<Record<string, number>> = { schema: 400, taken: 409, too_fast: 429, link: 410 }

const say = (result: Result<unknown>): Response =>
  result.ok
    ? Response.json({ ok: true, value: result.value }, { headers: { 'cache-control': 'no-store' } })
    : answer(STATUS[result.refusal.code] ?? 403, result.refusal.code, result.refusal.reason)

type Deps = SetupDeps & {
  throttle: Throttle
  sessionFromCookies: FromCookies
  allowedOrigin(origin: string | null | undefined): boolean
}

export function accountsDoor(deps: Deps): AccountsDoor {
  const sessionOf = (request: Request) => deps.sessionFromCookies(request.headers.get('cookie'))
  const safely = (request: Request, work: (value: unknown) => Promise<Response>) =>
    fromOurPages(request, deps.allowedOrigin, async () => {
      const body = await bodyOf(request, LARGEST)
      return 'refused' in body ? body.refused : work(body.json)
    })
  return {
    administer: (request, command) =>
      safely(request, async value => {
        const session = await sessionOf(request)
        if (!session) return answer(401, 'signed-out', answers.signIn)
        return say(await administer(deps, session, command, value))
      }),
    link: (request, step) =>
      safely(request, async value => {
        const session = await sessionOf(request)
        if (step === 'look') return say(await lookAtLink(deps, session, tokenIn(value)))
        const from = request.headers.get(CLIENT_ADDRESS) ?? 'unknown'
        return step === 'use'
          ? say(await followLink(deps, session, value, from))
          : answer(404, 'not_found', answers.nothing)
      }),
  }
}

const tokenIn = (value: unknown) =>
  typeof value === 'object' && value !== null && 'token' in value ? value.token : undefined
