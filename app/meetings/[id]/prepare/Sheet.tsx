'use client'
import { useState } from 'react'
import { isBegun } from '../../../../lib/board/compose'
import { titleOf } from '../../../../lib/board/preparing'
import type { Finding } from '../../../../lib/checks/checks'
import { prepare } from '../../../../lib/text/prepare'
import { shell } from '../../../../lib/text/shell'
import type { DraftsView, DraftView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Icon } from '../../../ui/Icon'
import { ContentForm } from '../board/ContentForm'
import { Together } from '../board/fields'
import { MissingList } from '../board/MissingList'
import { ShareButton, WhoSees } from '../board/ShareChoice'
import { namesOf } from '../board/useChecks'
import { useShown } from '../board/useShown'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Prepare.module.css'
import type { Preparing } from './usePreparing'

type Props = {
  draft: DraftView
  drafts: DraftsView
  writing: Preparing
  findings: readonly Finding[]
  bodyId: string
}

/** The form the checks point into. */
export const FORM = 'prepare-form'

/** One point at a time: the whole form, written together with whoever of the agency has it open. */
export function Sheet({ draft, drafts, writing, findings, bodyId }: Props) {
  const { me, agencyName, audience } = useMeetingValue()
  const [discarding, setDiscarding] = useState(false)
  const { fields } = draft
  const agency = agencyName(me.agency)
  const shown = useShown(audience(fields.audience), me.person, isBegun(fields))
  const share = () => {
    if (!shown.ask()) writing.share(draft, namesOf(findings))
  }
  const discard = () => {
    setDiscarding(false)
    drafts.remove(draft.id)
  }
  return (
    <form
      id={FORM}
      className={styles.form}
      aria-label={prepare.title}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        share()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) share()
      }}
    >
      <div>
        <p className={styles.private}>
          <Icon name="lock" />
          {prepare.private(agency)}
        </p>
        <h1>{titleOf(fields) || prepare.fresh}</h1>
      </div>
      {writing.asked ? <MissingList draft={fields} /> : null}
      <Together value={field => drafts.field(draft.id, field)}>
        <ContentForm
          draft={fields}
          asked={writing.asked}
          asks={namesOf(findings)}
          full
          bodyId={bodyId}
          onChange={change => writing.change(draft, change)}
        />
      </Together>
      <WhoSees
        audience={fields.audience}
        asked={shown.asked}
        onAudience={to => writing.change(draft, { audience: to })}
      />
      <div className={styles.end}>
        <div className={styles.bar}>
          <ShareButton audience={fields.audience} asked={shown.asked} />
        </div>
        <Button look="quiet" onClick={() => setDiscarding(true)}>
          {prepare.discard}
        </Button>
      </div>
      {discarding ? (
        <Dialog title={prepare.discardTitle} onClose={() => setDiscarding(false)}>
          <p>{prepare.discardBody(agency)}</p>
          <DialogActions>
            <Button look="danger" onClick={discard}>
              {prepare.discard}
            </Button>
            <Button onClick={() => setDiscarding(false)}>{shell.cancel}</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </form>
  )
}
