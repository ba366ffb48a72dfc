'use client'
import { useId } from 'react'
import type { When } from '../../../../lib/board/when'
import { compose } from '../../../../lib/text/compose'
import { Check } from '../../../ui/Field'
import styles from './ContentForm.module.css'

type Text = Exclude<keyof When, 'period' | 'unknown'>
type PartProps = { label: string; value: string; size: 2 | 4 | 5; disabled: boolean; onChange(value: string): void }

function Part({ label, value, size, disabled, onChange }: PartProps) {
  const id = useId()
  return (
    <div className={styles.part} data-size={size > 2 ? 4 : 2}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode={size === 5 ? 'text' : 'numeric'}
        autoComplete="off"
        maxLength={size}
        value={value}
        disabled={disabled}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

/** A date typed as far as it is known: a year, a month, a day, a minute; a period; or not known. */
export function WhenFields({ when, wrong, onChange }: { when: When; wrong: boolean; onChange(when: When): void }) {
  const part = (name: Text, label: string, size: 2 | 4 | 5) => (
    <Part
      label={label}
      value={when[name]}
      size={size}
      disabled={when.unknown}
      onChange={value => onChange({ ...when, [name]: value })}
    />
  )
  return (
    <fieldset className={styles.when} aria-invalid={wrong || undefined}>
      <legend>{compose.when}</legend>
      <div className={styles.date}>
        {part('day', compose.day, 2)}
        {part('month', compose.month, 2)}
        {part('year', compose.year, 4)}
        {when.period ? null : part('time', compose.time, 5)}
      </div>
      {when.period ? (
        <div className={styles.date}>
          <span className={styles.until}>{compose.until}</span>
          {part('endDay', compose.day, 2)}
          {part('endMonth', compose.month, 2)}
          {part('endYear', compose.year, 4)}
        </div>
      ) : null}
      <div className={styles.extra}>
        <Check label={compose.period} checked={when.period} onChange={period => onChange({ ...when, period })} />
        <Check label={compose.unknown} checked={when.unknown} onChange={unknown => onChange({ ...when, unknown })} />
      </div>
    </fieldset>
  )
}
