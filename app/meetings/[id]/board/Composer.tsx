'use client'
import { useState } from 'react'
import type { Heading } from '../../../../lib/meeting/names'
import { isOver } from '../../../../lib/policy/can'
import { strip } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Icon } from '../../../ui/Icon'
import { later, useLater } from '../../../ui/later'
import { useMeetingValue } from '../ui/MeetingContext'
import { Unsent } from '../ui/Unsent'
import styles from './Composer.module.css'
import { SentLine } from './TakeBack'
import type { Composer as Writing } from './useComposer'

const openForm = later(() => import('./OpenForm').then(({ OpenForm }) => OpenForm))

/** Back to the row the list's Tab stop is on. */
const toList = () => document.querySelector<HTMLElement>('article[tabindex="0"]')?.focus({ preventScroll: true })

/** The dock under the list: one line until someone writes, then the quick form. On a phone, a button that opens it whole. */
export function Composer({ composer, heading }: { composer: Writing; heading: Heading }) {
  const { may, professional, state } = useMeetingValue()
  const [phone, setPhone] = useState(false)
  const OpenForm = useLater(openForm, composer.open || phone)
  if (!may('contribution') && !may('speak-for')) {
    if (composer.begun) return <Unsent texts={[composer.said]} />
    const over = state.meeting.status !== 'open' && state.meeting.status !== 'in_progress'
    return professional ? <p className={styles.cannot}>{over ? strip.closedBody : compose.cannot}</p> : null
  }
  const leave = () => {
    composer.setOpen(false)
    setPhone(false)
    requestAnimationFrame(toList)
  }
  return (
    <>
      {isOver(state.meeting.status) ? <p className={styles.cannot}>{compose.late}</p> : null}
      <div className={styles.wide}>
        {composer.open && OpenForm ? (
          <>
            <h2 className="sr">{compose.label}</h2>
            <OpenForm composer={composer} leave={leave} bodyId={composer.bodyId} />
          </>
        ) : (
          <ClosedForm composer={composer} heading={heading} />
        )}
        <SentLine composer={composer} />
      </div>
      <div className={styles.phone}>
        <SentLine composer={composer} />
        <Button look="primary" wide onClick={() => setPhone(true)}>
          <Icon name="plus" />
          {composer.begun ? compose.goOn : compose.open}
        </Button>
      </div>
      {phone && OpenForm ? (
        <Dialog title={compose.label} onClose={leave} wide>
          <OpenForm composer={composer} leave={leave} onShared={leave} />
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
        rows={1}
        className={styles.line}
        placeholder={compose.placeholder(heading)}
        value={composer.draft.body}
        onChange={event => {
          composer.change({ body: event.target.value })
          composer.focus()
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
        {composer.begun ? compose.goOn : compose.add}
      </Button>
    </div>
  )
}
