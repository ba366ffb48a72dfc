import styles from './Page.module.css'

/** The middle of a page that is read from top to bottom. `wide`: for tables that need the room. */
export const Page = ({ wide, children }: { wide?: boolean; children: React.ReactNode }) => (
  <main id="main" tabIndex={-1} className={styles.page} data-wide={wide || undefined}>
    {children}
  </main>
)
