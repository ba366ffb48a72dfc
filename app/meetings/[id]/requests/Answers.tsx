'use client'
import { useState } from 'react'
import { isDay } from '../../../../lib/meeting/calendar'
import type { RequestView } from '../../../../lib/protocol/requests'
import { requestsPage } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Dialog } from '../../../ui/Dialog'
import { Select, TextArea, TextField } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import styles from './requests.module.css'
import { useRequests } from './useRequests'

const words = requestsPage.answers
type Said = 'nothing' | 'something'
const ANSWERS = [
  { value: 'nothing', label: words.nothing },
  { value: 'something', label: words.something },
] as const

type Props = { meeting: string; one: RequestView; agencies: readonly string[]; today: string }

/** What each agency said when it was asked whether anything of its own must be kept back. */
export function Answers({ meeting, one, agencies, today }: Props) {
  const waiting = agencies.filter(agency => !one.answers.some(answer => answer.agency === agency))
  return (
    <div className={styles.body}>
      {one.done ? null : <p className={styles.small}>{words.lead}</p>}
      <ul className={styles.plain}>
        {one.answers.map(({ agency, withhold, said, on, by }) => (
          <li key={agency}>
            <b>{agency}</b>: {withhold ? words.something : words.nothing}, {requestsPage.day(on)}
            {said ? <p className={styles.words}>{said}</p> : null}
            <div className={styles.small}>{requestsPage.by(by.name, by.at)}</div>
          </li>
        ))}
      </ul>
      {waiting.length ? <p>{words.waiting(waiting)}</p> : null}
      {one.done ? null : (
        <Add
          {...{ meeting, today }}
          agencies={[...waiting, ...agencies.filter(agency => !waiting.includes(agency))]}
          request={one.id}
        />
      )}
    </div>
  )
}

type Asked = Omit<Props, 'one'> & { request: string }

function Add(asked: Asked) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <WhenReady>
      <div className={styles.screen}>
        <Button small onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      </div>
      {open ? (
        <Dialog title={words.open} onClose={close}>
          <AnswerForm {...asked} onDone={close} />
        </Dialog>
      ) : null}
    </WhenReady>
  )
}

function AnswerForm({ meeting, request, agencies, today, onDone }: Asked & { onDone(): void }) {
  const { run, problem, setProblem, busy } = useRequests(meeting)
  const [agency, setAgency] = useState(agencies[0] ?? '')
  const [answer, setAnswer] = useState<Said>('nothing')
  const [said, setSaid] = useState('')
  const [on, setOn] = useState(today)
  const save = async () => {
    if (!isDay(on)) return setProblem(words.missing)
    const input = { request, agency, withhold: answer === 'something', on, ...(said.trim() ? { said } : {}) }
    if (await run({ verb: 'agency-answer', input })) onDone()
  }
  return (
    <form
      className={styles.inner}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <Problem said={problem} />
      <div className={styles.pair}>
        <Select
          label={words.agency}
          value={agency}
          options={agencies.map(one => [one, one] as const)}
          onChange={setAgency}
        />
        <TextField label={words.on} type="date" value={on} maxLength={10} onChange={setOn} />
      </div>
      <Choices<Said> legend={words.answer} choices={ANSWERS} value={answer} onChange={setAnswer} />
      <TextArea label={words.said} value={said} maxLength={1500} onChange={setSaid} />
      <div>
        <Button type="submit" aria-disabled={busy || undefined}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
