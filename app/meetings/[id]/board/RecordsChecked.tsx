'use client'
import { useState } from 'react'
import { RESULTS, type Records } from '../../../../lib/statements/declaration'
import { silence } from '../../../../lib/text/silence'
import { Choices } from '../../../ui/Choices'
import { TextArea, TextField } from '../../../ui/Field'
import { LogDialog } from './LogDialog'
import styles from './OwnAgency.module.css'
import { useLogged } from './useLogged'

const words = silence.records
const { optional } = silence
const CHOICES = RESULTS.map(value => ({ value, label: words.results[value] }))

/** Which records this agency looked through, for whom and when, and what came of it. */
export function RecordsChecked({ onClose }: { onClose(): void }) {
  const form = useLogged('records', onClose)
  const [result, setResult] = useState<Records['result'] | null>(null)
  const problem = !result
    ? words.resultMissing
    : result === 'not-checked' && !form.value('why').trim()
      ? words.whyMissing
      : form.value('from') && form.value('to') && form.value('from') > form.value('to')
        ? words.order
        : null
  const log = () =>
    form.log(({ searched, ...fields }, seen) => {
      if (problem || !result) return null
      const names = searched?.split('\n').flatMap(name => name.trim() || [])
      const records = { result, ...fields, ...(names ? { searched: names } : {}) }
      return { kind: 'declaration', v: 1, seen, records }
    })
  return (
    <LogDialog
      title={words.title}
      problem={form.asked ? problem : null}
      onLog={log}
      onCancel={form.cancel}
      onClose={onClose}
    >
      <Choices legend={words.result} choices={CHOICES} value={result} onChange={next => setResult(next)} look="apart" />
      {result === 'not-checked' ? (
        <TextArea label={words.why} value={form.value('why')} onChange={form.put('why')} maxLength={1500} />
      ) : (
        <>
          <TextArea
            label={optional(words.systems)}
            value={form.value('systems')}
            onChange={form.put('systems')}
            maxLength={1500}
          />
          <TextArea
            label={optional(words.searched)}
            hint={words.searchedHint}
            value={form.value('searched')}
            onChange={form.put('searched')}
            maxLength={3000}
          />
          <div className={styles.dates}>
            <TextField
              label={optional(words.from)}
              type="date"
              value={form.value('from')}
              onChange={form.put('from')}
            />
            <TextField label={optional(words.to)} type="date" value={form.value('to')} onChange={form.put('to')} />
            <TextField
              label={optional(words.checkedAt)}
              type="date"
              value={form.value('checkedAt')}
              onChange={form.put('checkedAt')}
            />
          </div>
        </>
      )}
    </LogDialog>
  )
}
