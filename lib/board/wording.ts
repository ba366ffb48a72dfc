import type { Statement } from '../statements/index'

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
