'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { type Judgement, judge, owed } from '../../../../lib/board/marking'
import { owesReason, PROPORTIONALITY, RELEVANCE, REQUESTS } from '../../../../lib/statements/mark'
import { PROPORTIONALITY_WORDS, RELEVANCE_WORDS, REQUEST_WORDS } from '../../../../lib/text/board'
import { capture } from '../../../../lib/text/capture'
import { chair, suggestedReasons } from '../../../../lib/text/chair'
import { Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Select, TextField } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import { OWN_WORDS, REQUEST } from './ids'
import styles from './Strip.module.css'
import type { Marking } from './useMarking'

const RELEVANCES = RELEVANCE.map((value, i) => ({ value, label: RELEVANCE_WORDS[value], shortcut: String(i + 1) }))
const PROPORTIONS = PROPORTIONALITY.map((value, i) => ({
  value,
  label: PROPORTIONALITY_WORDS[value],
  shortcut: String(i + 4),
}))
const REQUEST_OPTIONS = REQUESTS.map(request => [request, REQUEST_WORDS[request]] as const)

/** Relevance, proportion, reason, request. By mouse and arrows it waits for the button; by number keys the last one finishes it. */
export function Strip({ view, marking }: { view: ContributionView; marking: Marking }) {
  const { judgement } = marking
  const reasons = suggestedReasons(judgement)
  const missing = owed(judgement)
  const part = missing === 'relevance' || missing === 'proportionality'
  const { agencyName } = useMeetingValue()
  const agency = agencyName(view.by.agency)
  const goesFirst = missing === 'nothing' && marking.held.goesFirst(judgement)
  const finish = marking.forChair
    ? capture.marks.enter
    : marking.quiet
      ? chair.held.hold
      : part
        ? chair.part
        : goesFirst
          ? chair.held.holdFirst(agency)
          : chair.submit
  const change = (next: Partial<Judgement>) => marking.change({ ...judgement, ...next })
  return (
    <form
      className={styles.strip}
      aria-label={view.ref}
      onSubmit={event => {
        event.preventDefault()
        if (missing === 'nothing' || part) marking.mark(judgement)
      }}
    >
      <div className={styles.line}>
        <Choices
          legend={chair.relevance}
          look="mark"
          choices={RELEVANCES}
          value={judgement.relevance}
          onChange={value => marking.change(judge(judgement, value, reasons))}
        />
      </div>
      <div className={styles.line}>
        <Choices
          legend={chair.proportion}
          look="mark"
          choices={PROPORTIONS}
          value={judgement.proportionality}
          onChange={value => marking.change(judge(judgement, value, reasons))}
        />
      </div>
      <div className={styles.line}>
        <Choices
          legend={owesReason(judgement) ? chair.reasonOwed : chair.reason}
          look="apart"
          choices={reasons.map((value, i) => ({ value, label: value, shortcut: String(i + 7) }))}
          value={judgement.reason}
          onChange={reason => change({ reason })}
        />
        <div className={styles.own}>
          <TextField
            id={OWN_WORDS}
            label={chair.ownLabel}
            value={judgement.reason}
            maxLength={1500}
            onChange={reason => change({ reason })}
          />
          <Select
            id={REQUEST}
            label={chair.request}
            value={judgement.request}
            options={REQUEST_OPTIONS}
            onChange={request => change({ request })}
          />
        </div>
      </div>
      <div className={styles.foot}>
        <span>{chair.owed[missing]}</span>
        {view.mark && !marking.forChair && !marking.waits.has(view.id) ? (
          <Button look="quiet" onClick={marking.clear}>
            {chair.clear}
          </Button>
        ) : null}
        <Button type="submit" look={part ? 'plain' : 'primary'} disabled={missing === 'both' || missing === 'reason'}>
          {finish}
        </Button>
      </div>
    </form>
  )
}
