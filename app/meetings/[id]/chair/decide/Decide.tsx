'use client'
import { useEffect, useRef, useState } from 'react'
import { decideAction } from '../../../../../lib/board/keys'
import type { ActionView, DecisionView } from '../../../../../lib/board/matters'
import { isOver } from '../../../../../lib/policy/can'
import { decide } from '../../../../../lib/text/decide'
import { Actions, Button } from '../../../../ui/Button'
import { useDisplay } from '../../../../ui/DisplayProvider'
import { Icon } from '../../../../ui/Icon'
import { Panel } from '../../../../ui/Panel'
import { focusHome } from '../../../../ui/useFocusKept'
import { Voices } from '../../board/Voices'
import { ActionsList } from '../../matters/ActionsList'
import { DecisionCard } from '../../matters/DecisionCard'
import matters from '../../matters/Matters.module.css'
import { useMeetingValue } from '../../ui/MeetingContext'
import { AskReason } from '../AskReason'
import { ReturnedMarks } from '../ReturnedMarks'
import type { Acts } from '../useActs'
import { ActionForm } from './ActionForm'
import { Before } from './Before'
import { Conflicts } from './Conflicts'
import styles from './Decide.module.css'
import { DecisionForm } from './DecisionForm'
import { Sealed } from './Sealed'

type Form = { of: 'decision'; from: DecisionView | null } | { of: 'action'; from: ActionView | null }

const inForm = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('textarea, select, dialog, input') !== null

/** Deciding, actions, conflicts of information, and closing. D records a decision, A adds an action. */
export function Decide({ acts }: { acts: Acts }) {
  const { live, state, may } = useMeetingValue()
  const { display } = useDisplay()
  const [form, setForm] = useState<Form | null>(null)
  const [dropping, setDropping] = useState<ActionView | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  const { decisions } = live.matters
  const decided = new Set(decisions.filter(one => one.audience === 'professionals').map(one => one.child))
  const mayAdd = may('decision') && state.meeting.children.some(child => !decided.has(child.id))
  const sending = live.sending.some(({ statement: { kind } }) => kind === 'decision' || kind === 'action')
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (inForm(event.target)) return
    const action = decideAction(event, display.keys)
    if (action === 'decision' && mayAdd) setForm({ of: 'decision', from: null })
    else if (action === 'action' && may('action')) setForm({ of: 'action', from: null })
    else return
    event.preventDefault()
  }
  return (
    <main id="main" tabIndex={-1} className={styles.grid} onKeyDown={onKeyDown}>
      <div className={styles.main}>
        <h1 ref={title} className={styles.keysHere} {...focusHome}>
          {decide.title}
        </h1>
        <ReturnedMarks />
        <p role="status" className="sr">
          {sending ? decide.sending : ''}
        </p>
        <Panel
          id="decisions"
          title={decide.decisions}
          aside={
            mayAdd ? (
              <Button small onClick={() => setForm({ of: 'decision', from: null })}>
                <Icon name="plus" /> {decide.add} <kbd>D</kbd>
              </Button>
            ) : null
          }
        >
          <ul className={matters.list}>
            {decisions.length === 0 ? <li className={matters.none}>{decide.noDecision}</li> : null}
            {decisions.map(decision => (
              <DecisionCard key={decision.id} decision={decision}>
                {may('decision') ? (
                  <Actions>
                    <Button small onClick={() => setForm({ of: 'decision', from: decision })}>
                      {decide.change}
                    </Button>
                  </Actions>
                ) : null}
              </DecisionCard>
            ))}
          </ul>
        </Panel>
        <Panel
          id="actions"
          title={decide.actions.title}
          aside={
            may('action') ? (
              <Button small onClick={() => setForm({ of: 'action', from: null })}>
                <Icon name="plus" /> {decide.actions.add} <kbd>A</kbd>
              </Button>
            ) : null
          }
        >
          <ActionsList
            tools={action =>
              may('action') ? (
                <Actions>
                  <Button small onClick={() => setForm({ of: 'action', from: action })}>
                    {decide.actions.change}
                  </Button>
                  <Button small look="quiet" onClick={() => setDropping(action)}>
                    {decide.actions.drop}
                  </Button>
                </Actions>
              ) : null
            }
          />
        </Panel>
        <Conflicts />
      </div>
      <div className={styles.side}>
        {isOver(state.meeting.status) ? <Sealed /> : <Before acts={acts} />}
        <Voices onAdd={null} />
      </div>
      {form?.of === 'decision' ? <DecisionForm from={form.from} onClose={() => setForm(null)} /> : null}
      {form?.of === 'action' ? <ActionForm from={form.from} onClose={() => setForm(null)} /> : null}
      {dropping ? <Drop action={dropping} onClose={() => setDropping(null)} /> : null}
    </main>
  )
}

function Drop({ action, onClose }: { action: ActionView; onClose(): void }) {
  const { live, audience } = useMeetingValue()
  const drop = async (dropped: string) => {
    const { id, version, audience: board, stamp: _stamp, changed: _changed, ...rest } = action
    const seen = audience(board)?.version ?? 0
    live.share(board, { kind: 'action', v: 1, seen, ...rest, of: id, version, dropped })
    return null
  }
  return <AskReason keep={`drop ${action.id}`} words={decide.actions.dropping} onDone={drop} onClose={onClose} />
}
