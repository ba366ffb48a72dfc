'use client'
import { canSpeakFor } from '../../../../lib/policy/can'
import type { Content } from '../../../../lib/statements/contribution'
import { behalfWords as words } from '../../../../lib/text/sharing'
import { Select } from '../../../ui/Field'
import { type MeetingValue, useMeetingValue } from '../ui/MeetingContext'
import styles from './ShareChoice.module.css'

export type Behalf = NonNullable<Content['onBehalf']>

/** Everybody this person may type for now. */
const speakers = ({ live, me, state }: MeetingValue) => {
  const people = live.roster?.people ?? []
  const present = new Set(people.filter(({ here }) => here).map(({ person }) => person))
  const meeting = { status: state.meeting.status, present }
  return people.filter(one => canSpeakFor(me, { ...one, admitted: true }, meeting))
}

/** For whom it is typed, and whether it was read back to them. The minute taker has no words of their own here. */
export function OnBehalf({ value, onChange }: { value: Behalf | null; onChange(value: Behalf | null): void }) {
  const meeting = useMeetingValue()
  const list = speakers(meeting)
  if (list.length === 0 && !value) return null
  const own = meeting.may('contribution')
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
      {value ? <ReadBack value={value} onChange={onChange} /> : null}
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
