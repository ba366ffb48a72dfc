'use client'
import { decide } from '../../../../lib/text/decide'
import { replay as words } from '../../../../lib/text/replay'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Panel } from '../../../ui/Panel'
import { Said } from '../board/Said'
import { ActionsList } from '../matters/ActionsList'
import { DecisionCard } from '../matters/DecisionCard'
import matters from '../matters/Matters.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Replay.module.css'

/** What stood beside the board: what was decided, who was here, what was asked and said. */
export function Besides() {
  const { live, professional, agencyName } = useMeetingValue()
  const { decisions, actions } = live.matters
  return (
    <aside className={styles.besides}>
      {decisions.length ? (
        <Panel id="decisions" title={decide.decisions}>
          <ul className={matters.list}>
            {decisions.map(decision => (
              <DecisionCard key={decision.id} decision={decision} />
            ))}
          </ul>
        </Panel>
      ) : null}
      {actions.length ? (
        <Panel id="actions" title={decide.actions.title}>
          <ActionsList />
        </Panel>
      ) : null}
      <Here />
      <Words id="alerts" title={words.alerts} said={live.alerts} />
      <Words
        id="questions"
        title={words.questions}
        said={live.questions.flatMap(({ agency, answers, ...one }) => [
          { ...one, body: `${agencyName(agency)}: ${one.body}` },
          ...answers,
        ])}
      />
      <Words id="family" title={words.family} said={live.family} />
      {professional ? <Said /> : null}
    </aside>
  )
}

function Here() {
  const { live, state, agencyName } = useMeetingValue()
  const here = live.roster?.people.filter(one => one.here) ?? []
  return (
    <Panel id="here" title={words.here}>
      <ul className={styles.people}>
        {here.length === 0 ? <li>{words.nobodyHere}</li> : null}
        {here.map(one => (
          <li key={one.person}>
            <AgencyTile look={lookOf(one, state.meeting.agencies)} size="s" />
            <span>
              <strong>{one.name}</strong> {one.role === 'practitioner' ? agencyName(one.agency) : roleWords(one.role)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Line = { id: string; body: string; stamp: { by: { name: string } } }

function Words({ id, title, said }: { id: string; title: string; said: readonly Line[] }) {
  if (said.length === 0) return null
  return (
    <Panel id={id} title={title}>
      <ul className={styles.people}>
        {said.map(one => (
          <li key={one.id}>
            <span>
              <bdi>{one.body}</bdi> <small>{one.stamp.by.name}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
