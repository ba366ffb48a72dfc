'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { chronology as words } from '../../../../lib/text/chronology'
import { Panel } from '../../../ui/Panel'
import { useMeetingValue } from '../ui/MeetingContext'
import { Where } from './Order'
import styles from './Order.module.css'

/** What nobody has said the date of: it stands nowhere in the order, and is not left out either. */
export function Undated({ list }: { list: readonly ContributionView[] }) {
  const { agencyName } = useMeetingValue()
  if (list.length === 0) return null
  return (
    <Panel id="undated" title={words.undated}>
      <p className={styles.why}>{words.undatedWhy}</p>
      <ul className={styles.undated}>
        {list.map(view => (
          <li key={view.id}>
            <b>{agencyName(view.by.agency)}</b> {view.content?.headline ?? view.content?.body} <Where view={view} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
