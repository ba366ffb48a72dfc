'use client'
import { useEffect } from 'react'
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

/** Whoever is out, and may be let in again, waits at the door; words of their own that are left here are not thrown away for it. */
function useToTheDoor(reason: Reason, keeps: boolean) {
  useEffect(() => {
    const [, , meeting] = location.pathname.split('/')
    if (keeps || !meeting || (reason !== 'not-allowed' && reason !== 'no-such-meeting')) return
    const to = `/meetings/${meeting}/door`
    const headers = { 'content-type': 'application/json' }
    fetch(`/api${to}`, { method: 'POST', headers, body: '{}' }).then(
      ({ ok }) => ok && location.replace(to),
      () => undefined,
    )
  }, [reason, keeps])
}

/** The live connection is over for this person: why, what to do, their own words if any were left, and the board where the server no longer holds it. */
export function Over({ reason, unsent, board }: { reason: Reason; unsent: string[]; board: ContributionView[] }) {
  const words = overWords[reason]
  useToTheDoor(reason, unsent.length > 0)
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
