'use client'
import { openQuestions } from '../../../../lib/board/deciding'
import { board, REQUEST_WORDS } from '../../../../lib/text/board'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Panel } from '../../../ui/Panel'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Questions.module.css'
import { rowId, type View, viewHref } from './useView'

export function Questions({ onGo }: { onGo: View['go'] }) {
  const { live, me, state, agencyName } = useMeetingValue()
  const open = openQuestions(live.board)
  const mineFirst = [...open].sort(
    (a, b) => Number(b.stamp.by.agency === me.agency) - Number(a.stamp.by.agency === me.agency),
  )
  return (
    <Panel
      id="questions"
      title={board.questions.title}
      aside={open.length ? <Tag tone="warn">{board.questions.open(open.length)}</Tag> : null}
    >
      <ul className={styles.list}>
        {open.length === 0 ? <li className={styles.none}>{board.questions.none}</li> : null}
        {mineFirst.map(view => (
          <li key={view.id} className={styles.item}>
            <AgencyTile look={lookOf(view.stamp.by, state.meeting.agencies)} size="s" />
            <div>
              <b>{agencyName(view.stamp.by.agency)}</b>{' '}
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
    </Panel>
  )
}
