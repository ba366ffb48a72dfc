'use client'
import { useState } from 'react'
import { account } from '../../lib/text/account'
import { ask } from '../(auth)/ask'
import { Codes } from '../(auth)/Codes'
import styles from '../(auth)/narrow.module.css'
import { NO_TROUBLE, Problem, trouble } from '../(auth)/Problem'
import { Button, LinkButton } from '../ui/Button'
import { WhenReady } from '../ui/WhenReady'

const words = account.own
type Ways = { passphrase: boolean; sso: boolean; factor: boolean; codesLeft: number }
const SET_UP = '/second-factor?to=/account'

/** The second step of a passphrase account; whoever signs in through their organisation has theirs there. */
export function Factor({ ways }: { ways: Ways }) {
  const [codes, setCodes] = useState<string[] | null>(null)
  const [problem, setProblem] = useState(NO_TROUBLE)
  const renew = async () => {
    const answer = await ask('codes', {})
    if (answer.ok) return setCodes(Array.isArray(answer.said.codes) ? answer.said.codes.map(String) : [])
    if (answer.code === 'step-up') return location.assign('/step-up?to=/account')
    setProblem(trouble(answer.reason))
  }
  if (!ways.passphrase)
    return (
      <section className={styles.panel} aria-labelledby="factor">
        <h2 id="factor">{words.factor}</h2>
        <p>{words.sso}</p>
      </section>
    )
  return (
    <section className={styles.panel} aria-labelledby="factor">
      <h2 id="factor">{words.factor}</h2>
      <p>{ways.factor ? `${words.factorOn} ${words.left(ways.codesLeft)}` : words.factorOff}</p>
      <Problem {...problem} />
      {codes ? <Codes codes={codes} onKept={() => location.reload()} /> : null}
      <div className={styles.actions}>
        <LinkButton href={SET_UP}>{ways.factor ? words.replace : words.setUp}</LinkButton>
        <WhenReady>{ways.factor ? <Button onClick={() => void renew()}>{words.renew}</Button> : null}</WhenReady>
      </div>
      <p className={styles.hint}>{words.lost}</p>
    </section>
  )
}
