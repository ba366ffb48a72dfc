import type { Draft } from '../../../../lib/board/compose'
import type { Split } from '../../../../lib/board/split'
import type { Finding } from '../../../../lib/checks/checks'
import { checks } from '../../../../lib/text/checks'
import { SplitButton } from '../drafts/SplitLine'
import styles from './Checks.module.css'

type Props = { draft: Draft; findings: readonly Finding[]; onSplit?(split: Split): void }

/** Prompts under the form, folded: how many in one line, the questions when it is opened. It never stands in the way of sharing. */
export function Checks({ draft, findings, onSplit }: Props) {
  const questions = checks.perCheck(findings)
  if (questions.length === 0) return null
  return (
    <details className={styles.checks}>
      <summary>{checks.count(questions.length)}</summary>
      <p className={styles.lead}>{checks.lead}</p>
      <ul className={styles.list}>
        {questions.map(({ check, question }) => (
          <li key={check}>
            {question} {onSplit ? <SplitButton {...{ draft, findings, check, onSplit }} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
