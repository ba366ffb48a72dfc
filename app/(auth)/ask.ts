import { account } from '../../lib/text/account'
import { send } from '../posted'
import { setOut } from '../ui/wayBack'

type Answer = { ok: true; said: Record<string, unknown> } | { ok: false; code: string; reason: string }

const UNAVAILABLE: Answer = { ok: false, code: 'unavailable', reason: account.unavailable }
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Does something to one's own sign-in; a refusal comes back as its sentence. */
export async function ask(act: string, value: object): Promise<Answer> {
  const got = await send(`/api/account/${act}`, value)
  if (!got || !isRecord(got.said)) return UNAVAILABLE
  const { status, said } = got
  if (status < 300) return { ok: true, said }
  return typeof said.reason === 'string' ? { ok: false, code: String(said.code), reason: said.reason } : UNAVAILABLE
}

/**
 * Goes to the organisation's own sign-in, and afterwards to `to`. `fresh`: it must ask the person again. `link`, with the
 * address it is for: the account there becomes theirs. False where it did not work.
 */
export async function toProvider(to: string, more: { fresh?: boolean; link?: string; email?: string } = {}) {
  try {
    const { csrfToken } = await fetch('/api/auth/csrf').then(response => response.json())
    const body = new URLSearchParams({ csrfToken: String(csrfToken), callbackUrl: to, json: 'true' })
    if (more.fresh) body.set('fresh', '1')
    if (more.link) body.set('link', more.link)
    if (more.email) body.set('email', more.email)
    const response = await fetch('/api/auth/signin/sso', { method: 'POST', body })
    const { url } = await response.json()
    if (!response.ok || typeof url !== 'string') return false
    setOut(Date.now())
    location.assign(url)
    return true
  } catch {
    return false
  }
}
