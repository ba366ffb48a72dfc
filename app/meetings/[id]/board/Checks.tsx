import type { Finding } from '../../../../lib/checks/checks'
import { checks } from '../../../../lib/text/checks'
import styles from './Checks.module.css'

/** Prompts under the form, folded: how many in one line, the questions when it is opened. It never stands in the way of sharing. */
export function Checks({ findings }: { findings: readonly Finding[] }) {
  const questions = checks.questions(findings)
  if (questions.length === 0) return null
  return (
    <details className={styles.checks}>
      <summary>{checks.count(questions.length)}</summary>
      <p className={styles.lead}>{checks.lead}</p>
      <ul className={styles.list}>
        {questions.map(question => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </details>
  )
}
