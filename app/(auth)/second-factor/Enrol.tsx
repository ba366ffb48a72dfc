'use client'
import { useEffect, useState } from 'react'
import { account } from '../../../lib/text/account'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { WhenReady } from '../../ui/WhenReady'
import { ask } from '../ask'
import { Codes } from '../Codes'
import styles from '../narrow.module.css'
import { NO_TROUBLE, Problem, trouble } from '../Problem'

const words = account.factor
type Shown = { secret: string; size: number; path: string }

const shownIn = ({ key, qr }: Record<string, unknown>): Shown | null => {
  if (typeof key !== 'string' || typeof qr !== 'object' || !qr || !('size' in qr && 'path' in qr)) return null
  return { secret: key, size: Number(qr.size), path: String(qr.path) }
}

/** Key, code, recovery codes: three steps, and then on to where the person was going. */
export function Enrol({ to }: { to: string }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<string[] | null>(null)
  const [problem, setProblem] = useState(NO_TROUBLE)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    let gone = false
    void ask('factor', {}).then(answer => {
      if (gone) return
      if (answer.ok) setShown(shownIn(answer.said))
      else setProblem(trouble(answer.reason))
    })
    return () => {
      gone = true
    }
  }, [])

  const confirm = async () => {
    setBusy(true)
    const answer = await ask('factor', { code })
    setBusy(false)
    if (!answer.ok) return setProblem(trouble(answer.reason))
    setCodes(Array.isArray(answer.said.codes) ? answer.said.codes.map(String) : [])
  }

  if (codes) return <Codes codes={codes} onKept={() => location.assign(to)} />
  return (
    <>
      <div>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </div>
      <Problem {...problem} />
      <ol className={styles.steps}>
        <li className={styles.step}>
          <b aria-hidden="true">1</b>
          <h2>{words.one}</h2>
          <p className={styles.hint}>{words.oneHint}</p>
        </li>
        <li className={styles.step}>
          <b aria-hidden="true">2</b>
          <h2>{words.two}</h2>
          <div>
            <p className={styles.hint}>{words.twoHint}</p>
            {shown ? <Secret {...shown} /> : null}
          </div>
        </li>
        <li className={styles.step}>
          <b aria-hidden="true">3</b>
          <h2>{words.three}</h2>
          <WhenReady>
            <form
              className={styles.form}
              noValidate
              onSubmit={event => {
                event.preventDefault()
                if (!busy) void confirm()
              }}
            >
              <TextField label={account.code} code value={code} onChange={setCode} maxLength={12} />
              <Button type="submit" look="primary" aria-disabled={busy || undefined}>
                {busy ? account.waiting : words.submit}
              </Button>
            </form>
          </WhenReady>
        </li>
      </ol>
    </>
  )
}

function Secret({ secret, size, path }: Shown) {
  return (
    <>
      <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.picture}>
        <path d={path} />
      </svg>
      <p>
        {words.key} <span className={styles.key}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
    </>
  )
}
