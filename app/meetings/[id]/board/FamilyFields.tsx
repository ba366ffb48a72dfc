'use client'
import { useState } from 'react'
import { type Barrier, ENQUIRIES, PARENTS } from '../../../../lib/board/family-work'
import { typed } from '../../../../lib/board/wording'
import { INVESTIGATION_WORDS } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { Button } from '../../../ui/Button'
import { ManyChoices } from '../../../ui/Choices'
import { Select } from '../../../ui/Field'
import styles from './ContentForm.module.css'
import { type FieldsProps, Line, Prose } from './fields'

const BARRIERS = ['transport', 'literacy', 'interpreter', 'shift_work', 'fear', 'agency_made', 'other'] as const
const BARRIER_CHOICES = BARRIERS.map((value: Barrier) => ({ value, label: compose.barrierNames[value] }))
const INVESTIGATIONS = [
  ['', compose.choose],
  ['police', INVESTIGATION_WORDS.police],
  ['nrm', INVESTIGATION_WORDS.nrm],
  ['family_court', INVESTIGATION_WORDS.family_court],
  ['health_review', INVESTIGATION_WORDS.health_review],
  ['lado', INVESTIGATION_WORDS.lado],
  ['other_agency', INVESTIGATION_WORDS.other_agency],
] as const

/** How each parent worked with the agency, what it did for the child, what shows it and what got in the way. */
export function ParentsFields({ draft, onChange }: FieldsProps) {
  const used = PARENTS.findLastIndex(
    one => typed(draft[`${one}Person`] + draft[`${one}How`] + draft[`${one}Benefit`] + draft[`${one}Evidence`]) !== '',
  )
  const [count, setCount] = useState(used + 1)
  const shown = PARENTS.slice(0, Math.max(1, count, used + 1))
  return (
    <>
      <p className={styles.lead}>{compose.engagementLead}</p>
      {shown.map(one => (
        <fieldset key={one} className={styles.part}>
          <legend className="sr">{typed(draft[`${one}Person`]) || compose.engagementOf}</legend>
          <div className={styles.fields}>
            <Line {...{ draft, onChange }} name={`${one}Person`} label={compose.engagementPerson} maxLength={300} />
            <Prose {...{ draft, onChange }} name={`${one}How`} label={compose.engagement} />
            <Prose {...{ draft, onChange }} name={`${one}Benefit`} label={compose.engagementBenefit} />
            <Prose {...{ draft, onChange }} name={`${one}Evidence`} label={compose.engagementEvidence} />
            <div className={styles.wide}>
              <ManyChoices
                legend={compose.barriers}
                choices={BARRIER_CHOICES}
                values={draft[`${one}Barriers`]}
                onChange={values => onChange({ [`${one}Barriers`]: BARRIERS.filter(kind => values.includes(kind)) })}
              />
            </div>
            {draft[`${one}Barriers`].length || draft[`${one}BarrierNote`] ? (
              <div className={styles.wide}>
                <Prose {...{ draft, onChange }} name={`${one}BarrierNote`} label={compose.barrierNote} />
              </div>
            ) : null}
          </div>
        </fieldset>
      ))}
      {shown.length < PARENTS.length ? (
        <div>
          <Button small onClick={() => setCount(shown.length + 1)}>
            {compose.anotherParent}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** What else is looked into, by whom, how far it is and what of it must not be passed on. */
export function EnquiryFields({ draft, onChange }: FieldsProps) {
  const [more, setMore] = useState(false)
  const shown = more || draft.investigation2Kind ? ENQUIRIES : ENQUIRIES.slice(0, 1)
  return (
    <>
      {shown.map(one => (
        <div key={one} className={styles.fields}>
          <Select
            label={compose.investigation}
            value={draft[`${one}Kind`]}
            options={INVESTIGATIONS}
            onChange={kind => onChange({ [`${one}Kind`]: kind })}
          />
          {draft[`${one}Kind`] ? (
            <>
              <Prose {...{ draft, onChange }} name={`${one}Status`} label={compose.investigationStatus} />
              <Prose {...{ draft, onChange }} name={`${one}Handling`} label={compose.investigationHandling} />
            </>
          ) : null}
        </div>
      ))}
      {draft.investigationKind && shown.length < ENQUIRIES.length ? (
        <div>
          <Button small onClick={() => setMore(true)}>
            {compose.anotherEnquiry}
          </Button>
        </div>
      ) : null}
    </>
  )
}
