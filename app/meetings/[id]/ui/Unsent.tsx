import { compose } from '../../../../lib/text/compose'
import { CopyButton } from './CopyButton'
import styles from './Unsent.module.css'

/** Words that can no longer be shared from here: to read, and to take elsewhere. */
export function Unsent({ texts }: { texts: string[] }) {
  return (
    <section className={styles.unsent} aria-labelledby="unsent">
      <h2 id="unsent">{compose.unsent}</h2>
      {texts.map(text => (
        <blockquote key={text}>{text}</blockquote>
      ))}
      <CopyButton text={texts.join('\n\n')} />
    </section>
  )
}
