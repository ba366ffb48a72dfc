import { type Draft, missingIn, whenProblem } from '../../../../lib/board/compose'
import { compose } from '../../../../lib/text/compose'
import { Notice } from '../../../ui/Notice'
import styles from './Composer.module.css'

/** What sharing still needs, in plain words. Nothing while nothing is missing. */
export function MissingList({ draft }: { draft: Draft }) {
  const missing = missingIn(draft)
  if (missing.length === 0) return null
  const problem = whenProblem(draft)
  return (
    <Notice tone="stop" title={compose.problem} role="alert">
      <ul className={styles.missing}>
        {missing.map(name => (
          <li key={name}>{name === 'when' && problem ? compose.whenProblems[problem] : compose.missing[name]}</li>
        ))}
      </ul>
    </Notice>
  )
}
