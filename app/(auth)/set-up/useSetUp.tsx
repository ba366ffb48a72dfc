'use client'
import { useRef, useState } from 'react'
import { setUp } from '../../../lib/text/admin'
import { post } from '../../posted'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { toProvider } from '../ask'

const LEAST = 12

/** Passphrase and e-mail address as they are typed, and how they are sent with whatever else belongs to them. */
export function useSetUp(token: string, emailHint: string, onDone: () => void) {
  const [email, setEmail] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  const tell = (sentence: string) => {
    setProblem(sentence)
    requestAnimationFrame(() => summary.current?.focus())
  }
  /** `more` is null while something of it is missing. */
  const send = async (more: object | null) => {
    setAsked(true)
    if (busy) return
    if (!email.trim() || more === null) return tell(setUp.missing)
    if (passphrase.length < LEAST) return tell(setUp.short)
    if (passphrase !== again) return tell(setUp.differ)
    setBusy(true)
    const said = await post('/api/set-up/use', { token, email: email.trim(), passphrase, ...more })
    setBusy(false)
    if (said !== 'away' && said.ok) return onDone()
    tell(said === 'away' ? setUp.away : said.reason)
  }

  /** The account at their organisation becomes theirs here; the link goes along, and no passphrase is needed. */
  const throughProvider = async (to: string) => {
    if (!email.trim()) return tell(setUp.missingEmail)
    if (!(await toProvider(to, { link: token, email: email.trim() }))) tell(setUp.providerFailed)
  }

  const fields = (
    <>
      <TextField
        label={setUp.email}
        hint={emailHint}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        wrong={asked && !email.trim()}
        onChange={setEmail}
        maxLength={254}
      />
      <TextField
        label={setUp.passphrase}
        hint={setUp.passphraseHint}
        name="passphrase"
        type="password"
        autoComplete="new-password"
        value={passphrase}
        wrong={asked && passphrase.length < LEAST}
        onChange={setPassphrase}
      />
      <TextField
        label={setUp.again}
        type="password"
        autoComplete="new-password"
        value={again}
        wrong={asked && passphrase !== again}
        onChange={setAgain}
      />
    </>
  )
  const trouble = (
    <div ref={summary} tabIndex={-1}>
      {problem ? (
        <Notice tone="stop" title={setUp.problem} role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
    </div>
  )
  return { send, throughProvider, busy, asked, fields, trouble }
}
