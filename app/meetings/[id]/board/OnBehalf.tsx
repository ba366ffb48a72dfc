'use client'
import { connected } from '../../../../lib/board/spoken'
import { canSpeakFor, confirmsThemselves } from '../../../../lib/policy/can'
import type { Content } from '../../../../lib/statements/contribution'
import { behalfWords as words } from '../../../../lib/text/sharing'
import { Select } from '../../../ui/Field'
import { type MeetingValue, useMeetingValue } from '../ui/MeetingContext'
import styles from './ShareChoice.module.css'

export type Behalf = NonNullable<Content['onBehalf']>

const hereIn = ({ live }: MeetingValue) => connected(live.roster?.people ?? [])

/** Everybody this person may type for now. */
const speakers = (value: MeetingValue) => {
  const { live, me, state } = value
  const meeting = { status: state.meeting.status, present: hereIn(value) }
  return (live.roster?.people ?? []).filter(one => canSpeakFor(me, { ...one, admitted: true }, meeting))
}

/** For whom it is typed, and whether it was read back to them. The minute taker has no words of their own here. */
export function OnBehalf({ value, onChange }: { value: Behalf | null; onChange(value: Behalf | null): void }) {
  const meeting = useMeetingValue()
  const list = speakers(meeting)
  if (list.length === 0 && !value) return null
  const own = meeting.may('contribution')
  const whom = list.find(({ person }) => person === value?.person)
  const member = whom && { ...whom, admitted: true }
  return (
    <div className={styles.line}>
      <Select
        label={words.whose}
        value={value?.person ?? ''}
        options={[
          ['', own ? words.mine : words.choose],
          ...list.map(one => [one.person, words.option(one.name, meeting.agencyName(one.agency))] as const),
        ]}
        onChange={person => onChange(person ? { person, readBack: false } : null)}
      />
      {value && (value.readBack || !confirmsThemselves(meeting.me, member, { present: hereIn(meeting) })) ? (
        <ReadBack value={value} onChange={onChange} />
      ) : null}
    </div>
  )
}

export const ReadBack = ({ value, onChange }: { value: Behalf; onChange(value: Behalf): void }) => (
  <label className={styles.tick}>
    <input
      type="checkbox"
      checked={value.readBack}
      onChange={event => onChange({ ...value, readBack: event.target.checked })}
    />
    <span>{words.readBack}</span>
  </label>
)
