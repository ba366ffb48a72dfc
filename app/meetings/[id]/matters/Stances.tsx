'use client'
import { standing } from '../../../../lib/board/deciding'
import type { DecisionView, StanceView } from '../../../../lib/board/matters'
import { answerBy } from '../../../../lib/meeting/clocks'
import { canSpeakChairsWord } from '../../../../lib/policy/can'
import { londonDate } from '../../../../lib/text/dates'
import { decide, VIEW_WORDS } from '../../../../lib/text/decide'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { later, useLater } from '../../../ui/later'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Matters.module.css'

const viewFor = later(() => import('./ViewFor').then(({ ViewFor }) => ViewFor))

/** Each agency's stance, by its shape, name and words; who has not said is said too. */
export function Stances({ decision }: { decision: DecisionView }) {
  const { state, me, may, agencyName } = useMeetingValue()
  const silent = standing(state.audiences).filter(agency => !decision.stances.some(one => one.agency === agency))
  const enters = may('speak-for') && canSpeakChairsWord(me) && silent.length > 0
  const ViewFor = useLater(viewFor, enters)
  return (
    <>
      <h4 className={styles.for}>{decide.stands}</h4>
      <ul className={styles.stances}>
        {decision.stances.map(stance => (
          <Stance key={stance.id} stance={stance} />
        ))}
      </ul>
      {silent.length ? <p className={styles.quiet}>{decide.notYet(silent.map(agencyName))}</p> : null}
      {ViewFor && enters ? <ViewFor decision={decision} silent={silent} /> : null}
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
  const { agency, stamp } = stance
  const due = stance.formal && clocks ? answerBy(londonDate(stamp.at), clocks.dissent) : null
  return (
    <li className={styles.stance} data-view={stance.view}>
      <AgencyTile look={lookOf({ agency, role: 'practitioner' }, agencies)} size="s" />
      <span>
        <span className="sr">{agencyName(agency)}: </span>
        <b>{VIEW_WORDS[stance.view].says}</b>
      </span>
      {stance.reason ? <span>{stance.reason}</span> : null}
      {stance.onBehalf ? <span className={styles.quiet}>{decide.viewFor.typedBy(stamp.by.name)}</span> : null}
      {stance.formal ? <Tag tone="warn">{due ? `${decide.formal}, ${dueWords(due)}` : decide.formal}</Tag> : null}
      {stance.earlier ? <Tag tone="warn">{decide.earlier}</Tag> : null}
    </li>
  )
}
