'use client'
import { useEffect, useRef, useState } from 'react'
import { connectionWords as words } from '../../../../lib/text/board'
import type { Live } from '../../../live/types'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './Banners.module.css'
import { ChairNews } from './ChairNews'
import { ClosedBand } from './ClosedBand'
import { NetworkBlocks } from './NetworkBlocks'

/** Whether the connection came back since it was last acknowledged. */
function useCameBack(is: Live['connection']['is']) {
  const [back, setBack] = useState(false)
  const was = useRef(is)
  useEffect(() => {
    if (was.current === 'offline' && is === 'live') setBack(true)
    if (is === 'offline') setBack(false)
    if (is === 'live' || is === 'offline') was.current = is
  }, [is])
  return { back, acknowledge: () => setBack(false) }
}

/** What the person must know about the connection and the log, above what they read. */
export function Banners({ live, reader, children }: { live: Live; reader: boolean; children?: React.ReactNode }) {
  const { connection } = live
  const { back, acknowledge } = useCameBack(connection.is)
  return (
    <>
      <ClosedBand live={live} />
      {/* There before there is news: a screen reader says what comes into it. */}
      <div role="status" className={styles.banners}>
        <ChairNews live={live} />
      </div>
      <div className={styles.banners}>
        {live.witness === 'disagrees' ? (
          <Notice tone="stop" title={words.witnessTitle} level={2} role="alert">
            <p>{words.witness}</p>
          </Notice>
        ) : null}
        {live.blocked ? <NetworkBlocks /> : null}
        {connection.is === 'offline' && !live.blocked ? (
          <Notice tone="stop" title={words.offlineTitle} level={2}>
            <p>{reader ? words.offlineReader(connection.since) : words.offlineBody(connection.since)}</p>
          </Notice>
        ) : null}
        {back ? (
          <Notice tone="ok">
            <div className={styles.line}>
              <p>{reader ? words.regained : words.back(live.missed)}</p>
              <Button small look="quiet" onClick={acknowledge}>
                {words.dismiss}
              </Button>
            </div>
          </Notice>
        ) : null}
        {children}
      </div>
    </>
  )
}
