'use client'
import { useEffect, useState } from 'react'
import { closedPart } from '../../../../lib/text/closed-part'
import { door } from '../../../../lib/text/door'
import { SignOut } from '../../../ui/SignOut'
import styles from './Waiting.module.css'

/** How often (ms) this page asks whether its reader has been let in. */
const ASK = 3000

type Answer = 'wait' | 'go' | 'offline'

async function ask(id: string): Promise<Answer> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`/api/meetings/${id}/door`, { method: 'POST', headers, body: '{}' })
    if (response.status >= 500) return 'offline'
    // Signed out, or no more invited: the page itself says which.
    if (!response.ok) return 'go'
    return (await response.json()).admitted === true ? 'go' : 'wait'
  } catch {
    return 'offline'
  }
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
