'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { isBegun, newDraft } from '../../../../lib/board/compose'
import { isOffered } from '../../../../lib/board/preparing'
import { checks } from '../../../../lib/text/checks'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftsView, DraftView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { OwnAgency } from '../board/OwnAgency'
import { Returned } from '../board/Returned'
import { SentLine } from '../board/TakeBack'
import { namesOf, useChecks, useFinder } from '../board/useChecks'
import { Lost } from '../drafts/Lost'
import { Several } from '../drafts/Several'
import { SplitLine } from '../drafts/SplitLine'
import { draftWords } from '../ui/draftWords'
import { useMeetingValue } from '../ui/MeetingContext'
import { Unsent } from '../ui/Unsent'
import { Look } from './Look'
import styles from './Prepare.module.css'
import { Preview } from './Preview'
import { Sheet } from './Sheet'
import { Steps } from './Steps'
import { usePreparing } from './usePreparing'

/** Left what the agency prepares and has shared, in the middle one point, right what is worth another look and how others will see it. */
export function Prepare({ drafts, banners }: { drafts: DraftsView; banners: React.ReactNode }) {
  const { may, me, state, agencyName } = useMeetingValue()
  const bodyId = useId()
  const writing = usePreparing(drafts, bodyId)
  const { current, list } = writing
  const [blank] = useState(() => newDraft('necessary', [], []))
  const fields = current?.fields ?? blank
  const findings = useChecks(fields, current !== null && isBegun(fields))
  const [several, setSeveral] = useState(false)
  const find = useFinder(several)
  const agency = agencyName(me.agency)
  const was = useRef(current?.id)
  useEffect(() => {
    const left = was.current !== undefined && was.current !== current?.id
    was.current = current?.id
    // What was shared or deleted took the hand's place with it.
    if (left && document.activeElement === document.body)
      (document.getElementById(bodyId) ?? document.getElementById('main'))?.focus({ preventScroll: true })
  }, [current?.id, bodyId])
  const ready = list.filter(draft => isOffered(draft.fields, state.meeting.part === 'closed'))
  const shareAll = (chosen: readonly DraftView[]) => {
    for (const { id, fields } of chosen) writing.share(id, namesOf(find(fields)))
  }
  if (!may('contribution'))
    return (
      <main id="main" tabIndex={-1} className={styles.over}>
        {banners}
        <Notice title={prepare.over} />
        {list.length ? <Unsent texts={list.map(draft => draftWords(draft.fields)).filter(Boolean)} /> : null}
      </main>
    )
  return (
    <div className={styles.frame}>
      {banners}
      <div className={styles.grid}>
        <div className={styles.left}>
          <Steps writing={writing} prompts={checks.perCheck(findings).length} onNew={writing.begin} />
          {ready.length > 1 ? (
            <Button look="primary" onClick={() => setSeveral(true)}>
              {prepare.several(ready.length)}
            </Button>
          ) : null}
          <div className={styles.own}>
            <OwnAgency />
          </div>
        </div>
        <main id="main" tabIndex={-1} className={styles.sheet}>
          <Returned composer={writing} />
          <Lost drafts={drafts} onRestore={writing.restore} />
          {current ? (
            <Sheet key={current.id} {...{ drafts, writing, bodyId, findings }} draft={current} />
          ) : drafts.keeping.is === 'opening' ? (
            <p className={styles.waiting}>{prepare.opening}</p>
          ) : (
            <Empty title={prepare.first} level={2}>
              <p>{prepare.firstBody(agency)}</p>
              <Button look="primary" onClick={writing.begin}>
                <Icon name="plus" />
                {prepare.fresh}
              </Button>
            </Empty>
          )}
          <SentLine composer={writing} />
        </main>
        <aside className={styles.side} aria-label={prepare.look.title}>
          {current ? (
            <>
              <SplitLine unsplit={writing.unsplit} />
              <Look draft={fields} findings={findings} onSplit={split => writing.split(current.id, split)} />
              <Preview draft={fields} onChange={change => writing.change(current.id, fields, change)} />
            </>
          ) : null}
        </aside>
      </div>
      {several ? <Several drafts={ready} onShare={shareAll} onClose={() => setSeveral(false)} /> : null}
    </div>
  )
}
