import styles from './Page.module.css'

/** The middle of a page that is read from top to bottom. `wide`: for tables that need the room; `narrow`: for one form. */
export const Page = ({ wide, narrow, children }: { wide?: boolean; narrow?: boolean; children: React.ReactNode }) => (
  <main id="main" tabIndex={-1} className={styles.page} data-wide={wide || undefined} data-narrow={narrow || undefined}>
    {children}
  </main>
)
