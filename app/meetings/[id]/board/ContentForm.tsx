'use client'
import type { Draft, Nature } from '../../../../lib/board/compose'
import { missingIn } from '../../../../lib/board/compose'
import { HEADINGS } from '../../../../lib/meeting/names'
import { isFamily } from '../../../../lib/policy/can'
import { compose } from '../../../../lib/text/compose'
import { headingTitle } from '../../../../lib/text/headings'
import { Choices, ManyChoices } from '../../../ui/Choices'
import { Select, TextArea, TextField } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './ContentForm.module.css'
import { MoreFields } from './MoreFields'
import { WhenFields } from './WhenFields'

export type Change = (change: Partial<Draft>) => void
type Props = { draft: Draft; asked: boolean; correcting?: boolean; bodyId?: string; onChange: Change }

const NATURES = (['fact', 'reported', 'opinion'] as const).map((value: Nature) => ({
  value,
  label: compose.natures[value],
  hint: compose.natureHints[value],
}))
const HEADING_OPTIONS = HEADINGS.map(heading => [heading, headingTitle(heading)] as const)

/** What, how you know, which child, when, who can see it; then everything else, folded. */
export function ContentForm({ draft, asked, correcting, bodyId, onChange }: Props) {
  const { state, childName, audience } = useMeetingValue()
  const withFamily = !!audience(draft.audience)?.readers?.some(isFamily)
  const missing = asked ? missingIn(draft) : []
  const audiences = state.audiences.map(one => ({ value: one.id, label: compose.audienceLabel(one, state.audiences) }))
  return (
    <div className={styles.form}>
      <TextArea
        id={bodyId}
        label={compose.what}
        value={draft.body}
        onChange={body => onChange({ body })}
        maxLength={6000}
        rows={3}
        wrong={missing.includes('body')}
      />
      <div className={styles.row}>
        <Choices
          legend={compose.nature}
          choices={NATURES}
          value={draft.nature || null}
          onChange={nature => onChange({ nature })}
          wrong={missing.includes('nature')}
        />
        <ManyChoices
          legend={compose.children}
          choices={state.meeting.children.map(({ id }) => ({ value: id, label: childName(id) }))}
          values={draft.children}
          onChange={children => onChange({ children })}
          all={compose.all}
          wrong={missing.includes('children')}
        />
        {draft.nature === 'reported' ? (
          <div className={styles.grow}>
            <TextField
              label={compose.reportedBy}
              value={draft.reportedBy}
              onChange={reportedBy => onChange({ reportedBy })}
              maxLength={300}
            />
          </div>
        ) : null}
        {draft.nature === 'opinion' ? (
          <div className={styles.grow}>
            <TextField
              label={compose.opinionBasis}
              value={draft.opinionBasis}
              onChange={opinionBasis => onChange({ opinionBasis })}
              maxLength={1500}
            />
          </div>
        ) : null}
      </div>
      <div className={styles.row}>
        <WhenFields when={draft.when} wrong={missing.includes('when')} onChange={when => onChange({ when })} />
        <div className={styles.where}>
          {correcting ? null : (
            <div>
              <Choices
                legend={compose.audience}
                choices={audiences}
                value={draft.audience}
                onChange={audience => onChange({ audience })}
              />
              {draft.audience === 'professionals' && !draft.audienceChosen ? (
                <p className={styles.hint}>{compose.careful}</p>
              ) : null}
            </div>
          )}
          <div className={styles.under}>
            <Select
              label={compose.heading}
              value={draft.heading}
              options={HEADING_OPTIONS}
              onChange={heading => onChange({ heading })}
            />
          </div>
        </div>
      </div>
      {draft.protectSource && withFamily ? (
        <Notice tone="warn">
          <p>{compose.protectFamily}</p>
        </Notice>
      ) : null}
      <details className={styles.more}>
        <summary>{compose.more}</summary>
        <p className={styles.hint}>{compose.optional}</p>
        <MoreFields draft={draft} onChange={onChange} />
      </details>
    </div>
  )
}
