'use client'
import { useState } from 'react'
import { floorView } from '../../../../lib/board/floor'
import { useMeetingValue } from '../ui/MeetingContext'

export type Floor = ReturnType<typeof useFloor>

/** Who speaks and who waits to, and what this person may do about it. `refused`: why the last of it was turned down. */
export function useFloor() {
  const { live, me, may } = useMeetingValue()
  const [refused, setRefused] = useState<string | null>(null)
  const view = floorView(live.roster, me.person)
  const act = async (verb: string, input: Record<string, unknown>) => {
    const reply = await live.act(verb, input)
    setRefused(reply.ok ? null : reply.reason)
    return reply.ok
  }
  const calls = may('call')
  return {
    ...view,
    refused,
    /** There is a queue at all. */
    open: live.state?.meeting.status === 'in_progress',
    asks: may('raise-hand') && !calls,
    calls,
    puts: may('admit') && may('raise-hand'),
    /** Asks to speak, or withdraws. */
    toggle: () => void act('raise-hand', { up: view.mine === null }),
    raise: (person: string, up: boolean) => act('raise-hand', { person, up }),
    call: (person: string | null) => void act('call', { person }),
    /** The first in the queue, or an end to the turn where nobody waits. */
    next: () => {
      const person = view.queue[0]?.person.person ?? null
      if (person !== null || view.speaking) void act('call', { person })
    },
  }
}
