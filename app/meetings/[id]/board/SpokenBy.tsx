'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { speakerOf } from '../../../../lib/board/spoken'
import { dayLong } from '../../../../lib/text/dates'
import { behalfWords as words } from '../../../../lib/text/sharing'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './ShareChoice.module.css'

/** Whose hand wrote down words that stand under somebody else's name, and whether they heard them read back. */
export function SpokenBy({ view }: { view: ContributionView }) {
  const { professional } = useMeetingValue()
  const { content, confirmed, stamp } = view
  const { onBehalf } = content ?? {}
  if (!onBehalf || !professional) return null
  const done = onBehalf.readBack || !!onBehalf.report || !!confirmed
  const how = confirmed ? words.byThemselves : onBehalf.readBack ? words.confirmed : words.notYet
  const typed = speakerOf(view) ? words.typedBy(stamp.by.name) : words.forSomebody
  return (
    <p className={styles.spoken} data-open={done ? undefined : true}>
      <Icon name={done ? 'check' : 'warn'} />
      {`${typed}: ${onBehalf.report ? words.report(dayLong(`${onBehalf.report}T12:00:00Z`)) : how}.`}
    </p>
  )
}
