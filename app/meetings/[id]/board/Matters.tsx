'use client'
import { decide } from '../../../../lib/text/decide'
import { Panel } from '../../../ui/Panel'
import { ActionsList } from '../matters/ActionsList'
import { DecisionCard } from '../matters/DecisionCard'
import styles from '../matters/Matters.module.css'
import { OwnStance } from '../matters/OwnStance'
import { useMeetingValue } from '../ui/MeetingContext'

/** What has been decided and what will be done, to read; agencies say here where they stand. Nothing as long as there is none. */
export function Matters() {
  const { live } = useMeetingValue()
  const { decisions, actions } = live.matters
  return (
    <>
      {decisions.length ? (
        <Panel id="decisions" title={decide.decisions}>
          <ul className={styles.list}>
            {decisions.map(decision => (
              <DecisionCard key={decision.id} decision={decision}>
                <OwnStance decision={decision} />
              </DecisionCard>
            ))}
          </ul>
        </Panel>
      ) : null}
      {actions.length ? (
        <Panel id="actions" title={decide.actions.title}>
          <ActionsList />
        </Panel>
      ) : null}
    </>
  )
}
