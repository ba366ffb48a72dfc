import type { Session } from '../../server/identity/sessions'
import styles from '../meetings/page.module.css'
import { SignOut } from '../ui/SignOut'
import { TopBar } from '../ui/TopBar'

/** The line at the top of the pages of administration. */
export function AdminTop({ person, nav }: { person: Session['person']; nav?: React.ReactNode }) {
  return (
    <TopBar nav={nav}>
      <span className={styles.me}>
        <strong>{person.name}</strong>
        <span>{person.agency}</span>
      </span>
      <SignOut />
    </TopBar>
  )
}
