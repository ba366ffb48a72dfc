'use client'
import { useState } from 'react'
import { sharingAgencies } from '../../../../lib/board/coverage'
import { finishedUnder } from '../../../../lib/board/floor'
import type { Heading } from '../../../../lib/meeting/names'
import { speaking as words } from '../../../../lib/text/flow'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Speaking.module.css'

/** "Nothing further from my agency" under a heading, for whoever shares; for whoever leads, which agencies have said so. */
export function Finish({ heading }: { heading: Heading }) {
  const { live, state, me, may, agencyName } = useMeetingValue()
  const [refused, setRefused] = useState<string | null>(null)
  const [whom, setWhom] = useState('')
  const finished = finishedUnder(state.finished, live.board, heading)
  const said = finished.filter(agency => agency !== me.agency).map(agencyName)
  const mine = finished.includes(me.agency)
  const say = async (nothing: boolean) => {
    const reply = await live.act('nothing-further', { heading, nothing })
    setRefused(reply.ok ? null : reply.reason)
  }
  // Whoever lets people in says it for an agency that has no screen here.
  const shares = may('admit') ? sharingAgencies(state.audiences) : []
  const others = shares.filter(agency => agency !== me.agency && !finished.includes(agency))
  const sayFor = async () => {
    const reply = await live.act('nothing-further', { heading, nothing: true, agency: whom })
    setRefused(reply.ok ? null : reply.reason)
    setWhom('')
  }
  const says = may('nothing-further') && may('contribution') && !may('mark')
  return (
    <>
      {may('mark') && said.length ? <p>{words.finishedList(said)}</p> : null}
      {says && mine ? <p>{words.finished}</p> : null}
      {says ? (
        <Button small look={mine ? 'quiet' : 'plain'} onClick={() => void say(!mine)}>
          {mine ? words.unfinish : words.finish}
        </Button>
      ) : null}
      {others.length ? (
        <details className={styles.finish}>
          <summary>{words.finishFor}</summary>
          <Select
            label={words.finishWhich}
            value={whom}
            options={[['', words.choose], ...others.map(agency => [agency, agencyName(agency)] as const)]}
            onChange={setWhom}
          />
          <Button small disabled={!whom} onClick={() => void sayFor()}>
            {words.finishForDo}
          </Button>
        </details>
      ) : null}
      {refused ? <p role="alert">{refused}</p> : null}
    </>
  )
}
