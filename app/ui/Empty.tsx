import styles from './Empty.module.css'
import { Mark } from './Logo'

type Props = { title: string; level?: 2 | 3; children?: React.ReactNode }

/** A place where nothing is yet: says so, and what comes here. */
export function Empty({ title, level, children }: Props) {
  const Title = level === 2 ? 'h2' : level === 3 ? 'h3' : 'p'
  return (
    <div className={styles.empty}>
      <Mark />
      <Title className={styles.title}>{title}</Title>
      {children}
    </div>
  )
}
