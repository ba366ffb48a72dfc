import { Icon, type IconName } from './Icon'
import styles from './Notice.module.css'

type Tone = 'plain' | 'warn' | 'stop' | 'ok' | 'voice' | 'restrict'
const ICONS: Record<Tone, IconName> = {
  plain: 'info',
  warn: 'warn',
  stop: 'warn',
  ok: 'check',
  voice: 'quote',
  restrict: 'lock',
}

type Props = {
  tone?: Tone
  title?: React.ReactNode
  level?: 2 | 3
  role?: 'status' | 'alert'
  children?: React.ReactNode
}

/** A block that says what is the case and what to do. */
export function Notice({ tone = 'plain', title, level, role, children }: Props) {
  const Title = level === 2 ? 'h2' : level === 3 ? 'h3' : 'p'
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div className={styles.body}>
        {title ? <Title className={styles.title}>{title}</Title> : null}
        {children}
      </div>
    </div>
  )
}
