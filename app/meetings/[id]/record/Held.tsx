'use client'
import { useState } from 'react'
import type { Preview } from '../../../../lib/protocol/record'
import { versionPage } from '../../../../lib/text/record'
import { Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useFocusKept } from '../../../ui/useFocusKept'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import { useWish } from './useWish'
import styles from './Versions.module.css'

const words = versionPage.held
type Props = {
  meeting: string
  me: string
  preview: Pick<Preview, 'form' | 'recipient' | 'fingerprint' | 'blocked' | 'release'>
}

/** Where a version holds words that are kept from its reader, and how two people can let it go out all the same. */
export function Held({ meeting, me, preview: { form, recipient, fingerprint, blocked, release } }: Props) {
  const { wish, busy, problem } = useWish(meeting)
  useFocusKept()
  const [reason, setReason] = useState('')
  if (blocked.length === 0) return <p className={styles.free}>{versionPage.free}</p>
  const what = { form, recipient: recipient.id, fingerprint }
  return (
    <Notice tone={release?.confirmed ? 'warn' : 'stop'} title={words.title} level={2}>
      <p>{words.lead}</p>
      <ul className={styles.where}>
        {blocked.map(one => (
          <li key={`${one.part}${one.ref}`}>
            {words.where(one.part, one.ref)}
            {one.words ? `: ${words.says(one.words)}` : ''}
          </li>
        ))}
      </ul>
      <WhenReady>
        {release ? (
          <>
            <p>
              <b>{words.waits(release.by.name)}</b> {release.reason}
            </p>
            {release.confirmed ? <p>{words.agreed(release.by.name, release.confirmed.name)}</p> : null}
            {!release.confirmed && release.by.person === me ? <p>{words.second}</p> : null}
            {!release.confirmed && release.by.person !== me ? (
              <Button aria-disabled={busy || undefined} onClick={() => void wish({ do: 'confirm-release', ...what })}>
                {words.agree}
              </Button>
            ) : null}
          </>
        ) : (
          <div className={styles.release}>
            <TextArea
              label={words.reason}
              hint={words.reasonHelp}
              value={reason}
              onChange={setReason}
              maxLength={1500}
            />
            <Button
              aria-disabled={busy || undefined}
              disabled={reason.trim() === ''}
              onClick={() => void wish({ do: 'propose-release', ...what, reason: reason.trim() })}
            >
              {words.ask}
            </Button>
          </div>
        )}
        <Problem>{problem}</Problem>
      </WhenReady>
    </Notice>
  )
}
