import styles from './Panel.module.css'

type Props = { id: string; title: string; aside?: React.ReactNode; children: React.ReactNode }

/** A titled box. */
export function Panel({ id, title, aside, children }: Props) {
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
