'use client'
import { useEffect, useState } from 'react'
import { cannotWait } from '../../../../lib/text/cannot-wait'
import { Button } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'
import { Notice } from '../../../ui/Notice'
import { ALERTS_CHANGED } from '../../../ui/useAlerts'
import styles from './CannotWait.module.css'
import { useMeetingValue } from './MeetingContext'

const raise = later(() => import('./Raise').then(({ Raise }) => Raise))

/** For professionals: what cannot wait in this meeting until somebody has it, and the control that raises it. */
export function CannotWait() {
  const { live, me, may, audience } = useMeetingValue()
  const [open, setOpen] = useState(false)
  const Raise = useLater(raise, open)
  const waiting = live.alerts.filter(one => !one.answered).length
  const count = `${live.alerts.length} ${waiting}`
  useEffect(() => {
    if (count) window.dispatchEvent(new Event(ALERTS_CHANGED))
  }, [count])
  const to = audience('professionals')
  if (!to) return null
  const answer = (alert: string) => live.share(to.id, { kind: 'acknowledgement', v: 1, seen: to.version, alert })
  return (
    <div className={styles.list}>
      {live.alerts.map(({ id, body, stamp, answered }) => (
        <Notice
          key={id}
          tone={answered ? 'ok' : 'stop'}
          title={cannotWait.raised(stamp.by.name, stamp.at)}
          level={2}
          role={answered ? undefined : 'alert'}
        >
          <p className={styles.words}>{body}</p>
          <p>{answered ? cannotWait.answered(answered.by.name, answered.at) : cannotWait.waiting}</p>
          {!answered && stamp.by.person !== me.person && may('acknowledgement') ? (
            <Button small look="primary" onClick={() => answer(id)}>
              {cannotWait.answer}
            </Button>
          ) : null}
        </Notice>
      ))}
      {may('alert') ? (
        <div>
          <Button small onClick={() => setOpen(true)}>
            {cannotWait.open}
          </Button>
        </div>
      ) : null}
      {open && Raise ? <Raise onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
