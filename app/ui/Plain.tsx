import { Actions } from './Button'
import styles from './Plain.module.css'

/** A page that only has something to say. */
export function Plain({ title, body, children }: { title: string; body: string; children?: React.ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={styles.plain}>
      <h1>{title}</h1>
      <p>{body}</p>
      <Actions>{children}</Actions>
    </main>
  )
}
