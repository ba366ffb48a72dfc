'use client'
import { setUp } from '../../../lib/text/admin'
import { Button } from '../../ui/Button'
import styles from './page.module.css'
import { useSetUp } from './useSetUp'

type Props = { token: string; sso: boolean; to: string; onDone(): void }

/** For somebody whose account waits for them. */
export function AccountForm({ token, sso, to, onDone }: Props) {
  const { send, throughProvider, busy, fields, trouble } = useSetUp(token, setUp.emailHint, onDone)
  return (
    <>
      <h1>{setUp.title}</h1>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void send({})
        }}
      >
        <p className={styles.lead}>{setUp.lead}</p>
        {trouble}
        {fields}
        <Button type="submit" look="primary" wide aria-disabled={busy || undefined}>
          {busy ? setUp.busy : setUp.submit}
        </Button>
        {sso ? (
          <>
            <p className={styles.lead}>{setUp.orProvider}</p>
            <Button wide onClick={() => void throughProvider(to)}>
              {setUp.provider}
            </Button>
          </>
        ) : null}
      </form>
    </>
  )
}
