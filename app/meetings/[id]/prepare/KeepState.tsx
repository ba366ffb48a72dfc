'use client'
import { prepare } from '../../../../lib/text/prepare'
import type { Keeping } from '../../../live/drafts'
import type { Live } from '../../../live/types'
import styles from '../ui/SaveState.module.css'

type Props = { keeping: Keeping; live: Live; agency: string }

/** One quiet line, always in the same place: whether the server has what was typed, and whose it is. */
export function KeepState({ keeping, live, agency }: Props) {
  const called = live.state?.meeting.agencies.find(({ name }) => name === agency)?.shortName ?? agency
  if (keeping.is === 'over' || live.connection.is === 'over') return null
  const look = keeping.is === 'kept' && live.connection.is === 'live' ? '' : styles.wait
  const words =
    live.connection.is === 'offline'
      ? prepare.offline
      : keeping.is === 'opening'
        ? prepare.opening
        : keeping.is === 'not-yet'
          ? prepare.notYet
          : keeping.at
            ? prepare.kept(keeping.at, called)
            : prepare.keptNothing(called)
  return <span className={`${styles.state} ${look}`}>{words}</span>
}
