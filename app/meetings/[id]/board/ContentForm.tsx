'use client'
import { useState } from 'react'
import type { Draft, Nature } from '../../../../lib/board/compose'
import { missingIn, whenProblem } from '../../../../lib/board/compose'
import { isLongAgo } from '../../../../lib/board/when-typed'
import { typed } from '../../../../lib/board/wording'
import type { CheckName } from '../../../../lib/checks/names'
import { countWords } from '../../../../lib/checks/text'
import { HEADINGS } from '../../../../lib/meeting/names'
import { isFamily } from '../../../../lib/policy/can'
import { compose } from '../../../../lib/text/compose'
import { londonDate } from '../../../../lib/text/dates'
import { headingTitle } from '../../../../lib/text/headings'
import { lists } from '../../../../lib/text/lists'
import { Button } from '../../../ui/Button'
import { Choices, ManyChoices } from '../../../ui/Choices'
import { Select } from '../../../ui/Field'
import { later, useLater } from '../../../ui/later'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './ContentForm.module.css'
import { Line, Prose } from './fields'
import { WhenField } from './WhenField'

const listDialog = later(() => import('./ListDialog').then(({ ListDialog }) => ListDialog))
const moreFields = later(() => import('./MoreFields').then(({ MoreFields }) => MoreFields))

export type Change = (change: Partial<Draft>) => void
type Props = {
  draft: Draft
  asked: boolean
  /** What the checks ask about: where it is answered opens. */
  asks: readonly CheckName[]
  correcting?: boolean
  /** With room for all of it: nothing but the groups is folded. */
  full?: boolean
  bodyId?: string
  onChange: Change
}
type Part = Omit<Props, 'asked' | 'asks' | 'bodyId'> & { wrong(name: string): boolean }

const NATURES = (['fact', 'reported', 'opinion'] as const).map((value: Nature) => ({
  value,
  label: compose.natures[value],
  hint: compose.natureHints[value],
}))
const HEADING_OPTIONS = HEADINGS.map(heading => [heading, headingTitle(heading)] as const)
const LONG_WORDS = 120

/** What, how you know, which child, when, who can see it; then everything else, folded. */
export function ContentForm({ draft, asked, asks, correcting, full, bodyId, onChange }: Props) {
  const missing: string[] = asked ? missingIn(draft) : []
  const part = { draft, correcting, full, onChange, wrong: (name: string) => missing.includes(name) }
  return (
    <div className={styles.form} data-full={full || undefined}>
      <What {...part} bodyId={bodyId} />
      {draft.heading === 'childs-views' ? (
        <Prose
          {...{ draft, onChange }}
          name="exactWords"
          label={compose.exactWords}
          hint={compose.exactWordsHint}
          voice
        />
      ) : null}
      {full ? (
        <>
          <How {...part} />
          <div className={styles.two}>
            <When {...part} />
            <Line {...{ draft, onChange }} name="sourceRef" label={compose.source} maxLength={1500} />
          </div>
          <div className={styles.two}>
            <Children {...part} />
            <Under {...part} />
          </div>
          <Prose {...{ draft, onChange }} name="impact" label={compose.impact} />
          <WhyNow {...part} />
        </>
      ) : (
        <>
          <div className={styles.row}>
            <How {...part} />
            <Children {...part} />
          </div>
          <div className={styles.two}>
            <When {...part} />
            <Under {...part} />
          </div>
          {askedWhy(draft) ? <WhyNow {...part} /> : null}
        </>
      )}
      <Careful draft={draft} />
      <Rest {...{ draft, asks, full, onChange }} />
      {correcting ? null : <Audience {...part} />}
    </div>
  )
}

function What({ draft, full, bodyId, onChange, wrong }: Part & { bodyId: string | undefined }) {
  const words = countWords(draft.body)
  return (
    <div>
      <Prose
        {...{ draft, onChange }}
        name="body"
        id={bodyId}
        label={compose.what}
        hint={full ? compose.whatHint : undefined}
        maxLength={6000}
        rows={full ? 4 : 3}
        wrong={wrong('body')}
      />
      {full && words > 0 ? (
        <p className={styles.count}>
          <span>{compose.words(words)}</span>
          {words <= LONG_WORDS ? <span>{compose.short}</span> : null}
        </p>
      ) : null}
    </div>
  )
}

