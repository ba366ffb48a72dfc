'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { asking } from '../../../../lib/text/asking'
import { board } from '../../../../lib/text/board'
import { chair } from '../../../../lib/text/chair'
import { eventWords } from '../../../../lib/text/dates'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { Tag } from '../../../ui/Tag'
import { Additions } from '../board/Additions'
import { Thread } from '../board/Thread'
import { Marks } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Queue.module.css'
import type { Marking } from './useMarking'

/** What is marked, with the reasons, what was asked and what its agency answered; each can be marked again. */
export function Marked({ items, marking }: { items: ContributionView[]; marking: Marking }) {
  const { state, agencyName, may } = useMeetingValue()
  if (items.length === 0) return null
  return (
    <section aria-labelledby="marked">
      <div className={styles.title}>
        <h2 id="marked">{chair.done(items.length)}</h2>
      </div>
      <ul>
        {items.map(view => (
          <li key={view.id} className={styles.mini} aria-current={marking.selected?.id === view.id || undefined}>
            <AgencyTile look={lookOf(view.by, state.meeting.agencies)} size="s" />
            <div>
              <b>{agencyName(view.by.agency)}</b>{' '}
              <span className={styles.note}>
                {view.ref}, {eventWords(view.content?.event)}
              </span>
              <p className={styles.words}>{view.content?.headline ?? view.content?.body}</p>
              {view.mark?.reason ? (
                <p className={styles.note}>
                  {board.markReason}
                  {view.mark.reason}
                </p>
              ) : null}
              {view.additions.some(({ stamp }) => view.mark && stamp.at > view.mark.stamp.at) ? (
                <Tag>{asking.addedSince}</Tag>
              ) : null}
              <Additions view={view} />
              <Thread view={view} reasonSaid />
              {may('mark') ? (
                <div className={styles.again}>
                  <Button small look="quiet" onClick={() => marking.select(view.id)}>
                    {chair.look2}
                    <span className="sr"> {view.ref}</span>
                  </Button>
                </div>
              ) : null}
            </div>
            {marking.saving.has(view.id) ? <p className={styles.note}>{chair.saving}</p> : <Marks mark={view.mark} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
