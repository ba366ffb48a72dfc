'use client'
import { useState } from 'react'
import { TAKE_DOWN_REASONS } from '../../../../lib/protocol/keep'
import { keepingPage } from '../../../../lib/text/keeping'
import { Choices } from '../../../ui/Choices'
import { useFocusKept } from '../../../ui/useFocusKept'
import { Decide } from './Decide'

const words = keepingPage.taken
const REASONS = TAKE_DOWN_REASONS.map(value => ({ value, label: words.reason(value) }))

/** Words that are too much, or went to the wrong people, go off every board at once; whoever oversees the meeting decides the rest. */
export function TakeDown({ meeting, statement }: { meeting: string; statement: string }) {
  const [reason, setReason] = useState<string | null>(null)
  useFocusKept()
  return (
    <Decide
      meeting={meeting}
      verb="take-down"
      label={words.take}
      lead={words.takeLead}
      input={() => (reason ? { statement, reason } : words.chooseReason)}
    >
      <Choices legend={keepingPage.why} look="apart" choices={REASONS} value={reason} onChange={setReason} />
    </Decide>
  )
}
