'use client'
import { useId } from 'react'
import styles from './Field.module.css'

type Common = {
  label: string
  hint?: string
  value: string
  onChange(value: string): void
  maxLength?: number
  id?: string
  wrong?: boolean
  /** What is not right with it, in a sentence beside it. */
  problem?: string
  name?: string
  /** Written together with others: whoever binds the box keeps what is in it, and `value` is not put there. */
  bind?: Bind
}
type Box = HTMLTextAreaElement | HTMLInputElement
export type Bind = (box: Box | null) => (() => void) | undefined

type FrameProps = {
  id: string
  label: string
  hint?: string
  problem?: string
  hideLabel?: boolean
  children: React.ReactNode
}

function Frame({ id, label, hint, problem, hideLabel, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'sr' : undefined}>
        {label}
      </label>
      {hint ? (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <Problem id={`${id}-problem`}>{problem}</Problem>
      {children}
    </div>
  )
}

/** A sentence that says what is not right; nothing where there is none. */
export function Problem({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null
  return (
    <span className={styles.problem} id={id}>
      {children}
    </span>
  )
}

const described = (id: string, hint: string | undefined, problem?: string) =>
  [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined

/** One line of text. */
export function TextField({
  type = 'text',
  autoComplete,
  code,
  ...p
}: Common & {
  type?: 'text' | 'email' | 'password' | 'date' | 'time'
  autoComplete?: string
  /** A one-time code: phones offer figures and fill it in. */
  code?: boolean
}) {
  const own = useId()
  const id = p.id ?? own
  return (
    <Frame id={id} label={p.label} hint={p.hint} problem={p.problem}>
      <input
        id={id}
        name={p.name}
        ref={p.bind}
        className={styles.input}
        type={type}
        value={p.bind ? undefined : p.value}
        maxLength={p.maxLength}
        autoComplete={autoComplete ?? (code ? 'one-time-code' : 'off')}
        inputMode={code ? 'numeric' : undefined}
        aria-describedby={described(id, p.hint, p.problem)}
        aria-invalid={p.wrong || p.problem !== undefined || undefined}
        onChange={event => p.onChange(event.target.value)}
      />
    </Frame>
  )
}

/** Several lines of text, growing with what is written. */
export function TextArea({ rows = 2, voice, ...p }: Common & { rows?: number; voice?: boolean }) {
  const own = useId()
  const id = p.id ?? own
  return (
    <Frame id={id} label={p.label} hint={p.hint} problem={p.problem}>
      <textarea
        id={id}
        className={voice ? `${styles.input} ${styles.voice}` : styles.input}
        name={p.name}
        ref={p.bind}
        rows={rows}
        autoComplete="off"
        value={p.bind ? undefined : p.value}
        maxLength={p.maxLength}
        aria-describedby={described(id, p.hint, p.problem)}
        aria-invalid={p.wrong || p.problem !== undefined || undefined}
        onChange={event => p.onChange(event.target.value)}
      />
    </Frame>
  )
}

type SelectProps<T extends string> = {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChange(value: T): void
  hideLabel?: boolean
  id?: string
  hint?: string
  problem?: string
}

/** One of a list. */
export function Select<T extends string>({ label, value, options, onChange, ...p }: SelectProps<T>) {
  const own = useId()
  const id = p.id ?? own
  return (
    <Frame id={id} label={label} hint={p.hint} problem={p.problem} hideLabel={p.hideLabel}>
      <select
        id={id}
        autoComplete="off"
        className={styles.input}
        value={value}
        aria-describedby={described(id, p.hint, p.problem)}
        aria-invalid={p.problem !== undefined || undefined}
        onChange={event => {
          const chosen = options.find(([option]) => option === event.target.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** A yes or a no. */
export function Check({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string
  hint?: string
  checked: boolean
  onChange(checked: boolean): void
}) {
  const id = useId()
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={described(id, hint)}
        onChange={event => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
