import { hasWords } from '../statements/fields'
import type { Statement } from '../statements/index'

/** What was typed, without blank edges; '' where nothing in it can be seen. */
export const typed = (text: string) => (hasWords(text) ? text.trim() : '')

/** The words of a statement, to copy or to show again where it was turned down. */
export function statementWords(statement: Statement): string {
  switch (statement.kind) {
    case 'contribution':
    case 'correction':
      return [statement.headline, statement.childView?.exactWords, statement.body].filter(Boolean).join('\n')
    case 'reply':
      return statement.body
    case 'declaration':
      return [statement.records?.systems, statement.records?.why].filter(Boolean).join('\n')
    case 'not-shared':
      return statement.test
    case 'told':
      return [statement.to, statement.reference].join('\n')
    case 'decision':
      return [statement.summary, statement.reasons, statement.override, statement.withoutFamily]
        .filter(Boolean)
        .join('\n')
    case 'action':
      return [statement.what, statement.outcome, statement.measure, statement.contingency, statement.dropped]
        .filter(Boolean)
        .join('\n')
    case 'conflict':
      return [statement.question, statement.resolution].filter(Boolean).join('\n')
    case 'widening':
      return [statement.headline, statement.childView?.exactWords, statement.body].filter(Boolean).join('\n')
    case 'alert':
    case 'addition':
    case 'question':
    case 'family-view':
      return statement.body
    case 'answer':
      return statement.body ?? ''
    case 'acknowledgement':
    case 'confirmation':
      return ''
    case 'particulars':
      return [statement.handlingNote, statement.roomWording, statement.familyTold?.why].filter(Boolean).join('\n')
    case 'stance':
    case 'withdrawal':
    case 'mark':
      return statement.reason ?? ''
  }
}