function How({ draft, full, onChange, wrong }: Part) {
  return (
    <div className={styles.how}>
      <Choices
        legend={compose.nature}
        choices={NATURES}
        look={full ? 'cards' : 'joined'}
        value={draft.nature || null}
        onChange={nature => onChange({ nature })}
        wrong={wrong('nature')}
      />
      {draft.nature === 'reported' ? (
        <Line {...{ draft, onChange }} name="reportedBy" label={compose.reportedBy} maxLength={300} />
      ) : null}
      {draft.nature === 'opinion' ? (
        <Line {...{ draft, onChange }} name="opinionBasis" label={compose.opinionBasis} maxLength={1500} />
      ) : null}
    </div>
  )
}

function Children({ draft, onChange, wrong }: Part) {
  const { state, childName } = useMeetingValue()
  return (
    <ManyChoices
      legend={compose.children}
      choices={state.meeting.children.map(({ id }) => ({ value: id, label: childName(id) }))}
      values={draft.children}
      onChange={children => onChange({ children })}
      all={compose.all}
      wrong={wrong('children')}
    />
  )
}

function When({ draft, onChange, wrong }: Part) {
  const problem = wrong('when') ? whenProblem(draft) : null
  return <WhenField draft={draft} problem={problem && compose.whenProblems[problem]} onChange={onChange} />
}

const Under = ({ draft, onChange }: Part) => (
  <Select
    label={compose.heading}
    value={draft.heading}
    options={HEADING_OPTIONS}
    onChange={heading => onChange({ heading })}
  />
)

/** Anything historic is asked for its link to today. */
const askedWhy = (draft: Draft) =>
  draft.historic || typed(draft.whyNow) !== '' || isLongAgo(draft.when, londonDate(new Date().toISOString()))

const WhyNow = ({ draft, onChange }: Part) => (
  <Prose
    {...{ draft, onChange }}
    name="whyNow"
    label={compose.whyNow}
    hint={askedWhy(draft) ? compose.whyNowHistory : undefined}
  />
)

function Audience({ draft, onChange }: Part) {
  const { state } = useMeetingValue()
  const [listing, setListing] = useState(false)
  const ListDialog = useLater(listDialog, listing)
  return (
    <div>
      <Choices
        legend={compose.audience}
        choices={state.audiences.map(one => ({ value: one.id, label: compose.audienceLabel(one, state.audiences) }))}
        value={draft.audience}
        onChange={audience => onChange({ audience })}
      />
      <Button small look="quiet" onClick={() => setListing(true)}>
        {lists.open}
      </Button>
      {listing && ListDialog ? (
        <ListDialog onChosen={audience => onChange({ audience })} onClose={() => setListing(false)} />
      ) : null}
      {draft.audience === 'professionals' && !draft.audienceChosen ? (
        <p className={styles.hint}>{compose.careful}</p>
      ) : null}
    </div>
  )
}

function Careful({ draft }: { draft: Draft }) {
  const { audience } = useMeetingValue()
  if (!draft.protectSource || !audience(draft.audience)?.readers?.some(isFamily)) return null
  return (
    <Notice tone="warn">
      <p>{compose.protectFamily}</p>
    </Notice>
  )
}

/** Everything that only some contributions need. On the board it is folded, and its script comes when it is opened. */
function Rest({ draft, asks, full, onChange }: Pick<Props, 'draft' | 'asks' | 'full' | 'onChange'>) {
  const [opened, setOpened] = useState(false)
  const MoreFields = useLater(moreFields, full === true || opened)
  const groups = MoreFields ? <MoreFields {...{ draft, asks, onChange }} /> : null
  if (full) return groups
  return (
    <details className={styles.more} onToggle={() => setOpened(true)}>
      <summary>{compose.more}</summary>
      <p className={styles.hint}>{compose.optional}</p>
      <div className={styles.fields}>
        <Prose {...{ draft, onChange }} name="impact" label={compose.impact} />
        <Line {...{ draft, onChange }} name="sourceRef" label={compose.source} maxLength={1500} />
        {askedWhy(draft) ? null : <Prose {...{ draft, onChange }} name="whyNow" label={compose.whyNow} />}
      </div>
      {opened ? groups : null}
    </details>
  )
}
