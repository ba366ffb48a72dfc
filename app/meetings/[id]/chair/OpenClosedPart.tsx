'use client'
import { useState } from 'react'
import { isFamily } from '../../../../lib/policy/can'
import { closedPart as words } from '../../../../lib/text/closed-part'
import { Check } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import { AskReason } from './AskReason'

const asking = { ...words, reason: words.why, hint: words.whyHint }

/** Asks why, says who leaves and who stays, and lets guests be kept. */
export function OpenClosedPart({ onClose }: { onClose(): void }) {
  const { live } = useMeetingValue()
  const [kept, setKept] = useState<readonly string[]>([])
  const here = (live.roster?.people ?? []).filter(one => one.here)
  const waiting = new Set((live.roster?.door ?? []).map(({ person }) => person))
  const guests = (live.roster?.people ?? []).filter(one => one.role === 'guest' && !waiting.has(one.person))
  const leaves = here.filter(one => isFamily(one) && !kept.includes(one.person)).map(({ name }) => name)
  const stays = here.filter(one => !isFamily(one) || kept.includes(one.person)).map(({ name }) => name)
  const open = async (reason: string) => {
    const reply = await live.act('open-closed-part', { reason, stays: kept })
    return reply.ok ? null : reply.reason
  }
  return (
    <AskReason keep="open-closed-part" words={asking} onDone={open} onClose={onClose}>
      <p>{leaves.length ? words.leave(leaves) : words.nobodyLeaves}</p>
      <p>{words.stay(stays)}</p>
      {guests.map(({ person, name }) => (
        <Check
          key={person}
          label={words.keep(name)}
          checked={kept.includes(person)}
          onChange={on => setKept(on ? [...kept, person] : kept.filter(one => one !== person))}
        />
      ))}
    </AskReason>
  )
}
