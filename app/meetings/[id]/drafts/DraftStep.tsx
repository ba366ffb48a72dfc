'use client'
import { type Readiness, readinessOf, titleOf } from '../../../../lib/board/preparing'
import { headingTitle } from '../../../../lib/text/headings'
import { listed } from '../../../../lib/text/names'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftView } from '../../../live/drafts'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Drafts.module.css'

const SIGNS: Partial<Record<Readiness, string>> = { ready: 'ready', held: 'ready', blank: 'blank' }

type Props = { draft: DraftView; here?: boolean; prompts?: number; onOpen(): void }

/** One draft in a list: what it is called, how far it is, why it came back, and who is writing in it. */
export function DraftStep({ draft: { id, fields, writers }, here, prompts = 0, onOpen }: Props) {
  const { live, me } = useMeetingValue()
  const readiness = readinessOf(fields)
  const others = writers.filter(({ person }) => person !== me.person).map(({ name }) => name)
  const refused = live.returned.find(one => one.id === id)?.refusal
  return (
    <button type="button" className={styles.step} aria-current={here ? 'step' : undefined} onClick={onOpen}>
      <span className={styles.sign} data-is={SIGNS[readiness] ?? 'open'}>
        {readiness === 'ready' ? <Icon name="check" /> : readiness === 'held' ? <Icon name="lock" /> : null}
      </span>
      <span>
        <bdi>{titleOf(fields) || prepare.untitled}</bdi>
        <small>
          {headingTitle(fields.heading)}
          {readiness === 'blank' ? '' : ` · ${prepare.readiness[readiness]}`}
          {prompts > 0 ? ` · ${prepare.prompts(prompts)}` : ''}
        </small>
        {refused ? <small className={styles.writers}>{prepare.refused(refused.reason)}</small> : null}
        {others.length ? <small className={styles.writers}>{prepare.writing(listed(others))}</small> : null}
      </span>
    </button>
  )
}
