'use client'
import { missingParts, PARTS } from '../../../../lib/board/deciding'
import type { ActionView } from '../../../../lib/board/matters'
import { dayWords } from '../../../../lib/text/dates'
import { decide } from '../../../../lib/text/decide'
import { listed } from '../../../../lib/text/names'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Icon } from '../../../ui/Icon'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Matters.module.css'

const words = decide.actions

/** Actions, what keeps the child safe until the plan starts first. `tools` gives what can be done with one. */
export function ActionsList({ tools }: { tools?: (action: ActionView) => React.ReactNode }) {
  const { live } = useMeetingValue()
  const { actions } = live.matters
  const inOrder = [...actions.filter(one => one.safety), ...actions.filter(one => !one.safety)]
  return (
    <ul className={styles.list}>
      {inOrder.length === 0 ? <li className={styles.none}>{words.none}</li> : null}
      {inOrder.map(action => (
        <Line key={action.id} action={action}>
          {tools?.(action)}
        </Line>
      ))}
    </ul>
  )
}

function Line({ action, children }: { action: ActionView; children: React.ReactNode }) {
  const { agency, childName, professional, audience } = useMeetingValue()
  const look = action.agency ? agency(action.agency) : undefined
  const missing = missingParts(action)
  const who = [action.owner, look?.shortName ?? action.agency].filter(Boolean).join(', ')
  return (
    <li className={styles.item} data-action={action.id}>
      <p className={styles.words}>
        <b>{action.what}</b>
      </p>
      <p className={styles.facts}>
        {action.safety ? <Tag tone="brand">{words.safety}</Tag> : null}
        {professional && audience(action.audience)?.kind !== 'meeting' ? (
          <Tag tone="restrict">
            <Icon name="lock" /> {decide.onlyProfessionals}
          </Tag>
        ) : null}
        {look ? <AgencyTile look={look} size="s" /> : null}
        {who ? <span>{who}</span> : null}
        {action.due ? <b>{dayWords(action.due)}</b> : null}
        <span>{listed(action.children.map(childName))}</span>
        {professional ? <Smart action={action} /> : null}
      </p>
      {[action.outcome, action.measure].map(text =>
        text ? (
          <p key={text} className={styles.quiet}>
            {text}
          </p>
        ) : null,
      )}
      {action.contingency ? (
        <p className={styles.quiet}>
          {words.contingency}
          {action.contingency}
        </p>
      ) : null}
      {professional && missing.length ? (
        <p className={styles.facts}>
          {missing.map(part => (
            <Tag key={part} tone="warn">
              {decide.PART_WORDS[part].add}
            </Tag>
          ))}
        </p>
      ) : null}
      {children}
    </li>
  )
}

/** Which of its parts an action says: letters, and the same in words. */
function Smart({ action }: { action: ActionView }) {
  const missing = missingParts(action)
  return (
    <span className={styles.smart}>
      <span className="sr">{decide.smart(missing)}</span>
      {PARTS.map(part => (
        <i key={part} aria-hidden="true" data-open={missing.includes(part) || undefined}>
          {decide.PART_WORDS[part].letter}
        </i>
      ))}
    </span>
  )
}
