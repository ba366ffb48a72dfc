'use client'
import { createContext, useContext } from 'react'
import type { Draft } from '../../../../lib/board/compose'
import type { ProseField } from '../../../../lib/board/draft-fields'
import { type Bind, TextArea, TextField } from '../../../ui/Field'

/** How a field of prose is bound to the text it is written in together; null where one person alone writes. */
export const Together = createContext<((field: ProseField) => Bind) | null>(null)
export const useTogether = (field: ProseField): Bind | undefined => useContext(Together)?.(field)

export type FieldsProps = { draft: Draft; onChange(change: Partial<Draft>): void }
type Props = FieldsProps & { name: ProseField; label: string; hint?: string }

/** One line of a draft. */
export const Line = ({ draft, onChange, name, label, hint, maxLength }: Props & { maxLength: number }) => (
  <TextField
    name={name}
    bind={useTogether(name)}
    label={label}
    hint={hint}
    value={draft[name]}
    maxLength={maxLength}
    onChange={text => onChange({ [name]: text })}
  />
)

type ProseProps = Props & { voice?: boolean; id?: string; rows?: number; maxLength?: number; wrong?: boolean }

/** Some lines of a draft. */
export const Prose = ({ draft, onChange, name, maxLength = 1500, ...rest }: ProseProps) => (
  <TextArea
    name={name}
    bind={useTogether(name)}
    value={draft[name]}
    maxLength={maxLength}
    onChange={text => onChange({ [name]: text })}
    {...rest}
  />
)
