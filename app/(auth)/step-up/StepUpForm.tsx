'use client'
import { useState } from 'react'
import { account } from '../../../lib/text/account'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { WhenReady } from '../../ui/WhenReady'
import { ask, toProvider } from '../ask'
import styles from '../narrow.module.css'
import { NO_TROUBLE, Problem, trouble } from '../Problem'

const words = account.stepUp
type Ways = { passphrase: boolean; sso: boolean; factor: boolean }

/** `here` shows what comes next once it is proven. `notAsked`: the organisation sent them back without asking. */
export function StepUpForm({ here, ways, notAsked }: { here: string; ways: Ways; notAsked: boolean }) {
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState(notAsked ? { text: words.notAsked, n: 1 } : NO_TROUBLE)
  const [busy, setBusy] = useState(false)

  const confirm = async () => {
    setBusy(true)
    const answer = await ask('step-up', { passphrase, ...(code ? { code } : {}) })
    if (answer.ok) return location.replace(here)
    setBusy(false)
    setProblem(trouble(answer.reason))
  }
  const elsewhere = async () => {
    const back = `${here}${here.includes('?') ? '&' : '?'}asked=1`
    if (!(await toProvider(back, { fresh: true }))) setProblem(trouble(account.unavailable))
  }

  return (
    <WhenReady>
      <div>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </div>
      <Problem {...problem} />
      {ways.sso ? (
        <div className={styles.form}>
          <Button look="primary" onClick={() => void elsewhere()}>
            {words.sso}
          </Button>
        </div>
      ) : null}
      {ways.passphrase ? (
        <form
          className={styles.form}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            if (!busy) void confirm()
          }}
        >
          <TextField
            label={account.passphrase}
            name="passphrase"
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          {ways.factor ? (
            <TextField label={account.code} hint={account.codeHint} code value={code} onChange={setCode} />
          ) : null}
          <Button type="submit" look={ways.sso ? 'plain' : 'primary'} aria-disabled={busy || undefined}>
            {busy ? account.waiting : words.submit}
          </Button>
        </form>
      ) : null}
      <div>
        <Button look="quiet" onClick={() => history.back()}>
          {words.back}
        </Button>
      </div>
    </WhenReady>
  )
}
