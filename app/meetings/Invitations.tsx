import type { InvitationsItem } from '../../lib/protocol/invitations'
import { dayShort } from '../../lib/text/dates'
import { invitations as words } from '../../lib/text/invitations'
import { MEETING_TYPE_WORDS } from '../../lib/text/meetings'
import { Panel } from '../ui/Panel'
import styles from './Home.module.css'

/** The meetings ahead whose invitations this person sees to, and who still cannot sign in. */
export function Invitations({ items }: { items: readonly InvitationsItem[] }) {
  return (
    <Panel id="invitations" title={words.panel}>
      <ul className={styles.list}>
        {items.map(({ id, type, startsAt, guests, waiting }) => (
          <li key={id}>
            <a href={`/meetings/${id}/invitations`}>
              {dayShort(startsAt)}, {MEETING_TYPE_WORDS[type]}
            </a>
            <span className={styles.sub}>{words.waiting(waiting, guests)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
