'use client'
import { useState } from 'react'
import { openOnScreen } from '../../../../lib/board/deciding'
import { silence } from '../../../../lib/text/silence'
import { Button } from '../../../ui/Button'
import { useMeetingValue } from '../ui/MeetingContext'

/** One press asks every agency that has not been heard from. */
export function AskSilent() {
  const { live, state, may } = useMeetingValue()
  const [said, setSaid] = useState('')
  const { unheard } = openOnScreen({ ...live, audiences: state.audiences, children: [] })
  if (!may('ask-silent') || unheard.length === 0) return null
  const ask = async () => {
    const reply = await live.act('ask-silent', {})
    setSaid(reply.ok ? silence.asked(unheard.length) : reply.reason)
  }
  return (
    <>
      <Button small onClick={() => void ask()}>
        {silence.ask}
      </Button>
      <span role="status">{said}</span>
    </>
  )
}
