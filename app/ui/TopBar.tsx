import { shell } from '../../lib/text/shell'
import { DisplayMenu } from './DisplayMenu'
import { Logo } from './Logo'
import styles from './TopBar.module.css'

type Props = {
  title?: string
  sub?: string
  nav?: React.ReactNode
  status?: React.ReactNode
  tools?: React.ReactNode
  children?: React.ReactNode
}

/** The line at the top of every screen but sign-in. Plain links: leaving a page with unsent words then warns. */
export function TopBar({ title, sub, nav, status, tools, children }: Props) {
  return (
    <header className={styles.top}>
      <a className={styles.home} href="/meetings" aria-label={shell.home}>
        <Logo words={!title} />
      </a>
      {title ? (
        <div className={styles.title}>
          <strong>{title}</strong>
          {sub ? <span>{sub}</span> : null}
        </div>
      ) : null}
      {nav}
      <div className={styles.end}>
        {status}
        <div className={styles.tools}>
          {tools}
          <DisplayMenu />
          {children}
        </div>
      </div>
    </header>
  )
}

type Page = { href: string; label: string; current?: boolean }

/** The meeting's pages this person may open, when there is more than one. */
export function MeetingNav({ pages }: { pages: readonly Page[] }) {
  if (pages.length < 2) return null
  return (
    <nav className={styles.nav} aria-label={shell.meetingPages}>
      {pages.map(page => (
        <a key={page.href} href={page.href} aria-current={page.current ? 'page' : undefined}>
          {page.label}
        </a>
      ))}
    </nav>
  )
}
