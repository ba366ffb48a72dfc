'use client'
import { useEffect, useState } from 'react'
import { setUp } from '../../../lib/text/admin'
import { post } from '../../posted'
import { LinkButton } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { AccountForm } from './AccountForm'
import { FirstForm } from './FirstForm'
import styles from './page.module.css'

type State = { is: 'checking' | 'done' } | { is: 'over'; why: string } | { is: 'account' | 'first'; token: string }

async function look(token: string): Promise<State> {
  if (!token) return { is: 'over', why: setUp.noLink }
  const said = await post('/api/set-up/look', { token })
  if (said === 'away') return { is: 'over', why: setUp.away }
  if (!said.ok) return { is: 'over', why: said.reason }
  return { is: said.value === 'first' ? 'first' : 'account', token }
}

/** Asks what the link opens, and shows the form for it. `sso`: the organisation's own sign-in is set up. `to`: where they go on. */
export function SetUp({ sso, to }: { sso: boolean; to: string }) {
  const [state, setState] = useState<State>({ is: 'checking' })
  useEffect(() => {
    void look(location.hash.slice(1)).then(setState)
  }, [])
  const done = () => {
    // What is in the link opens nothing any more, and need not stand in the browser's history.
    history.replaceState(null, '', location.pathname)
    setState({ is: 'done' })
  }
  switch (state.is) {
    case 'checking':
      return <p role="status">{setUp.checking}</p>
    case 'over':
      return (
        <>
          <h1>{setUp.title}</h1>
          <Notice tone="warn" title={setUp.over} level={2}>
            <p>{state.why}</p>
          </Notice>
        </>
      )
    case 'done':
      return (
        <>
          <h1>{setUp.done.title}</h1>
          <div className={styles.form}>
            <p role="status">{setUp.done.body}</p>
            <LinkButton look="primary" href={`/sign-in?to=${encodeURIComponent(to)}`}>
              {setUp.done.go}
            </LinkButton>
          </div>
        </>
      )
    case 'account':
      return <AccountForm sso={sso} to={to} token={state.token} onDone={done} />
    case 'first':
      return <FirstForm token={state.token} onDone={done} />
  }
}
