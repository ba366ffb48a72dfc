import { prepare } from '../../../../lib/text/prepare'
import type { Keeping } from '../../../live/drafts'
import type { Connection } from '../../../live/types'

/** Where the words are that are being written, in one line. */
export function keepWords(keeping: Keeping, connection: Connection, agency: string): string {
  if (keeping.is === 'page') return prepare.here
  if (keeping.is === 'over') return prepare.notKeeping
  if (connection.is === 'offline') return prepare.offline
  if (keeping.is === 'opening') return prepare.opening
  if (keeping.is === 'not-yet') return prepare.notYet
  return keeping.at ? prepare.kept(keeping.at, agency) : prepare.private(agency)
}
