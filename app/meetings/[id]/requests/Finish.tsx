'use client'
import { useState } from 'react'
import { OUTCOMES, type Outcome } from '../../../../lib/evidence/request'
import { isDay } from '../../../../lib/meeting/calendar'
import type { RequestView } from '../../../../lib/protocol/requests'
import { OUTCOME_SAID, requestsPage } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Select, TextArea, TextField } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import styles from './requests.module.css'
import { useRequests } from './useRequests'

const words = requestsPage.finish
const LIST = OUTCOMES.map(one => [one, OUTCOME_SAID[one]] as const)

type Props = { meeting: string; one: RequestView; today: string }

/** What came of it, and when; once it is said nothing of the request changes. */
export function Finish({ meeting, one, today }: Props) {
  const { done } = one
  if (!done) return <FinishForm meeting={meeting} request={one.id} today={today} />
  return (
    <div className={styles.body}>
      <p>
        <b>{words.line(OUTCOME_SAID[done.outcome], done.on)}</b>
      </p>
      {done.said ? <p className={styles.words}>{done.said}</p> : null}
      <p className={styles.small}>{requestsPage.by(done.by.name, done.by.at)}</p>
    </div>
  )
}

function FinishForm({ meeting, request, today }: { meeting: string; request: string; today: string }) {
  const { run, problem, setProblem, busy } = useRequests(meeting)
  const [outcome, setOutcome] = useState<Outcome>('sent')
  const [on, setOn] = useState(today)
  const [said, setSaid] = useState('')
  const save = async () => {
    if (!isDay(on)) return setProblem(words.missing)
    await run({ verb: 'finish-request', input: { request, outcome, on, ...(said.trim() ? { said } : {}) } })
  }
  return (
    <WhenReady>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Problem said={problem} />
        <div className={styles.pair}>
          <Select<Outcome> label={words.outcome} value={outcome} options={LIST} onChange={setOutcome} />
          <TextField label={words.on} type="date" value={on} maxLength={10} onChange={setOn} />
        </div>
        <TextArea label={words.said} value={said} maxLength={1500} onChange={setSaid} />
        <div className={styles.row}>
          <Button type="submit" aria-disabled={busy || undefined}>
            {words.save}
          </Button>
          <span className={styles.small}>{words.hint}</span>
        </div>
      </form>
    </WhenReady>
  )
}
