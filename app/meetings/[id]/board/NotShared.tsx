'use client'
import { useState } from 'react'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import { headingTitle } from '../../../../lib/text/headings'
import { silence } from '../../../../lib/text/silence'
import { Select, TextArea, TextField } from '../../../ui/Field'
import { LogDialog } from './LogDialog'
import { useLogged } from './useLogged'

const words = silence.keep
const { optional } = silence
const HEADING_OPTIONS = HEADINGS.map(heading => [heading, headingTitle(heading)] as const)

/** The draft it is decided of: its heading and whose advice, and no word of it. */
export type NotSharedOf = { id: string; heading: Heading; adviceFrom: string }
type Props = { from?: NotSharedOf; onClose(): void }

/** That something was decided not to be shared, never what. */
export function NotShared({ from, onClose }: Props) {
  const form = useLogged(
    from ? `not-shared ${from.id}` : 'not-shared',
    onClose,
    from ? { adviceFrom: from.adviceFrom } : {},
  )
  const [heading, setHeading] = useState<Heading>(from?.heading ?? 'necessary')
  const log = () =>
    form.log(({ test, ...fields }, seen) =>
      test ? { kind: 'not-shared', v: 1, seen, heading, test, ...fields } : null,
    )
  const problem = form.asked && !form.value('test').trim() ? words.testMissing : null
  return (
    <LogDialog
      title={words.title}
      lead={words.lead}
      problem={problem}
      onLog={log}
      onCancel={form.cancel}
      onClose={onClose}
    >
      <Select label={words.heading} value={heading} options={HEADING_OPTIONS} onChange={next => setHeading(next)} />
      <TextArea
        label={words.test}
        hint={words.testHint}
        value={form.value('test')}
        onChange={form.put('test')}
        maxLength={1500}
        wrong={!!problem}
      />
      <TextField
        label={optional(words.advice)}
        value={form.value('adviceFrom')}
        onChange={form.put('adviceFrom')}
        maxLength={300}
      />
      <TextField
        label={optional(words.decidedAt)}
        type="date"
        value={form.value('decidedAt')}
        onChange={form.put('decidedAt')}
      />
    </LogDialog>
  )
}
