'use client'
import type { Draft } from '../../../../lib/board/compose'
import type { ProseField } from '../../../../lib/board/draft-fields'
import { TextArea, TextField } from '../../../ui/Field'

export type FieldsProps = { draft: Draft; onChange(change: Partial<Draft>): void }
type Props = FieldsProps & { name: ProseField; label: string; hint?: string }

/** One line of a draft. */
export const Line = ({ draft, onChange, name, label, hint, maxLength }: Props & { maxLength: number }) => (
  <TextField
    label={label}
    hint={hint}
    value={draft[name]}
    maxLength={maxLength}
    onChange={text => onChange({ [name]: text })}
  />
)

/** Some lines of a draft. */
export const Prose = ({ draft, onChange, name, label, hint, voice }: Props & { voice?: boolean }) => (
  <TextArea
    label={label}
    hint={hint}
    voice={voice}
    value={draft[name]}
    maxLength={1500}
    onChange={text => onChange({ [name]: text })}
  />
)
