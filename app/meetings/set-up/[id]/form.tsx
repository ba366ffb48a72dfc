'use client'
import { createContext, useContext } from 'react'
import type { LocalClocks } from '../../../../lib/meeting/clocks'
import type { SetupDraft } from '../../../../lib/meeting/setup/draft'
import type { Around } from '../../../../lib/meeting/setup/read'
import type { Directory } from '../../../../lib/protocol/set-up'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { ManyChoices } from '../../../ui/Choices'
import { Problem, TextArea, TextField } from '../../../ui/Field'
import styles from './page.module.css'

type Form = {
  draft: SetupDraft
  directory: Directory
  around: Around
  change(to: (draft: SetupDraft) => SetupDraft): void
  /** An authority's clocks, once they are kept. */
  setClocks(agency: string, clocks: LocalClocks): void
  /** The form as it was opened, where its meeting has begun: from then on only some of it can be changed, and only that is shown. */
  begun?: SetupDraft
  /** What is not right with a field, once the person asked for the meeting. */
  problem(at: string): string | undefined
}
export const FormContext = createContext<Form | null>(null)

export function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error('There is no form around this.')
  return form
}

type TextKey = {
  [K in keyof SetupDraft]: SetupDraft[K] extends string ? (string extends SetupDraft[K] ? K : never) : never
}[keyof SetupDraft]
type LineProps = {
  at: TextKey
  label: string
  hint?: string
  type?: 'text' | 'date' | 'time'
  most?: number
  long?: boolean
}

/** One text of the form itself. */
export function Line({ at, label, hint, type, most = 200, long }: LineProps) {
  const { draft, change, problem } = useForm()
  const props = {
    id: at,
    label,
    hint,
    value: draft[at],
    problem: problem(at),
    maxLength: most,
    onChange: (value: string) => change(d => ({ ...d, [at]: value })),
  }
  return long ? <TextArea {...props} /> : <TextField {...props} type={type} />
}

type Rows = 'concerns' | 'children' | 'people' | 'terms' | 'apart' | 'apologies' | 'attendees'
type RowOf<K extends Rows> = SetupDraft[K][number]

/** What changes and says one field of the row at `index` of a list. */
export function useRow<K extends Rows>(list: K, index: number) {
  const { draft, change, problem } = useForm()
  const set = (fields: Partial<RowOf<K>>) =>
    change(d => ({ ...d, [list]: d[list].map((row, i) => (i === index ? { ...row, ...fields } : row)) }))
  const field = (name: string & keyof RowOf<K>) => ({
    id: `${list}.${index}.${name}`,
    problem: problem(`${list}.${index}.${name}`),
  })
  return { draft, set, field }
}

/** A row with its heading and a button that takes it out, where it can be. */
type CardProps = { title: string; onRemove?: (() => void) | undefined; children: React.ReactNode }
export function Card({ title, onRemove, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {onRemove ? (
          <Button look="quiet" small onClick={onRemove} aria-label={setup.removeWhat(title)}>
            {setup.remove}
          </Button>
        ) : null}
      </header>
      {children}
    </section>
  )
}

/** A place that can take the focus where something is missing that has no field of its own. */
export function Spot({ at }: { at: string }) {
  const { problem } = useForm()
  return (
    <div id={at} tabIndex={-1} className={styles.spot}>
      <Problem id={`${at}-problem`}>{problem(at)}</Problem>
    </div>
  )
}

type PeopleProps = { at: string; legend: string; values: readonly string[]; onChange(values: string[]): void }

/** Any of the family's people, by name. */
export function FamilyChoices({ at, legend, values, onChange }: PeopleProps) {
  const { draft, problem } = useForm()
  const named = draft.people.filter(person => person.name.trim())
  if (named.length === 0) return <p className={styles.hint}>{setup.noPeople}</p>
  return (
    <div id={at} tabIndex={-1} className={styles.spot}>
      <Problem id={`${at}-problem`}>{problem(at)}</Problem>
      <ManyChoices
        legend={legend}
        choices={named.map(({ id, name }) => ({ value: id, label: name }))}
        values={values}
        onChange={onChange}
        wrong={problem(at) !== undefined}
      />
    </div>
  )
}
