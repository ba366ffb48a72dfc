'use client'
import type { Draft } from '../../../../lib/board/compose'
import { typed } from '../../../../lib/board/wording'
import { londonDate } from '../../../../lib/text/dates'
import { prepare } from '../../../../lib/text/prepare'
import { Button } from '../../../ui/Button'
import { Check, TextField } from '../../../ui/Field'
import { Folded } from '../board/Folded'
import { Line, Prose } from '../board/fields'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Drafts.module.css'

const words = prepare.holding
type Props = { draft: Draft; onChange(change: Partial<Draft>): void; onDecline(): void }

/** Not now: held for the professionals' part, or until advice was asked. Who was asked, and what was said, is the agency's alone. */
export function Holding({ draft, onChange, onDecline }: Props) {
  const { me, may, agencyName, audience } = useMeetingValue()
  const asks = typed(draft.adviceFrom) !== '' || typed(draft.adviceAnswer) !== ''
  const advise = (change: Partial<Draft>) => {
    const begins = change.adviceFrom && !draft.adviceAsked
    onChange(begins ? { ...change, adviceAsked: londonDate(new Date().toISOString()) } : change)
  }
  return (
    <Folded title={words.title} asked={draft.held || asks}>
      <div className={styles.holding}>
        {audience('professionals') ? (
          <Check
            label={prepare.hold}
            hint={words.heldHint}
            checked={draft.held}
            onChange={held => onChange({ held })}
          />
        ) : null}
        <Line draft={draft} onChange={advise} name="adviceFrom" label={words.from} maxLength={300} />
        {asks ? (
          <>
            <TextField
              label={words.asked}
              type="date"
              value={draft.adviceAsked}
              onChange={adviceAsked => onChange({ adviceAsked })}
            />
            <Prose draft={draft} onChange={advise} name="adviceAnswer" label={words.answer} />
          </>
        ) : null}
        <p className={styles.quiet}>{words.own(agencyName(me.agency))}</p>
        {may('not-shared') ? (
          <div>
            <Button small onClick={onDecline}>
              {words.decline}
            </Button>
          </div>
        ) : null}
      </div>
    </Folded>
  )
}
