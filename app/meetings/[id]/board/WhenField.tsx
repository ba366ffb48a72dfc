'use client'
import { useId, useState } from 'react'
import type { Draft } from '../../../../lib/board/compose'
import { readBack, whenTyped } from '../../../../lib/board/when-typed'
import { compose } from '../../../../lib/text/compose'
import { londonDate } from '../../../../lib/text/dates'
import field from '../../../ui/Field.module.css'
import styles from './ContentForm.module.css'
import { useTogether } from './fields'

type Props = {
  draft: Draft
  /** What is not right with it; said once the person has been asked. */
  problem: string | null
  onChange(change: Pick<Draft, 'whenText' | 'when'>): void
}

const today = () => londonDate(new Date().toISOString())

/** A date typed as people say it, and read back as it was understood. */
export function WhenField({ draft, problem, onChange }: Props) {
  const id = useId()
  const bind = useTogether('whenText')
  const [day] = useState(today)
  const understood = readBack(draft.when, day)
  return (
    <div className={field.field}>
      <label htmlFor={id}>{compose.when}</label>
      <input
        id={id}
        className={field.input}
        name="whenText"
        ref={bind}
        type="text"
        autoComplete="off"
        maxLength={80}
        value={bind ? undefined : draft.whenText}
        aria-describedby={`${id}-read`}
        aria-invalid={problem !== null || undefined}
        onChange={event => onChange({ whenText: event.target.value, when: whenTyped(event.target.value, today()) })}
      />
      <p id={`${id}-read`} className={styles.read} data-problem={problem !== null || undefined}>
        {problem ?? (understood || compose.whenHint)}
      </p>
    </div>
  )
}
