'use client'
import { useRef, useState } from 'react'
import { readSignInError } from '../../../lib/protocol/sign-in'
import { signInSentence } from '../../../lib/text/sign-in'
import { signIn } from '../../../lib/text/sign-in-page'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Accounts, type DemoAccount } from './Accounts'
import styles from './page.module.css'

const UNAVAILABLE = signInSentence({ kind: 'unavailable' })

/** Signs in through next-auth: its CSRF token, then its callback. The sentence to show where it did not work. */
async function tryToSignIn(email: string, passphrase: string): Promise<string | null> {
  try {
    const csrf = await fetch('/api/auth/csrf').then(response => response.json())
    const body = new URLSearchParams({
      csrfToken: String(csrf.csrfToken),
      email,
      passphrase,
      callbackUrl: '/meetings',
      json: 'true',
    })
    const response = await fetch('/api/auth/callback/passphrase', { method: 'POST', body })
    const { url } = await response.json()
    const error = new URL(String(url), location.origin).searchParams.get('error')
    if (error) return signInSentence(readSignInError(error))
    return response.ok ? null : UNAVAILABLE
  } catch {
    return UNAVAILABLE
  }
}

type Props = { to: string; back: boolean; accounts: DemoAccount[] | null }

/** `back`: the person was on their way to `to` and is asked to sign in first. */
export function SignInForm({ to, back, accounts }: Props) {
  const [email, setEmail] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  const enter = async (who: string, secret: string) => {
    setBusy(true)
    const sentence = who.trim() && secret ? await tryToSignIn(who, secret) : signIn.missing
    if (sentence === null) return location.assign(to)
    setProblem(sentence)
    setBusy(false)
    requestAnimationFrame(() => summary.current?.focus())
  }

  return (
    <div className={styles.column}>
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
        <Button type="submit" look="primary" wide aria-disabled={busy || undefined}>
          {busy ? signIn.waiting : signIn.submit}
        </Button>
      </form>
      {accounts ? <Accounts accounts={accounts} busy={busy} enter={enter} /> : null}
      <Notice>
        <p>{signIn.kept}</p>
      </Notice>
      <p className={styles.verify}>
        <a href="/verify">{signIn.verify}</a>
      </p>
    </div>
  )
}
