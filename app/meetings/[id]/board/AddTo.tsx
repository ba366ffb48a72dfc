'use client'
import { useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import type { Added } from '../../../../lib/statements/addition'
import { asking } from '../../../../lib/text/asking'
import { Select } from '../../../ui/Field'
import { OneLine } from './OneLine'
import { useAdding } from './useAdding'

const words = asking.add

/** What an agency says besides of something it shared, at any time. */
export function AddTo({ view, onDone }: { view: ContributionView; onDone(): void }) {
  const { to, family, fields, add } = useAdding(view)
  const options = fields.map((one): [Added, string] => [one, words.of[one]])
  const [field, setField] = useState<Added>('impact')
  return (
    <OneLine
      keep={`add ${view.id}`}
      label={asking.prompts.of[field]}
      hint={asking.prompts.readers(view.ref, family)}
      to={to}
      onAdd={body => {
        add(field, body)
        onDone()
      }}
      onSkip={onDone}
    >
      <Select label={words.what} value={field} options={options} onChange={one => setField(one)} />
    </OneLine>
  )
}
