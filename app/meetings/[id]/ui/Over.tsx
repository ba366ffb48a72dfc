'use client'
import { overWords } from '../../../../lib/text/board'
import type { Connection } from '../../../live/types'
import { Button, LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { Unsent } from './Unsent'

type Reason = Extract<Connection, { is: 'over' }>['reason']

const signInAgain = () => `/sign-in?to=${encodeURIComponent(location.pathname)}`

/** The live connection is over for this person: why, what to do, and their own words if any were left. */
export function Over({ reason, unsent }: { reason: Reason; unsent: string[] }) {
  const words = overWords[reason]
  const reloads = reason === 'reload' || reason === 'too-fast' || reason === 'rolled-back'
  return (
    <Plain title={words.title} body={words.body}>
      {reloads ? (
        <Button look="primary" onClick={() => location.reload()}>
          {words.action}
        </Button>
      ) : (
        <LinkButton look="primary" href={reason === 'signed-out' ? signInAgain() : '/meetings'}>
          {words.action}
        </LinkButton>
      )}
      {unsent.length ? <Unsent texts={unsent} /> : null}
    </Plain>
  )
}
