'use client'
import { sharingAgencies, voices } from '../../../../lib/board/coverage'
import type { ContributionView } from '../../../../lib/board/draft'
import { headingCounts } from '../../../../lib/board/queue'
import { rail } from '../../../../lib/text/board'
import { HEADING_NAMES, headingNumber } from '../../../../lib/text/headings'
import { AgencyDots } from '../../../ui/AgencyTile'
import { Icon } from '../../../ui/Icon'
import { Tag } from '../../../ui/Tag'
import headings from '../ui/Headings.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Rail.module.css'
import { type View, viewHref } from './useView'

type Props = { view: View; isNew(view: ContributionView): boolean; onGo(): void }

/** The six headings: where you are, what is under each, and for professionals who has shared. */
export function Rail({ view, isNew, onGo }: Props) {
  const { live, state, professional, agency, childName, me } = useMeetingValue()
  const agencies = sharingAgencies(state.audiences).flatMap(name => agency(name) ?? [])
  const unheard = voices(live.board, state.meeting.children).filter(voice => voice.heard === 0)
  const marks = me.role === 'chair' || me.role === 'acting_chair'
  return (
    <nav aria-label={rail.label}>
      <p className={headings.eyebrow}>{rail.label}</p>
      <div className={headings.list}>
        {headingCounts(live.board).map(({ heading, shared, toMark, agencies: present }) => {
          const here = agencies.filter(a => present.includes(a.name))
          const fresh = live.board.filter(item => item.heading === heading && isNew(item)).length
          return (
            <a
              key={heading}
              href={viewHref(heading)}
              className={`${headings.item} ${styles.link}`}
              aria-current={view.heading === heading || undefined}
              onClick={event => {
                event.preventDefault()
                view.go(heading)
                onGo()
              }}
            >
              <span className={headings.n}>{headingNumber(heading)}</span>
              <span className={headings.name}>{HEADING_NAMES[heading]}</span>
              {professional ? (
                <span className={headings.count}>
                  <span className="sr">{rail.contributions}</span>
                  {shared}
                </span>
              ) : null}
              {professional ? (
                <span className={styles.sub}>
                  <AgencyDots agencies={agencies} present={new Set(here.map(a => a.code))} />
                  <span className="sr">{rail.coverage(here.length, agencies.length)}</span>
                  {fresh && view.heading !== heading ? <b>{rail.fresh(fresh)}</b> : null}
                  {marks && toMark ? <span>{rail.toMark(toMark)}</span> : null}
                </span>
              ) : null}
              {professional && heading === 'childs-views' && unheard.length ? (
                <span className={styles.sub}>
                  <Tag tone="warn">
                    <Icon name="warn" />
                    {rail.voice(unheard.map(voice => childName(voice.id)))}
                  </Tag>
                </span>
              ) : null}
            </a>
          )
        })}
      </div>
    </nav>
  )
}
