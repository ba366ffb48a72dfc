'use client'
import { useState } from 'react'
import { can } from '../../../../lib/policy/can'
import { closedPart as words } from '../../../../lib/text/closed-part'
import type { Live } from '../../../live/types'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import styles from './ClosedBand.module.css'

/** That the professionals are among themselves, since when and why, as long as they are. Nothing puts it away but the end of that part. */
export function ClosedBand({ live }: { live: Live }) {
  const closed = live.state?.meeting.closed
  return <div role="status">{closed && live.state ? <Band live={live} closed={closed} /> : null}</div>
}

function Band({ live, closed }: { live: Live; closed: { since: string; reason: string } }) {
  const [refused, setRefused] = useState<string | null>(null)
  const { state } = live
  const mayEnd = state && can(state.me, 'end-closed-part', state.meeting) === null
  const end = async () => {
    const reply = await live.act('end-closed-part', {})
    setRefused(reply.ok ? null : reply.reason)
  }
  return (
    <div className={styles.band}>
      <Icon name="lock" />
      <p className={styles.words}>
        <strong>{words.since(closed.since)}</strong> {words.kept}
      </p>
      <p className={styles.reason}>{refused ?? words.reason(closed.reason)}</p>
      {mayEnd ? (
        <Button small onClick={() => void end()}>
          {words.end}
        </Button>
      ) : null}
    </div>
  )
}
