'use client'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { closedPart } from '../../../../lib/text/closed-part'
import { door } from '../../../../lib/text/door'
import { send } from '../../../posted'
import { SignOut } from '../../../ui/SignOut'
import styles from './Waiting.module.css'

/** How often (ms) this page asks whether its reader has been let in. */
const ASK = 3000

type Answer = 'wait' | 'go' | 'offline'

async function ask(id: string): Promise<Answer> {
  const got = await send(`/api/meetings/${id}/door`, {})
  if (!got || got.status >= 500) return 'offline'
  const knocked = z.object({ admitted: z.boolean() }).safeParse(got.said)
  // Signed out, or no more invited: the page itself says which.
  return knocked.success && !knocked.data.admitted ? 'wait' : 'go'
}

/** Waits, says so, and goes on by itself. */
export function Waiting({ id, startsAt, sentOut }: { id: string; startsAt: string; sentOut: boolean }) {
  const [answer, setAnswer] = useState<Answer>('wait')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const again = async () => {
      const now = await ask(id)
      if (over) return
      setAnswer(now)
      if (now === 'go') location.assign(`/meetings/${id}`)
      else timer = setTimeout(() => void again(), ASK)
    }
    void again()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [id])
  return (
    <div className={styles.waiting}>
      {sentOut ? null : <p>{door.planned(startsAt)}</p>}
      <p role="status">{answer === 'offline' ? door.offline : sentOut ? closedPart.outside.waits : door.waits}</p>
      <SignOut />
    </div>
  )
}
