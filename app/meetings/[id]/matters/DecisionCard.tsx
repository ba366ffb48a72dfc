'use client'
import type { DecisionView } from '../../../../lib/board/matters'
import { clockMinutes } from '../../../../lib/text/dates'
import { CATEGORY_WORDS, decide, THRESHOLD_WORDS } from '../../../../lib/text/decide'
import { OUTCOME_WORDS } from '../../../../lib/text/outcomes'
import { Icon } from '../../../ui/Icon'
import { Tag } from '../../../ui/Tag'
import { rowId, viewHref } from '../board/useView'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Matters.module.css'
import { Stances } from './Stances'

/** A decision as everyone who can read it sees it: for whom, what, why, and what it relies on; where agencies stand, for professionals. */
export function DecisionCard({ decision, children }: { decision: DecisionView; children?: React.ReactNode }) {
  const { childName, professional, audience } = useMeetingValue()
  const { outcome, summary, threshold, category, reasons, override, withoutFamily, coreGroup, review, changed } =
    decision
  const inner = professional && audience(decision.audience)?.kind !== 'meeting'
  return (
    <li className={styles.item} data-decision={decision.id}>
      <h3 className={styles.for}>{decide.for(childName(decision.child))}</h3>
      <p className={styles.outcome}>{outcome === 'other' ? summary : OUTCOME_WORDS[outcome]}</p>
      {summary && outcome !== 'other' ? <p className={styles.words}>{summary}</p> : null}
      <p className={styles.facts}>
        {inner ? (
          <Tag tone="restrict">
            <Icon name="lock" /> {decide.onlyProfessionals}
          </Tag>
        ) : null}
        {threshold ? <span>{THRESHOLD_WORDS[threshold]}</span> : null}
        {category ? <span>{CATEGORY_WORDS[category]}</span> : null}
        {coreGroup ? <span>{decide.coreGroup(coreGroup)}</span> : null}
        {review ? <span>{decide.review(review)}</span> : null}
        {changed ? <span>{decide.changed(clockMinutes(changed.at))}</span> : null}
      </p>
      <p className={styles.words}>
        <b>{decide.because}</b>
        {reasons}
      </p>
      {withoutFamily ? (
        <p className={styles.words}>
          <b>{decide.withoutFamily}</b>
          {withoutFamily}
        </p>
      ) : null}
      {override ? (
        <p className={styles.words}>
          <b>{decide.override}</b>
          {override}
        </p>
      ) : null}
      <Evidence decision={decision} />
      {professional ? <Stances decision={decision} /> : null}
      {children}
    </li>
  )
}

/** The contributions a decision relies on, by their references, and what became of them since. */
function Evidence({ decision }: { decision: DecisionView }) {
  const { live, reading } = useMeetingValue()
  const told = live.agencies.flatMap(one => one.told).filter(one => decision.told?.includes(one.id))
  return (
    <p className={styles.line}>
      <b>{decide.reliesOn}</b>
      {decision.reliesOn.map(({ contribution, version }) => {
        const view = live.board.find(one => one.id === contribution)
        if (!view) return null
        const since = view.content ? (view.version === version ? null : decide.corrected) : decide.gone
        return (
          <span key={contribution}>
            <a href={`${reading ? '' : `board${viewHref(view.heading)}`}#${rowId(contribution)}`}>{view.ref}</a>
            {since ? ` (${since})` : null}
          </span>
        )
      })}
      {told.map(one => (
        <span key={one.id}>{decide.told(one.to)}</span>
      ))}
    </p>
  )
}
