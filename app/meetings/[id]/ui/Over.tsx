'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { statementWords } from '../../../../lib/board/wording'
import { heldWords, overWords } from '../../../../lib/text/board'
import type { Connection } from '../../../live/types'
import { Button, LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { Kept, Unsent } from './Unsent'

type Reason = Extract<Connection, { is: 'over' }>['reason']

const signInAgain = () => `/sign-in?to=${encodeURIComponent(location.pathname)}`

/** A contribution as it stands in this browser alone: whose, when, and its words. */
const heldLine = ({ ref, stamp, content }: ContributionView) =>
  [
    heldWords.line(ref, stamp.by.name, stamp.by.agency, stamp.at),
    content ? statementWords({ kind: 'contribution', v: 1, seen: 0, ...content }) : heldWords.withdrawn,
  ].join('\n')

/** The live connection is over for this person: why, what to do, their own words if any were left, and the board where the server no longer holds it. */
export function Over({ reason, unsent, board }: { reason: Reason; unsent: string[]; board: ContributionView[] }) {
  const words = overWords[reason]
  const reloads = reason === 'reload' || reason === 'too-fast' || reason === 'rolled-back'
  return (
    <Plain title={words.title} body={words.body}>
      {reloads ? (
        <Button look={reason === 'rolled-back' ? 'plain' : 'primary'} onClick={() => location.reload()}>
          {words.action}
        </Button>
      ) : (
        <LinkButton look="primary" href={reason === 'signed-out' ? signInAgain() : '/meetings'}>
          {words.action}
        </LinkButton>
      )}
      {unsent.length ? <Unsent texts={unsent} /> : null}
      {reason === 'rolled-back' && board.length ? <Kept title={heldWords.title} texts={board.map(heldLine)} /> : null}
    </Plain>
  )
}
