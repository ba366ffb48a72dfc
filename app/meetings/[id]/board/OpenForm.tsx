'use client'
import { useEffect } from 'react'
import { compose } from '../../../../lib/text/compose'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import { Checks } from './Checks'
import styles from './Composer.module.css'
import { ContentForm } from './ContentForm'
import { MissingList } from './MissingList'
import { ShareButton, WhoSees } from './ShareChoice'
import { namesOf } from './useChecks'
import type { Composer as Writing } from './useComposer'

type OpenProps = { composer: Writing; leave(): void; bodyId?: string; onShared?(): void }

/** The quick form, open. It takes the place of the one line, and the hand goes on in it. */
export function OpenForm({ composer, leave, bodyId, onShared }: OpenProps) {
  const { focus } = composer
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it comes
  useEffect(() => {
    if (bodyId && document.activeElement === document.body) focus()
  }, [])
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
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) share()
        if (event.key === 'Escape') leave()
      }}
    >
      {asked ? <MissingList draft={draft} /> : null}
      <div className={styles.fields}>
        <ContentForm
          draft={draft}
          asked={asked}
          asks={namesOf(composer.findings)}
          bodyId={bodyId}
          onChange={composer.change}
        />
      </div>
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
