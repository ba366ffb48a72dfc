'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { chair } from '../../../../lib/text/chair'
import { clockMinutes } from '../../../../lib/text/dates'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Additions } from '../board/Additions'
import { SpokenBy } from '../board/SpokenBy'
import { Thread } from '../board/Thread'
import { Marks } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import { Who } from '../ui/Who'
import { Words } from '../ui/Words'
import { Entered } from './Held'
import styles from './Selected.module.css'
import { Strip } from './Strip'
import type { Acts } from './useActs'
import type { Marking } from './useMarking'

type Props = { view: ContributionView; marking: Marking; acts: Acts }

/** The contribution under the chair's eyes, large, with the marking strip. */
export function Selected({ view, marking, acts }: Props) {
  const { state, childName } = useMeetingValue()
  const { content, mark } = view
  if (!content) return null
  const shown = state.place?.contribution === view.id
  const changed = mark?.changedSince ? mark : null
  const keep = () =>
    changed &&
    marking.mark({
      relevance: changed.relevance,
      proportionality: changed.proportionality,
      reason: changed.reason ?? '',
      request: 'none',
    })
  return (
    <section className={styles.selected} aria-label={chair.selected}>
      <div className={styles.row}>
        <Who by={view.by} spoken={view.ref} />
        <div>
          <SpokenBy view={view} />
          <Words content={content} about={content.children.map(childName)} large />
          <Additions view={view} open />
          <Thread view={view} />
          {acts.may('focus') ? (
            <div className={styles.show}>
              <Button
                small
                aria-keyshortcuts="O"
                disabled={shown || !acts.may('focus')}
                onClick={() => void acts.show(view.heading, view.id)}
              >
                <Icon name={shown ? 'check' : 'eye'} />
                {shown ? chair.shown : chair.show} {shown ? null : <kbd>O</kbd>}
              </Button>
            </div>
          ) : null}
        </div>
      </div>
      {changed ? (
        <div className={styles.changed}>
          <Notice tone="warn">
            <p>{chair.changedNote(clockMinutes(view.corrected?.stamp.at ?? view.stamp.at))}</p>
            <Marks mark={changed} />
            <Button small onClick={keep}>
              {chair.keep}
            </Button>
          </Notice>
        </div>
      ) : null}
      {marking.entered && acts.may('mark') ? <Entered one={marking.entered} marking={marking} /> : null}
      {acts.may('hold-mark') ? <Strip view={view} marking={marking} /> : null}
      {content.childView?.exactWords ? <p className={styles.voice}>{chair.voiceNote}</p> : null}
    </section>
  )
}
