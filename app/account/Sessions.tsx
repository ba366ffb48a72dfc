'use client'
import { useState } from 'react'
import { account } from '../../lib/text/account'
import { ask } from '../(auth)/ask'
import styles from '../(auth)/narrow.module.css'
import { NO_TROUBLE, Problem, trouble } from '../(auth)/Problem'
import { Button } from '../ui/Button'
import { Tag } from '../ui/Tag'
import { WhenReady } from '../ui/WhenReady'

const words = account.own
type Row = { id: string; device: string; place: string; since: string; active: string; current: boolean }

/** Where the person is signed in; all but this one can be ended here. */
export function Sessions({ rows }: { rows: Row[] }) {
  const [ended, setEnded] = useState<readonly string[]>([])
  const [problem, setProblem] = useState(NO_TROUBLE)
  const left = rows.filter(({ id }) => !ended.includes(id))
  const end = async (which: { session: string } | { others: true }) => {
    const answer = await ask('end', which)
    if (!answer.ok) return setProblem(trouble(answer.reason))
    const gone = 'session' in which ? [which.session] : rows.filter(row => !row.current).map(({ id }) => id)
    setEnded(before => [...before, ...gone])
  }
  return (
    <section className={styles.panel} aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      <p className={styles.hint}>{left.length > 1 ? words.sessionsLead : words.only}</p>
      <Problem {...problem} />
      <WhenReady>
        <ul className={styles.rows}>
          {left.map(row => (
            <li key={row.id}>
              <div>
                <strong>{row.device}</strong> {row.current ? <Tag>{words.here}</Tag> : null}
                <p>{row.place}</p>
                <p>
                  {row.since}. {row.active}.
                </p>
              </div>
              {row.current ? null : (
                <Button small aria-label={words.endThis(row.device)} onClick={() => void end({ session: row.id })}>
                  {words.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {left.length > 1 ? <Button onClick={() => void end({ others: true })}>{words.endOthers}</Button> : null}
      </WhenReady>
      <p role="status">{ended.length > 0 ? words.ended : ''}</p>
    </section>
  )
}
