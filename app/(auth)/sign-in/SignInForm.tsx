'use client'
import { useEffect, useRef, useState } from 'react'
import { readSignInError, type SignInError } from '../../../lib/protocol/sign-in'
import { signInSentence } from '../../../lib/text/sign-in'
import { signIn } from '../../../lib/text/sign-in-page'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { WhenReady } from '../../ui/WhenReady'
import { toProvider } from '../ask'
import { Accounts, type DemoAccount } from './Accounts'
import styles from './page.module.css'

const CODE = 'sign-in-code'
const UNAVAILABLE: SignInError = { kind: 'unavailable' }

/** Signs in through next-auth: its CSRF token, then its callback. Null: done. */
async function tryToSignIn(email: string, passphrase: string, code: string): Promise<SignInError | null> {
  try {
    const csrf = await fetch('/api/auth/csrf').then(response => response.json())
    const body = new URLSearchParams({
      csrfToken: String(csrf.csrfToken),
      email,
      passphrase,
      code,
      callbackUrl: '/meetings',
      json: 'true',
    })
    const response = await fetch('/api/auth/callback/passphrase', { method: 'POST', body })
    const { url } = await response.json()
    const error = new URL(String(url), location.origin).searchParams.get('error')
    if (error) return readSignInError(error)
    return response.ok ? null : UNAVAILABLE
  } catch {
    return UNAVAILABLE
  }
}

type Props = { to: string; back: boolean; accounts: DemoAccount[] | null; sso: boolean; failed: boolean }

/**
 * `back`: the person was on their way to `to` and is asked to sign in first. `sso`: the organisation's own sign-in is set
 * up. `failed`: it sent them back without an answer.
 */
export function SignInForm({ to, back, accounts, sso, failed }: Props) {
  const [email, setEmail] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [problem, setProblem] = useState<string | null>(failed ? signIn.ssoFailed : null)
  const [busy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asksCode) document.getElementById(CODE)?.focus()
  }, [asksCode])

  const enter = async (who: string, secret: string) => {
    setBusy(true)
    const error = who.trim() && secret ? await tryToSignIn(who, secret, code) : 'missing'
    if (error === null) return location.assign(to)
    setBusy(false)
    if (error !== 'missing' && (error.kind === 'code' || error.kind === 'wrong-code')) setAsksCode(true)
    if (error !== 'missing' && error.kind === 'code') {
      // Nothing is wrong: the next thing is to type it.
      return setProblem(null)
    }
    setProblem(error === 'missing' ? signIn.missing : signInSentence(error))
    requestAnimationFrame(() => summary.current?.focus())
  }

  const elsewhere = async () => {
    if (await toProvider(to)) return
    setProblem(signIn.ssoFailed)
    requestAnimationFrame(() => summary.current?.focus())
  }

  return (
    <div className={styles.column}>
      <WhenReady>
        <form
          className={styles.form}
          method="post"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            if (!busy) void enter(email, passphrase)
          }}
        >
          <div>
            <h1>{signIn.title}</h1>
            <p className={styles.lead}>{back ? signIn.back : signIn.lead}</p>
          </div>
          <div ref={summary} tabIndex={-1} className={styles.problem}>
            {problem ? (
              <Notice tone="stop" title={signIn.problem} role="alert">
                <p>{problem}</p>
              </Notice>
            ) : null}
          </div>
          {sso ? (
            <>
              <Button look="primary" wide onClick={() => void elsewhere()}>
                {signIn.sso}
              </Button>
              <p className={styles.or}>{signIn.or}</p>
            </>
          ) : null}
          <TextField
            label={signIn.email}
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
          />
          <TextField
            label={signIn.passphrase}
            name="passphrase"
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          {asksCode ? (
            <TextField
              id={CODE}
              label={signIn.code}
              hint={signIn.codeHint}
              code
              value={code}
              onChange={setCode}
              maxLength={24}
            />
          ) : null}
          <Button type="submit" look={sso ? 'plain' : 'primary'} wide aria-disabled={busy || undefined}>
            {busy ? signIn.waiting : signIn.submit}
          </Button>
        </form>
        {accounts ? <Accounts accounts={accounts} busy={busy} enter={enter} /> : null}
      </WhenReady>
      <Notice>
        <p>{signIn.kept}</p>
      </Notice>
      <p className={styles.verify}>
        <a href="/verify">{signIn.verify}</a>
      </p>
    </div>
  )
}
