'use client'
import { speakerOf } from '../../../../lib/board/spoken'
import type { Content } from '../../../../lib/statements/contribution'
import { behalfWords as words } from '../../../../lib/text/sharing'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './ShareChoice.module.css'

/** On the board: whose words they are, and whether they heard them read back. */
export function SpokenBy({ content }: { content: Content }) {
  const { live, agencyName, professional } = useMeetingValue()
  const { onBehalf } = content
  if (!onBehalf || !professional) return null
  const speaker = speakerOf({ content }, live.roster?.people ?? [])
  return (
    <p className={styles.spoken} data-open={onBehalf.readBack ? undefined : true}>
      <Icon name={onBehalf.readBack ? 'check' : 'warn'} />
      {speaker ? words.spoke(speaker.name, agencyName(speaker.agency)) : words.somebody}
      {`: ${onBehalf.readBack ? words.confirmed : words.notYet}.`}
    </p>
  )
}
