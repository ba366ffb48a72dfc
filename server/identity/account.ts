import { answers } from '../../lib/text/answers'
import type { Drizzle } from '../ledger/ledger'
import { type Asker, accountActs, done } from './account-acts'
import { answer, bodyOf } from './asked'
import type { AccessLog } from './log'
import type { Prove } from './proof'
import type { FromCookies, IdFrom } from './request'
import type { SecondFactors } from './second-factor'
import type { Sessions } from './sessions'
import type { StepUp } from './step-up'
import { visitOf } from './turn'

/** Bytes of the largest form about a sign-in. */
const LARGEST = 16 * 1024

export type AccountDeps = {
  db: Drizzle
  log: AccessLog
  sessions: Sessions
  factors: SecondFactors
  prove: Prove
  stepUp: StepUp
  allowedOrigin(origin: string | null | undefined): boolean
  idFrom: IdFrom
  sessionFromCookies: FromCookies
  enrollingFromCookies: FromCookies
}
/** `POST /api/account/<act>` (and `GET …/session`): everything a person does to their own sign-in. */
export function createAccount(deps: AccountDeps): (act: string, request: Request) => Promise<Response> {
  const acts = accountActs(deps)

  const asker = async (request: Request): Promise<Asker | null> => {
    const cookie = request.headers.get('cookie')
    const session = await deps.sessionFromCookies(cookie)
    const found = session ?? (await deps.enrollingFromCookies(cookie))
    return found && { session: found, visit: visitOf(request.headers), enrolling: !session }
  }

  const take = async (name: string, request: Request): Promise<Response> => {
    if (request.method === 'GET' && name === 'session') return timeLeft(deps, request)
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined
    if (request.method !== 'POST' || !act) return answer(404, 'not_found', answers.nothing)
    if (!deps.allowedOrigin(request.headers.get('origin'))) return answer(403, 'not_allowed', answers.otherSite)
    const body = await bodyOf(request, LARGEST)
    if ('refused' in body) return body.refused
    const who = await asker(request)
    if (!who || (who.enrolling && act.who === 'signed-in')) return answer(401, 'signed-out', answers.signIn)
    return act.run(body.json, who)
  }

  return async (name, request) => {
    try {
      return await take(name, request)
    } catch (error) {
      console.error('an account act failed:', error instanceof Error ? error.name : 'unknown')
      return answer(503, 'unavailable', answers.away)
    }
  }
}

/** Whose sign-in this is, and the seconds until it ends by itself; nobody's where there is none. Looking is no activity. */
async function timeLeft({ sessions, idFrom }: AccountDeps, request: Request): Promise<Response> {
  const id = await idFrom(request.headers.get('cookie'))
  const session = id ? await sessions.check(id) : null
  const left = id && session ? await sessions.left(id) : null
  if (!left || !session) return done({ person: null })
  const seconds = (ms: number) => Math.max(0, Math.floor(ms / 1000))
  return done({ person: session.person.id, idle: seconds(left.idle), absolute: seconds(left.absolute) })
}
