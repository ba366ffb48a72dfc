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
    case 'withdrawal':
    case 'mark':
      return statement.reason ?? ''
  }
}
