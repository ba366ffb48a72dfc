'use client'
import { speakerOf } from '../../../../lib/board/spoken'
import type { Content } from '../../../../lib/statements/contribution'
import type { Stamp } from '../../../../lib/statements/kind'
import { dayLong } from '../../../../lib/text/dates'
import { behalfWords as words } from '../../../../lib/text/sharing'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './ShareChoice.module.css'

/** On the board: whose words they are, and whether they heard them read back. */
export function SpokenBy({ content, confirmed }: { content: Content; confirmed?: Stamp | undefined }) {
  const { live, agencyName, professional } = useMeetingValue()
  const { onBehalf } = content
  if (!onBehalf || !professional) return null
  const speaker = speakerOf({ content }, live.roster?.people ?? [])
  const done = onBehalf.readBack || !!onBehalf.report || !!confirmed
  const how = confirmed ? words.byThemselves : onBehalf.readBack ? words.confirmed : words.notYet
  const name = speaker ? words.option(speaker.name, agencyName(speaker.agency)) : words.somebody
  return (
    <p className={styles.spoken} data-open={done ? undefined : true}>
      <Icon name={done ? 'check' : 'warn'} />
      {onBehalf.report ? words.report(name, dayLong(`${onBehalf.report}T12:00:00Z`)) : `${words.spoke(name)}: ${how}.`}
    </p>
  )
}
