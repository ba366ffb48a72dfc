'use client'
import { setUp } from '../../../lib/text/admin'
import { Button } from '../../ui/Button'
import styles from './page.module.css'
import { useSetUp } from './useSetUp'

type Props = { token: string; onDone(): void }

/** For somebody whose account waits for them. */
export function AccountForm({ token, onDone }: Props) {
  const { send, busy, fields, trouble } = useSetUp(token, setUp.emailHint, onDone)
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
      </form>
    </>
  )
}
