'use client'
import { useEffect, useRef, useState } from 'react'
import type { Heading } from '../../../../lib/meeting/names'
import { isOver } from '../../../../lib/policy/can'
import { strip } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftsView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Icon } from '../../../ui/Icon'
import { later, useLater } from '../../../ui/later'
import { DraftsLine } from '../drafts/DraftsLine'
import { HeldLine } from '../drafts/HeldLine'
import { draftWords } from '../ui/draftWords'
import { useMeetingValue } from '../ui/MeetingContext'
import { Unsent } from '../ui/Unsent'
import styles from './Composer.module.css'
import { SentLine } from './TakeBack'
import type { Composer as Writing } from './useComposer'

const openForm = later(() => import('./OpenForm').then(({ OpenForm }) => OpenForm))

/** Back to the row the list's Tab stop is on. */
const toList = () => document.querySelector<HTMLElement>('article[tabindex="0"]')?.focus({ preventScroll: true })

/** The dock under the list: one line until someone writes, then the quick form. On a phone, a button that opens it whole. */
export function Composer({ composer, drafts, heading }: { composer: Writing; drafts: DraftsView; heading: Heading }) {
  const { may, professional, state } = useMeetingValue()
  const wide = useRef<HTMLDivElement>(null)
  const [phone, setPhone] = useState(false)
  const OpenForm = useLater(openForm, composer.open)
  // Where there is no room for the dock, the form opens whole; also when a tablet is turned while somebody writes.
  useEffect(() => {
    const look = () => setPhone(composer.open && wide.current?.getClientRects().length === 0)
    look()
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [composer.open])
  if (!may('contribution') && !may('speak-for')) {
    const left = [composer.said, ...drafts.returned.map(({ fields }) => draftWords(fields))].filter(Boolean)
    if (left.length) return <Unsent texts={left} />
    const over = state.meeting.status !== 'open' && state.meeting.status !== 'in_progress'
    return professional ? <p className={styles.cannot}>{over ? strip.closedBody : compose.cannot}</p> : null
  }
  const leave = () => {
    composer.leave()
    requestAnimationFrame(toList)
  }
  const others = (
    <div className={styles.others}>
      {composer.unfinished ? (
        <Button small look="quiet" onClick={composer.startAnew}>
          {prepare.fresh}
        </Button>
      ) : null}
      <DraftsLine drafts={composer.others} alone={drafts.keeping.is === 'page'} onOpen={composer.openDraft} />
    </div>
  )
  const form = { composer, leave, keeping: drafts.keeping }
  return (
    <>
      {isOver(state.meeting.status) ? <p className={styles.cannot}>{compose.late}</p> : null}
      <div className={styles.wide} ref={wide}>
        {composer.open && OpenForm && !phone ? (
          <>
            <h2 className="sr">{compose.label}</h2>
            <OpenForm {...form} bodyId={composer.bodyId} />
          </>
        ) : (
          <ClosedForm composer={composer} heading={heading} />
        )}
        <div className={styles.under}>
          <SentLine composer={composer} />
          {others}
        </div>
        <HeldLine drafts={composer.others} onShare={composer.shareEach} />
      </div>
      <div className={styles.phone}>
        <SentLine composer={composer} />
        <Button look="primary" wide onClick={composer.focus}>
          <Icon name="plus" />
          {composer.unfinished ? compose.goOn : compose.open}
        </Button>
        {others}
        <HeldLine drafts={composer.others} onShare={composer.shareEach} />
      </div>
      {phone && OpenForm ? (
        <Dialog title={compose.label} onClose={leave} wide>
          <OpenForm {...form} />
        </Dialog>
      ) : null}
    </>
  )
}

function ClosedForm({ composer, heading }: { composer: Writing; heading: Heading }) {
  return (
    <div className={styles.closed}>
      <label className="sr" htmlFor={composer.bodyId}>
        {compose.what}
      </label>
      <textarea
        id={composer.bodyId}
        ref={composer.field('body')}
        rows={1}
        autoComplete="off"
        className={styles.line}
        placeholder={compose.placeholder(heading)}
        onChange={event => {
          composer.change({ body: event.target.value })
          composer.show()
        }}
        onClick={composer.focus}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
            event.preventDefault()
            composer.focus()
          }
        }}
      />
      <Button onClick={composer.focus}>
        <Icon name="plus" />
        {composer.unfinished ? compose.goOn : compose.add}
      </Button>
    </div>
  )
}
