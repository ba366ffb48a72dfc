import type { Finding } from '../../../../lib/checks/checks'
import { checks } from '../../../../lib/text/checks'
import styles from './Checks.module.css'

/** Prompts under the form, folded: how many in one line, the questions when it is opened. It never stands in the way of sharing. */
export function Checks({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <details className={styles.checks}>
      <summary>{checks.count(findings.length)}</summary>
      <p className={styles.lead}>{checks.lead}</p>
      <ul className={styles.list}>
        {findings.map(finding => (
          <li key={`${finding.check} ${finding.quote ?? ''}`}>{checks.ask(finding)}</li>
        ))}
      </ul>
    </details>
  )
}
