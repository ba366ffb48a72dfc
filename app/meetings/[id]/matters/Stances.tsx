'use client'
import { sharingAgencies } from '../../../../lib/board/coverage'
import type { DecisionView, StanceView } from '../../../../lib/board/matters'
import { answerBy } from '../../../../lib/meeting/clocks'
import { londonDate } from '../../../../lib/text/dates'
import { decide, VIEW_WORDS } from '../../../../lib/text/decide'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Matters.module.css'

/** Each agency's stance, by its shape, name and words; who has not said is said too. */
export function Stances({ decision }: { decision: DecisionView }) {
  const { state, agencyName } = useMeetingValue()
  const said = new Set(decision.stances.map(one => one.stamp.by.agency))
  const silent = sharingAgencies(state.audiences).filter(agency => !said.has(agency))
  return (
    <>
      <h4 className={styles.for}>{decide.stands}</h4>
      <ul className={styles.stances}>
        {decision.stances.map(stance => (
          <Stance key={stance.id} stance={stance} />
        ))}
      </ul>
      {silent.length ? <p className={styles.quiet}>{decide.notYet(silent.map(agencyName))}</p> : null}
      {decision.stances.some(one => one.view === 'disagrees') ? <p className={styles.quiet}>{decide.kept}</p> : null}
    </>
  )
}

/** The day an answer is owed by, and that it has gone. */
const dueWords = (due: string) =>
  due < londonDate(new Date().toISOString()) ? decide.answerWasDue(due) : decide.answerBy(due)

function Stance({ stance }: { stance: StanceView }) {
  const { state, agencyName } = useMeetingValue()
  const { clocks, agencies } = state.meeting
  const { by, at } = stance.stamp
  const due = stance.formal && clocks ? answerBy(londonDate(at), clocks.dissent) : null
  return (
    <li className={styles.stance} data-view={stance.view}>
      <AgencyTile look={lookOf({ agency: by.agency, role: 'practitioner' }, agencies)} size="s" />
      <span>
        <span className="sr">{agencyName(by.agency)}: </span>
        <b>{VIEW_WORDS[stance.view].says}</b>
      </span>
      {stance.reason ? <span>{stance.reason}</span> : null}
      {stance.formal ? <Tag tone="warn">{due ? `${decide.formal}, ${dueWords(due)}` : decide.formal}</Tag> : null}
      {stance.earlier ? <Tag tone="warn">{decide.earlier}</Tag> : null}
    </li>
  )
}
