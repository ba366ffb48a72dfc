'use client'
import type { Draft } from '../../../../lib/board/compose'
import { INVESTIGATION_WORDS, SOURCE_WORDS } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { Check, Select, TextArea, TextField } from '../../../ui/Field'
import type { Change } from './ContentForm'
import styles from './ContentForm.module.css'

const SOURCES = [
  ['', compose.choose],
  ['seen', SOURCE_WORDS.seen],
  ['record', SOURCE_WORDS.record],
  ['told', SOURCE_WORDS.told],
  ['professional_assessment', SOURCE_WORDS.professional_assessment],
] as const
const INVESTIGATIONS = [
  ['', compose.choose],
  ['police', INVESTIGATION_WORDS.police],
  ['nrm', INVESTIGATION_WORDS.nrm],
  ['family_court', INVESTIGATION_WORDS.family_court],
  ['health_review', INVESTIGATION_WORDS.health_review],
  ['lado', INVESTIGATION_WORDS.lado],
  ['other_agency', INVESTIGATION_WORDS.other_agency],
] as const
const TOLD = [
  ['', compose.choose],
  ['yes', compose.tolds.yes],
  ['no', compose.tolds.no],
  ['n_a', compose.tolds.n_a],
] as const

type TextName = {
  [K in keyof Draft]: Draft[K] extends string ? (string extends Draft[K] ? K : never) : never
}[keyof Draft]

/** The fields that only some contributions need. Each is optional. */
export function MoreFields({ draft, onChange }: { draft: Draft; onChange: Change }) {
  const line = (name: TextName, label: string, maxLength: number) => (
    <TextField label={label} value={draft[name]} maxLength={maxLength} onChange={text => onChange({ [name]: text })} />
  )
  const area = (name: TextName, label: string, hint?: string, voice?: boolean) => (
    <TextArea
      label={label}
      hint={hint}
      voice={voice}
      value={draft[name]}
      maxLength={1500}
      onChange={text => onChange({ [name]: text })}
    />
  )
  return (
    <div className={styles.fields}>
      {area('impact', compose.impact)}
      {area('whyNow', compose.whyNow)}
      {line('sourceRef', compose.source, 1500)}
      <Select
        label={compose.sourceKind}
        value={draft.sourceKind}
        options={SOURCES}
        onChange={sourceKind => onChange({ sourceKind })}
      />
      {line('headline', compose.headline, 120)}
      <TextField
        label={compose.known}
        type="date"
        value={draft.knownToAgencyAt}
        onChange={knownToAgencyAt => onChange({ knownToAgencyAt })}
      />
      <Check label={compose.historic} checked={draft.historic} onChange={historic => onChange({ historic })} />

      <h3>{compose.childWords}</h3>
      <div className={styles.wide}>{area('exactWords', compose.exactWords, compose.exactWordsHint, true)}</div>
      {line('toldTo', compose.toldTo, 300)}
      {area('howDisclosed', compose.howDisclosed)}
      {area('wishesAndFeelings', compose.wishes)}
      {area('observed', compose.observed)}

      <h3>{compose.family}</h3>
      {area('engagementHow', compose.engagement)}
      {line('engagementPerson', compose.engagementPerson, 300)}
      <Select label={compose.told} value={draft.told} options={TOLD} onChange={told => onChange({ told })} />
      {draft.told ? area('toldWhy', compose.toldWhy) : null}

      <h3>{compose.care}</h3>
      <Select
        label={compose.investigation}
        value={draft.investigationKind}
        options={INVESTIGATIONS}
        onChange={investigationKind => onChange({ investigationKind })}
      />
      {draft.investigationKind ? area('investigationStatus', compose.investigationStatus) : null}
      {area('handlingNote', compose.handling)}
      <Check
        label={compose.protect}
        hint={compose.protectHint}
        checked={draft.protectSource}
        onChange={protectSource => onChange({ protectSource })}
      />
      {draft.protectSource || draft.roomWording ? area('roomWording', compose.roomWording) : null}
    </div>
  )
}
