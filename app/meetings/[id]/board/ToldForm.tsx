'use client'
import { silence } from '../../../../lib/text/silence'
import { TextField } from '../../../ui/Field'
import { LogDialog } from './LogDialog'
import styles from './OwnAgency.module.css'
import { useLogged } from './useLogged'

const words = silence.tell
const { optional } = silence

/** That something was told by mouth, and where it is kept; never what. */
export function ToldForm({ onClose }: { onClose(): void }) {
  const form = useLogged('told', onClose)
  const log = () =>
    form.log(({ to, date, reference, ...fields }, seen) =>
      to && date && reference ? { kind: 'told', v: 1, seen, to, date, reference, ...fields } : null,
    )
  const owed = ['to', 'date', 'reference'].some(name => !form.value(name).trim())
  return (
    <LogDialog
      title={words.title}
      lead={words.lead}
      problem={form.asked && owed ? words.missing : null}
      onLog={log}
      onCancel={form.cancel}
      onClose={onClose}
    >
      <TextField label={words.to} value={form.value('to')} onChange={form.put('to')} maxLength={300} />
      <TextField label={optional(words.by)} value={form.value('by')} onChange={form.put('by')} maxLength={300} />
      <div className={styles.dates}>
        <TextField label={words.date} type="date" value={form.value('date')} onChange={form.put('date')} />
        <TextField label={optional(words.time)} type="time" value={form.value('time')} onChange={form.put('time')} />
      </div>
      <TextField
        label={words.reference}
        value={form.value('reference')}
        onChange={form.put('reference')}
        maxLength={300}
      />
      <TextField
        label={optional(words.handling)}
        value={form.value('handling')}
        onChange={form.put('handling')}
        maxLength={300}
      />
    </LogDialog>
  )
}
