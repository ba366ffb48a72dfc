'use client'
import { useState } from 'react'
import { isOpenQuestion } from '../../../../lib/board/asking'
import { openQuestions } from '../../../../lib/board/deciding'
import type { Heading } from '../../../../lib/meeting/names'
import { questions as words } from '../../../../lib/text/asking'
import { board, REQUEST_WORDS } from '../../../../lib/text/board'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'
import { Panel } from '../../../ui/Panel'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Questions.module.css'
import { rowId, viewHref } from './useView'

const askAgency = later(() => import('./AskAgency').then(({ AskAgency }) => AskAgency))
const asked = later(() => import('./Asked').then(({ Asked }) => Asked))

/** What agencies were asked, about a contribution or about none: what waits for one's own agency first, what is over folded. */
export function Questions({ onGo }: { onGo(heading: Heading, contribution: string): void }) {
  const { live, me, state, may, agencyName } = useMeetingValue()
  const [asking, setAsking] = useState(false)
  const AskAgency = useLater(askAgency, asking)
  const Asked = useLater(asked, live.questions.length > 0)
  const open = openQuestions(live.board)
  const waiting = live.questions.filter(isOpenQuestion)
  const over = live.questions.filter(one => !isOpenQuestion(one))
  const count = open.length + waiting.length
  const mineFirst = [...open].sort((a, b) => Number(b.by.agency === me.agency) - Number(a.by.agency === me.agency))
  const ownFirst = [...waiting].sort((a, b) => Number(b.agency === me.agency) - Number(a.agency === me.agency))
  return (
    <Panel
      id="questions"
      title={board.questions.title}
      aside={count ? <Tag tone="warn">{board.questions.open(count)}</Tag> : null}
    >
      <ul className={styles.list}>
        {count === 0 ? <li className={styles.none}>{board.questions.none}</li> : null}
        {Asked ? ownFirst.map(one => <Asked key={one.id} question={one} />) : null}
        {mineFirst.map(view => (
          <li key={view.id} className={styles.item}>
            <AgencyTile look={lookOf(view.by, state.meeting.agencies)} size="s" />
            <div>
              <b>{agencyName(view.by.agency)}</b>{' '}
              <a
                href={`${viewHref(view.heading)}#${rowId(view.id)}`}
                onClick={event => {
                  event.preventDefault()
                  onGo(view.heading, view.id)
                }}
              >
                {board.questions.on(view.ref)}
              </a>
              <p>{view.mark ? REQUEST_WORDS[view.mark.request] : null}</p>
              {view.mark?.reason ? <p>{view.mark.reason}</p> : null}
            </div>
          </li>
        ))}
      </ul>
      {Asked && over.length > 0 ? (
        <details className={styles.over}>
          <summary>{words.done(over.length)}</summary>
          <ul className={styles.list}>
            {over.map(one => (
              <Asked key={one.id} question={one} over />
            ))}
          </ul>
        </details>
      ) : null}
      {may('question') ? (
        <div className={styles.foot}>
          <Button small onClick={() => setAsking(true)}>
            {words.ask}
          </Button>
        </div>
      ) : null}
      {asking && AskAgency ? <AskAgency onClose={() => setAsking(false)} /> : null}
    </Panel>
  )
}
