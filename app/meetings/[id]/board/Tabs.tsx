'use client'
import { isOpenQuestion } from '../../../../lib/board/asking'
import { awaits, openQuestions } from '../../../../lib/board/deciding'
import { tabs } from '../../../../lib/text/board'
import { Icon, type IconName } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Tabs.module.css'

export type Tab = 'board' | 'headings' | 'people' | 'tools'
const ICONS: Record<Tab, IconName> = { board: 'board', headings: 'document', people: 'people', tools: 'ask' }

/** The phone's way round: one part of the screen at a time, in thumb reach. */
export function Tabs({ tab, onTab, hidden }: { tab: Tab; onTab(tab: Tab): void; hidden: boolean }) {
  const { live, me, professional, may } = useMeetingValue()
  if (hidden) return null
  const shown: Tab[] = professional ? ['board', 'headings', 'tools', 'people'] : ['board', 'headings', 'people']
  const toOwn = live.questions.filter(one => one.agency === me.agency && isOpenQuestion(one)).length
  const asked = toOwn + openQuestions(live.board).filter(view => view.by.agency === me.agency).length
  const mine = asked + (may('stance') ? awaits(live.matters.decisions, me.agency).length : 0)
  return (
    <nav className={styles.tabs} aria-label={tabs.label}>
      {shown.map(name => (
        <button
          key={name}
          type="button"
          aria-current={tab === name ? 'true' : undefined}
          onClick={() => {
            onTab(name)
            window.scrollTo({ top: 0 })
          }}
        >
          <Icon name={ICONS[name]} />
          {tabs[name]}
          {name === 'tools' && mine ? (
            <span className={styles.bubble}>
              {mine}
              <span className="sr"> {tabs.waiting}</span>
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  )
}
