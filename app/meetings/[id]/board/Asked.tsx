'use client'
import type { QuestionView } from '../../../../lib/board/draft'
import { typed } from '../../../../lib/board/wording'
import { questions as words } from '../../../../lib/text/asking'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Questions.module.css'

/** One question to an agency: for its people a field to answer in, for whoever asked the way to set it aside. */
export function Asked({ question, over }: { question: QuestionView; over?: boolean }) {
  const { live, me, may, agency, agencyName, audience } = useMeetingValue()
  const { id, body, stamp, answers, aside } = question
  const look = agency(question.agency)
  const mine = question.agency === me.agency
  const seen = audience('professionals')?.version ?? 0
  const setAside = () => live.share('professionals', { kind: 'answer', v: 1, seen, asked: id, aside: true })
  return (
    <li className={styles.item} data-mine={(mine && !over) || undefined}>
      {look ? <AgencyTile look={look} size="s" /> : <span />}
      <div>
        <b>{mine && !over ? words.forYou : agencyName(question.agency)}</b>
        <p className={styles.words}>{body}</p>
        <p className={styles.by}>{words.by(stamp.by.name, stamp.at)}</p>
        {answers.map(answer => (
          <div key={answer.id} className={styles.answer}>
            <p className={styles.words}>{answer.body}</p>
            <p className={styles.by}>{words.by(answer.stamp.by.name, answer.stamp.at)}</p>
          </div>
        ))}
        {aside ? <p className={styles.by}>{words.wasAside(aside.at)}</p> : null}
        {mine && !over && may('answer') ? <AnswerForm id={id} seen={seen} /> : null}
        {!over && stamp.by.person === me.person && may('answer') ? (
          <div className={styles.again}>
            <Button small look="quiet" onClick={setAside}>
              {words.aside}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  )
}

function AnswerForm({ id, seen }: { id: string; seen: number }) {
  const { live } = useMeetingValue()
  const [body, setBody, letGo] = useKeptText(`answer ${id}`)
  const send = () => {
    if (!typed(body)) return
    live.share('professionals', { kind: 'answer', v: 1, seen, asked: id, body: typed(body) })
    setBody('')
    letGo()
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <TextArea label={words.answer} value={body} onChange={setBody} maxLength={3000} rows={2} />
      <Button type="submit" look="primary" small disabled={!typed(body)}>
        {words.send}
      </Button>
    </form>
  )
}
