import { z } from 'zod'
import type { AccessLog } from './log'
import type { Factor, Proof, Prove } from './proof'
import type { Sessions } from './sessions'

/** What the sign-in form sends, whatever else comes with it. Longer than any real e-mail address is simply wrong. */
const Credentials = z.object({
  email: z.string().max(254),
  passphrase: z.string(),
  code: z.string().max(64).optional(),
})

export type SignInOutcome = { ok: true; session: string } | Exclude<Proof, { ok: true }>

/** Where a sign-in comes from: network address, and the browser in words. */
export type Visit = { from: string; device: string }

export type SignIn = (credentials: unknown, visit: Visit) => Promise<SignInOutcome>

/** `required`: without a second factor a sign-in is good for setting one up, and for nothing else. `offered`: whoever has one uses it. */
export type FactorRule = 'required' | 'offered'

type Deps = { prove: Prove; sessions: Sessions; log: AccessLog; factorRule: FactorRule }

/**
 * Checks e-mail, passphrase and code and begins a session. Wrong passphrase, unknown, disabled and passphrase-less accounts
 * give the same answer after the same work. Rejects when the database or the access log is away; such a try is not counted.
 */
export const createSignIn =
  ({ prove, sessions, log, factorRule }: Deps): SignIn =>
  async (credentials, { from, device }) => {
    const parsed = Credentials.safeParse(credentials)
    if (!parsed.success || parsed.data.email.includes('\0')) return { ok: false, error: 'wrong' }
    let session = ''
    const begin = async (person: string, factor: Factor) => {
      const enrolling = factor === 'none' && factorRule === 'required'
      const how = factor === 'none' ? 'passphrase' : `passphrase and ${WORDS[factor]}`
      session = await sessions.begin(person, from, { device, how, enrolling, proven: factor !== 'none' })
    }
    const proof = await prove(
      { ...parsed.data, from },
      {
        right: begin,
        refused: content =>
          log({ type: 'act.sign-in-refused', actor: null, agency: null, role: null, content: { ...content, from } }),
      },
    )
    return proof.ok ? { ok: true, session } : proof
  }

/** As the access log says it. */
const WORDS = { code: 'code', recovery: 'recovery code' } as const
