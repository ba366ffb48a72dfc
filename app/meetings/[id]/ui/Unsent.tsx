import { useId } from 'react'
import { compose } from '../../../../lib/text/compose'
import { CopyButton } from './CopyButton'
import styles from './Unsent.module.css'

/** Words that can no longer be shared from here: to read, and to take elsewhere. */
export const Unsent = ({ texts }: { texts: string[] }) => <Kept title={compose.unsent} texts={texts} />

/** Texts that this page alone still holds, each to read and all to copy. */
export function Kept({ title, texts }: { title: string; texts: string[] }) {
  const id = useId()
  return (
    <section className={styles.unsent} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {texts.map(text => (
        <blockquote key={text}>{text}</blockquote>
      ))}
      <CopyButton text={texts.join('\n\n')} />
    </section>
  )
}
