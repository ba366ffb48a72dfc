'use client'
import { useId } from 'react'
import styles from './Choices.module.css'

export type Choice<T extends string> = { value: T; label: string; shortcut?: string; hint?: string }
type Props<T extends string> = {
  legend: string
  choices: readonly Choice<T>[]
  value: T | null
  onChange(value: T): void
  hideLegend?: boolean
  /** `cards`: each with its hint in words, side by side where there is room. */
  look?: 'joined' | 'apart' | 'mark' | 'cards'
  wrong?: boolean
}

/** One of a few: real radio buttons, drawn as buttons. Nothing is chosen until the person chooses. */
export function Choices<T extends string>(p: Props<T>) {
  const name = useId()
  return (
    <fieldset className={styles.set} aria-invalid={p.wrong || undefined}>
      <legend className={p.hideLegend ? 'sr' : styles.legend}>{p.legend}</legend>
      <div className={styles[p.look ?? 'joined']}>
        {p.choices.map(choice => (
          <label key={choice.value} className={styles.choice} title={p.look === 'cards' ? undefined : choice.hint}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={p.value === choice.value}
              aria-keyshortcuts={choice.shortcut}
              onChange={() => p.onChange(choice.value)}
            />
            {choice.shortcut ? (
              <span aria-hidden="true">
                <kbd>{choice.shortcut}</kbd>
              </span>
            ) : null}
            {p.look === 'cards' ? (
              <span>
                <b>{choice.label}</b>
                <small>{choice.hint}</small>
              </span>
            ) : (
              <span>{choice.label}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type ManyProps = {
  legend: string
  choices: readonly Choice<string>[]
  values: readonly string[]
  onChange(values: string[]): void
  all?: string
  wrong?: boolean
}

/** Any of a few. `all` adds a button that ticks every one of them by name. */
export function ManyChoices({ legend, choices, values, onChange, all, wrong }: ManyProps) {
  const toggle = (value: string) =>
    onChange(
      values.includes(value)
        ? values.filter(v => v !== value)
        : choices.map(c => c.value).filter(v => v === value || values.includes(v)),
    )
  return (
    <fieldset className={styles.set} aria-invalid={wrong || undefined}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.apart}>
        {choices.map(choice => (
          <label key={choice.value} className={styles.choice}>
            <input type="checkbox" checked={values.includes(choice.value)} onChange={() => toggle(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
        {all && choices.length > 1 ? (
          <button type="button" className={styles.all} onClick={() => onChange(choices.map(c => c.value))}>
            {all}
          </button>
        ) : null}
      </div>
    </fieldset>
  )
}
