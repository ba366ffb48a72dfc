'use client'
import { useState } from 'react'
import { paired } from '../../lib/protocol/room-screen'
import { roomScreen } from '../../lib/text/room-screen'
import { post } from '../posted'
import { Button } from '../ui/Button'
import { TextField } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { WhenReady } from '../ui/WhenReady'
import styles from './PairForm.module.css'

/** The code from the chair's screen, typed on the one in the room. */
export function PairForm() {
  const [code, setCode] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const connect = async () => {
    const answer = await post('/api/room', { code })
    if (answer === 'away') return setRefused(roomScreen.away)
    if (!answer.ok) return setRefused(answer.reason)
    location.assign(`/meetings/${paired.parse(answer.value).meeting}/room`)
  }
  return (
    <WhenReady>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          void connect()
        }}
      >
        <div className={styles.code}>
          <TextField label={roomScreen.code} value={code} maxLength={20} onChange={setCode} />
        </div>
        {refused ? (
          <Notice tone="stop" role="alert">
            {refused}
          </Notice>
        ) : null}
        <Button type="submit" look="primary">
          {roomScreen.connect}
        </Button>
      </form>
    </WhenReady>
  )
}
