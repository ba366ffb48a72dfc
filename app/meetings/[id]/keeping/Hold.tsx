'use client'
import { useState } from 'react'
import type { KeepingView } from '../../../../lib/protocol/keeping'
import { keepingPage } from '../../../../lib/text/keeping'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Panel } from '../../../ui/Panel'
import { Decide } from './Decide'
import styles from './keeping.module.css'

const words = keepingPage.hold

/** Whether nothing of the meeting may be destroyed, and who said so. */
export function Hold({ meeting, view: { hold, may } }: { meeting: string; view: KeepingView }) {
  const [reason, setReason] = useState('')
  const input = () => (reason.trim() ? { reason } : keepingPage.missingReason)
  const why = <TextArea label={keepingPage.why} hint={words.hint} value={reason} maxLength={500} onChange={setReason} />
  return (
    <Panel id="hold" title={words.title}>
      <div className={styles.body}>
        {hold ? (
          <Notice tone="restrict" title={words.on}>
            <p>
              <bdi>{hold.reason}</bdi>
            </p>
            <p className={styles.small}>{keepingPage.by(hold.name, hold.agency, hold.at)}</p>
          </Notice>
        ) : (
          <p>{words.none}</p>
        )}
        {may.hold ? (
          <div>
            <Decide key="hold" meeting={meeting} verb="legal-hold" label={words.put} input={input}>
              {why}
            </Decide>
          </div>
        ) : null}
        {may.lift ? (
          <div>
            <Decide key="lift" meeting={meeting} verb="lift-hold" label={words.lift} lead={words.lifting} input={input}>
              {why}
            </Decide>
          </div>
        ) : null}
        {hold && !may.lift ? <p className={styles.small}>{words.only}</p> : null}
      </div>
    </Panel>
  )
}
