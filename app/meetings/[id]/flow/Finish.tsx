'use client'
import { useState } from 'react'
import { finishedUnder } from '../../../../lib/board/floor'
import type { Heading } from '../../../../lib/meeting/names'
import { speaking as words } from '../../../../lib/text/flow'
import { Button } from '../../../ui/Button'
import { useMeetingValue } from '../ui/MeetingContext'

/** "Nothing further from my agency" under a heading, for whoever shares; for whoever leads, which agencies have said so. */
export function Finish({ heading }: { heading: Heading }) {
  const { live, state, me, may, agencyName } = useMeetingValue()
  const [refused, setRefused] = useState<string | null>(null)
  const finished = finishedUnder(state.finished, live.board, heading)
  const others = finished.filter(agency => agency !== me.agency).map(agencyName)
  const mine = finished.includes(me.agency)
  const say = async (nothing: boolean) => {
    const reply = await live.act('nothing-further', { heading, nothing })
    setRefused(reply.ok ? null : reply.reason)
  }
  const says = may('nothing-further') && may('contribution') && !may('mark')
  return (
    <>
      {may('mark') && others.length ? <p>{words.finishedList(others)}</p> : null}
      {says && mine ? <p>{words.finished}</p> : null}
      {says ? (
        <Button small look={mine ? 'quiet' : 'plain'} onClick={() => void say(!mine)}>
          {mine ? words.unfinish : words.finish}
        </Button>
      ) : null}
      {refused ? <p role="alert">{refused}</p> : null}
    </>
  )
}
