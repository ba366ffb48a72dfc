'use client'
import { useEffect, useEffectEvent } from 'react'
import { compose } from '../../../../lib/text/compose'
import { behalfWords } from '../../../../lib/text/sharing'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import { Checks } from './Checks'
import styles from './Composer.module.css'
import { ContentForm } from './ContentForm'
import { MissingList } from './MissingList'
import { OnBehalf } from './OnBehalf'
import { ShareButton, WhoSees } from './ShareChoice'
import { namesOf } from './useChecks'
import type { Composer as Writing } from './useComposer'

type OpenProps = { composer: Writing; leave(): void; bodyId?: string; onShared?(): void }

/** The quick form, open. It takes the place of the one line, and the hand goes on in it. */
export function OpenForm({ composer, leave, bodyId, onShared }: OpenProps) {
  const goOn = useEffectEvent(() => {
    if (bodyId && document.activeElement === document.body) composer.focus()
  })
  useEffect(() => goOn(), [])
  const { live } = useMeetingValue()
  const { draft, asked } = composer
  const share = () => {
    if (composer.share()) onShared?.()
  }
  return (
    <form
      className={styles.form}
      aria-label={compose.label}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        share()
      }}
      onKeyDown={event => {
        // A dialog that was opened from here has keys of its own.
        if (event.target instanceof Element && event.target.closest('dialog')) return
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) share()
        if (event.key === 'Escape') leave()
      }}
    >
      {asked ? <MissingList draft={draft} /> : null}
      {asked && composer.nameless ? (
        <Notice tone="stop" role="alert">
          <p>{behalfWords.missing}</p>
        </Notice>
      ) : null}
      <div className={styles.fields}>
        <ContentForm
          draft={draft}
          asked={asked}
          asks={namesOf(composer.findings)}
          bodyId={bodyId}
          onChange={composer.change}
        />
      </div>
      <OnBehalf value={composer.behalf} onChange={composer.setBehalf} />
      <Checks findings={composer.findings} />
      <WhoSees
        audience={draft.audience}
        asked={composer.joined}
        onAudience={audience => composer.change({ audience })}
      />
      <div className={styles.foot}>
        <span className={styles.private}>
          <Icon name="lock" />
          {live.connection.is === 'offline' ? compose.waits : compose.private}
        </span>
        <Button look="quiet" onClick={leave}>
          {composer.begun ? compose.putAside : shell.close}
        </Button>
        <ShareButton audience={draft.audience} asked={composer.joined} />
      </div>
    </form>
  )
}
