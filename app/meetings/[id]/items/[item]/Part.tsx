import styles from './item.module.css'

type Props = { id: string; title: string; lead?: string; children: React.ReactNode }

/** One question about an item, and what the log answers. */
export const Part = ({ id, title, lead, children }: Props) => (
  <section className={styles.panel} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {lead ? <p className={styles.lead}>{lead}</p> : null}
    {children}
  </section>
)
