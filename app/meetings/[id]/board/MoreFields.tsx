'use client'
import type { Draft } from '../../../../lib/board/compose'
import { ENQUIRIES, PARENTS } from '../../../../lib/board/family-work'
import { typed } from '../../../../lib/board/wording'
import type { CheckName } from '../../../../lib/checks/names'
import { SOURCE_WORDS } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { Check, Select, TextField } from '../../../ui/Field'
import styles from './ContentForm.module.css'
import { EnquiryFields, ParentsFields } from './FamilyFields'
import { Folded } from './Folded'
import { type FieldsProps, Line, Prose } from './fields'

const SOURCES = [
  ['', compose.choose],
  ['seen', SOURCE_WORDS.seen],
  ['record', SOURCE_WORDS.record],
  ['told', SOURCE_WORDS.told],
  ['professional_assessment', SOURCE_WORDS.professional_assessment],
] as const
const TOLD = [
  ['', compose.choose],
  ['yes', compose.tolds.yes],
  ['no', compose.tolds.no],
  ['n_a', compose.tolds.n_a],
] as const

type Group = {
  title: string
  /** Open from the start: its heading asks for it, a check does, or there is something in it. */
  asked(draft: Draft, asks: readonly CheckName[]): boolean
  Fields: React.ComponentType<FieldsProps>
}

const saysAny = (...texts: string[]) => texts.some(text => typed(text) !== '')
const aboutWork = ({ heading }: Draft) => heading === 'adequate' || heading === 'secure'

const GROUPS: readonly Group[] = [
  {
    title: compose.childWords,
    asked: (d, asks) =>
      d.heading === 'childs-views' ||
      asks.includes('no-exact-words') ||
      saysAny(d.exactWords, d.toldTo, d.howDisclosed, d.wishesAndFeelings, d.observed, d.circumstances),
    Fields: ChildFields,
  },
  {
    title: compose.engagementGroup,
    asked: d => aboutWork(d) || PARENTS.some(one => saysAny(d[`${one}Person`], d[`${one}How`], d[`${one}Benefit`])),
    Fields: ParentsFields,
  },
  {
    title: compose.enquiries,
    asked: d => aboutWork(d) || ENQUIRIES.some(one => d[`${one}Kind`] !== ''),
    Fields: EnquiryFields,
  },
  {
    title: compose.care,
    asked: d => d.told !== '' || d.protectSource || saysAny(d.handlingNote, d.roomWording),
    Fields: CareFields,
  },
  {
    title: compose.rest,
    asked: d => d.historic || saysAny(d.headline, d.sourceKind, d.sourceAsAt, d.knownToAgencyAt),
    Fields: RestFields,
  },
]

/** What only some contributions need, in groups that open where the heading or a check asks for them. Loaded when first wanted. */
export function MoreFields({ draft, onChange, asks }: FieldsProps & { asks: readonly CheckName[] }) {
  return (
    <div className={styles.groups}>
      {GROUPS.map(({ title, asked, Fields }) => (
        <Folded key={title} title={title} asked={asked(draft, asks)}>
          <Fields draft={draft} onChange={onChange} />
        </Folded>
      ))}
    </div>
  )
}

/** Under Child’s views the exact words stand further up. */
function ChildFields({ draft, onChange }: FieldsProps) {
  const field = { draft, onChange }
  return (
    <div className={styles.fields}>
      {draft.heading === 'childs-views' ? null : (
        <div className={styles.wide}>
          <Prose {...field} name="exactWords" label={compose.exactWords} hint={compose.exactWordsHint} voice />
        </div>
      )}
      <Line {...field} name="toldTo" label={compose.toldTo} maxLength={300} />
      <Prose {...field} name="circumstances" label={compose.circumstances} />
      <Prose {...field} name="prompt" label={compose.prompt} hint={compose.promptHint} />
      <Prose {...field} name="howDisclosed" label={compose.howDisclosed} hint={compose.howDisclosedHint} />
      <Line {...field} name="language" label={compose.language} maxLength={300} />
      <Prose {...field} name="wishesAndFeelings" label={compose.wishes} />
      <Prose {...field} name="observed" label={compose.observed} hint={compose.observedHint} />
      <Line {...field} name="contentToTell" label={compose.contentToTell} maxLength={1500} />
    </div>
  )
}

function CareFields({ draft, onChange }: FieldsProps) {
  const field = { draft, onChange }
  return (
    <div className={styles.fields}>
      <Select label={compose.told} value={draft.told} options={TOLD} onChange={told => onChange({ told })} />
      {draft.told ? <Prose {...field} name="toldWhy" label={compose.toldWhy} /> : null}
      <Prose {...field} name="handlingNote" label={compose.handling} />
      <Check
        label={compose.protect}
        hint={compose.protectHint}
        checked={draft.protectSource}
        onChange={protectSource => onChange({ protectSource })}
      />
      {draft.protectSource || draft.roomWording ? (
        <Prose {...field} name="roomWording" label={compose.roomWording} />
      ) : null}
    </div>
  )
}

function RestFields({ draft, onChange }: FieldsProps) {
  return (
    <div className={styles.fields}>
      <Line draft={draft} onChange={onChange} name="headline" label={compose.headline} maxLength={120} />
      <Select
        label={compose.sourceKind}
        value={draft.sourceKind}
        options={SOURCES}
        onChange={sourceKind => onChange({ sourceKind })}
      />
      <TextField
        label={compose.sourceAsAt}
        type="date"
        value={draft.sourceAsAt}
        onChange={sourceAsAt => onChange({ sourceAsAt })}
      />
      <TextField
        label={compose.known}
        type="date"
        value={draft.knownToAgencyAt}
        onChange={knownToAgencyAt => onChange({ knownToAgencyAt })}
      />
      <Check label={compose.historic} checked={draft.historic} onChange={historic => onChange({ historic })} />
    </div>
  )
}
