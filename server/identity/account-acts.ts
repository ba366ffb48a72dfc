import { eq } from 'drizzle-orm'
import encodeQR from 'qr'
import { z } from 'zod'
import { people } from '../../drizzle/schema'
import { PASSPHRASE_LEAST, PASSPHRASE_MOST } from '../../lib/protocol/passphrase'
import { account as words } from '../../lib/text/account'
import { answers } from '../../lib/text/answers'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import { signInSentence } from '../../lib/text/sign-in'
import { easy } from '../setup/easy'
import type { AccountDeps } from './account'
import { answer } from './asked'
import type { AccessEntry, Logged } from './log'
import { hashPassphrase } from './passphrase'
import type { Factor, Proof } from './proof'
import type { Session } from './sessions'
import type { Visit } from './sign-in'

/** Who asks, and from where. `enrolling`: their second factor is still to be set up. */
export type Asker = { session: Session; visit: Visit; enrolling: boolean }
export type AccountAct = { who: 'signed-in' | 'enrolling-too'; run(value: unknown, asker: Asker): Promise<Response> }

export const done = (more: object = {}): Response =>
  Response.json({ ok: true, ...more }, { headers: { 'cache-control': 'no-store' } })

const act = <I>(
  input: z.ZodType<I>,
  who: AccountAct['who'],
  run: (input: I, asker: Asker) => Promise<Response>,
): AccountAct => ({
  who,
  async run(value, asker) {
    const parsed = input.safeParse(value)
    return parsed.success ? run(parsed.data, asker) : answer(400, 'schema', answers.again)
  },
})

const secret = z.string().max(2000)
const uuid = z.uuid()

const refusedProof = (proof: Exclude<Proof, { ok: true }>): Response =>
  proof.error === 'wait'
    ? answer(429, 'wait', signInSentence({ kind: 'wait', seconds: proof.seconds }), { seconds: proof.seconds })
    : answer(403, proof.error, proof.error === 'wrong' ? words.wrongPassphrase : signInSentence({ kind: proof.error }))

/** What a person does to their own sign-in, by the name in the address. */
export function accountActs({ log, sessions, factors, prove, stepUp }: AccountDeps): Record<string, AccountAct> {
  const entry = ({ person }: Session, type: AccessEntry['type'], content: AccessEntry['content']): AccessEntry => ({
    ...{ type, actor: { person: person.id, name: person.name }, agency: person.agency, role: null, content },
  })
  const logged =
    (session: Session, type: AccessEntry['type'], content: AccessEntry['content'] = null): Logged =>
    work =>
      log(entry(session, type, content), work)

  const proved = (
    { session, visit }: Asker,
    typed: { passphrase: string; code?: string },
    right: (factor: Factor) => Promise<void>,
  ) =>
    prove(
      { email: session.person.email, ...typed, from: visit.from },
      {
        right: (_person, factor) => right(factor),
        refused: ({ why = null }) =>
          log(entry(session, 'act.step-up-refused', { session: session.id, why, from: visit.from })),
      },
    )
  const mayChangeFactor = ({ session, enrolling }: Asker) => (enrolling ? null : stepUp(session))
  const needsStepUp = (reason: string) => answer(403, 'step-up', reason)

  return {
    stay: act(z.strictObject({}), 'signed-in', async () => done()),

    end: act(
      z.union([z.strictObject({ session: uuid }), z.strictObject({ others: z.literal(true) })]),
      'signed-in',
      async (input, { session }) => {
        if ('others' in input) await sessions.endAllOf(session.person.id, 'own', session.id)
        else if ((await sessions.of(session.person.id)).some(({ id }) => id === input.session))
          await sessions.end(input.session, 'own')
        return done()
      },
    ),

    'step-up': act(
      z.strictObject({ passphrase: secret, code: secret.optional() }),
      'signed-in',
      async (typed, asker) => {
        const { session, visit } = asker
        const proof = await proved(asker, typed, async factor => {
          await log(entry(session, 'act.step-up', { session: session.id, from: visit.from, how: factor }))
          await sessions.prove(session.id)
        })
        return proof.ok ? done() : refusedProof(proof)
      },
    ),

    factor: act(z.strictObject({ code: secret.optional() }), 'enrolling-too', async ({ code }, asker) => {
      const { session, enrolling } = asker
      const refusal = mayChangeFactor(asker)
      if (refusal) return needsStepUp(refusal.reason)
      if (code === undefined) {
        const { key, uri } = await factors.begin(session.person.id, session.person.email)
        return done({ key, qr: squares(uri) })
      }
      const codes = await factors.confirm(session.person.id, code, logged(session, 'act.second-factor-set'))
      if (!codes) return answer(403, 'wrong-code', words.factor.wrong)
      if (enrolling) await sessions.prove(session.id)
      return done({ codes })
    }),

    codes: act(z.strictObject({}), 'signed-in', async (_input, asker) => {
      const refusal = mayChangeFactor(asker)
      if (refusal) return needsStepUp(refusal.reason)
      const { session } = asker
      if (!(await factors.has(session.person.id))) return answer(403, 'not_allowed', words.factor.none)
      return done({ codes: await factors.renew(session.person.id, logged(session, 'act.recovery-codes-made')) })
    }),

    passphrase: act(
      z.strictObject({
        passphrase: secret,
        code: secret.optional(),
        next: secret,
      }),
      'signed-in',
      async ({ next, ...typed }, asker) => {
        const { session } = asker
        if (next.length < PASSPHRASE_LEAST || next.length > PASSPHRASE_MOST)
          return answer(403, 'schema', words.passphraseLength)
        if (easy(next, [session.person.email, session.person.name]))
          return answer(403, 'schema', refusedAccounts.passphraseEasy)
        const proof = await proved(asker, typed, async () => {
          const hash = await hashPassphrase(next)
          await logged(session, 'act.passphrase-changed', { by: 'person' })(async tx => {
            await tx.update(people).set({ passphraseHash: hash }).where(eq(people.id, session.person.id))
          })
        })
        if (!proof.ok) return refusedProof(proof)
        await sessions.endAllOf(session.person.id, 'passphrase', session.id)
        return done()
      },
    ),
  }
}

/** A QR code as one path of unit squares: `size` by `size`, a quiet border of four included. */
function squares(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: rows.length, path }
}
