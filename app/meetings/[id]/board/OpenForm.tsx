'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import { compose } from '../../../../lib/text/compose'
import { prepare } from '../../../../lib/text/prepare'
import { behalfWords } from '../../../../lib/text/sharing'
import { shell } from '../../../../lib/text/shell'
import type { Keeping } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Discard } from '../drafts/Discard'
import { Holding } from '../drafts/Holding'
import { keepWords } from '../drafts/keepWords'
import { SplitLine } from '../drafts/SplitLine'
import { useMeetingValue } from '../ui/MeetingContext'
import { Checks } from './Checks'
import styles from './Composer.module.css'
import { ContentForm } from './ContentForm'
import { Together } from './fields'
import { MissingList } from './MissingList'
import { NotShared, type NotSharedOf } from './NotShared'
import { OnBehalf } from './OnBehalf'
import { ShareButton, WhoSees } from './ShareChoice'
import { namesOf } from './useChecks'
import type { Composer as Writing } from './useComposer'

type OpenProps = { composer: Writing; keeping: Keeping; leave(): void; bodyId?: string }

/** The quick form, open. It takes the place of the one line, and the hand goes on in it. */
export function OpenForm({ composer, keeping, leave, bodyId }: OpenProps) {
  const goOn = useEffectEvent(() => {
    if (bodyId && document.activeElement === document.body) composer.show()
  })
  useEffect(() => goOn(), [])
  const { live, me, agencyName } = useMeetingValue()
  const [declining, setDeclining] = useState<NotSharedOf | null>(null)
  const { id, draft, asked } = composer
  const share = () => void composer.share()
  const agency = agencyName(me.agency)
  return (
    <>
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
          <Together value={composer.field}>
            <ContentForm
              draft={draft}
              asked={asked}
              asks={namesOf(composer.findings)}
              bodyId={bodyId}
              onChange={composer.change}
            />
            <Holding
              draft={draft}
              onChange={composer.change}
              onDecline={() => setDeclining({ id, heading: draft.heading, adviceFrom: draft.adviceFrom })}
            />
          </Together>
        </div>
        <OnBehalf value={draft.onBehalf} onChange={onBehalf => composer.change({ onBehalf })} />
        <Checks draft={draft} findings={composer.findings} onSplit={split => composer.split(id, split)} />
        <SplitLine unsplit={composer.unsplit} />
        <WhoSees
          audience={draft.audience}
          asked={composer.joined}
          onAudience={audience => composer.change({ audience })}
        />
        <div className={styles.ends}>
          <div className={styles.ways}>
            <span className={styles.private}>
              <Icon name="lock" />
              {keepWords(keeping, live.connection, agency)}
            </span>
            {composer.begun ? (
              <Discard
                body={keeping.is === 'page' ? prepare.discardHere : prepare.discardBody(agency)}
                onDiscard={composer.remove}
              />
            ) : null}
          </div>
          <div className={styles.foot}>
            <Button look="quiet" onClick={leave}>
              {composer.begun ? compose.putAside : shell.close}
            </Button>
            <ShareButton audience={draft.audience} asked={composer.joined} />
          </div>
        </div>
      </form>
      {declining ? <NotShared from={declining} onClose={() => setDeclining(null)} /> : null}
    </>
  )
}
