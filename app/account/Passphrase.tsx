'use client'
import { useState } from 'react'
import { account } from '../../lib/text/account'
import { ask } from '../(auth)/ask'
import styles from '../(auth)/narrow.module.css'
import { NO_TROUBLE, Problem, trouble } from '../(auth)/Problem'
import { Button } from '../ui/Button'
import { TextField } from '../ui/Field'
import { WhenReady } from '../ui/WhenReady'

const words = account.own
const EMPTY = { passphrase: '', next: '', code: '' }

/** Changing one's passphrase: the one now, the code where there is a second step, and the new one. */
export function Passphrase({ factor }: { factor: boolean }) {
  const [typed, setTyped] = useState(EMPTY)
  const [problem, setProblem] = useState(NO_TROUBLE)
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  const set = (field: keyof typeof EMPTY) => (value: string) => setTyped(before => ({ ...before, [field]: value }))
  const change = async () => {
    setBusy(true)
    const { code, ...rest } = typed
    const answer = await ask('passphrase', { ...rest, ...(code ? { code } : {}) })
    setBusy(false)
    setDone(answer.ok)
    setProblem(trouble(answer.ok ? null : answer.reason))
    if (answer.ok) setTyped(EMPTY)
  }
  return (
    <section className={styles.panel} aria-labelledby="passphrase">
      <h2 id="passphrase">{words.passphrase}</h2>
      <Problem {...problem} />
      <WhenReady>
        <form
          className={styles.form}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            if (!busy) void change()
          }}
        >
          <TextField
            label={words.current}
            type="password"
            autoComplete="current-password"
            value={typed.passphrase}
            onChange={set('passphrase')}
          />
          <TextField
            label={words.next}
            hint={account.passphraseLength}
            type="password"
            autoComplete="new-password"
            value={typed.next}
            onChange={set('next')}
          />
          {factor ? (
            <TextField label={account.code} hint={account.codeHint} code value={typed.code} onChange={set('code')} />
          ) : null}
          <div>
            <Button type="submit" aria-disabled={busy || undefined}>
              {busy ? account.waiting : words.change}
            </Button>
          </div>
        </form>
      </WhenReady>
      <p role="status">{done ? words.changed : ''}</p>
    </section>
  )
}
