'use client'
import { useState } from 'react'
import { isBegun } from '../../../../lib/board/compose'
import { titleOf } from '../../../../lib/board/preparing'
import type { Finding } from '../../../../lib/checks/checks'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftsView, DraftView } from '../../../live/drafts'
import { Icon } from '../../../ui/Icon'
import { type Change, ContentForm } from '../board/ContentForm'
import { Together } from '../board/fields'
import { MissingList } from '../board/MissingList'
import { NotShared } from '../board/NotShared'
import { ShareButton, WhoSees } from '../board/ShareChoice'
import { namesOf } from '../board/useChecks'
import { useShown } from '../board/useShown'
import { Discard } from '../drafts/Discard'
import { Holding } from '../drafts/Holding'
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
  const [declining, setDeclining] = useState(false)
  const { fields } = draft
  const agency = agencyName(me.agency)
  const shown = useShown(audience(fields.audience), me.person, isBegun(fields))
  const share = () => {
    if (!shown.ask()) writing.share(draft.id, namesOf(findings))
  }
  const change: Change = wanted => writing.change(draft.id, fields, wanted)
  return (
    <>
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
            onChange={change}
          />
          <Holding draft={fields} onChange={change} onDecline={() => setDeclining(true)} />
        </Together>
        <WhoSees audience={fields.audience} asked={shown.asked} onAudience={to => change({ audience: to })} />
        <div className={styles.end}>
          <div className={styles.bar}>
            <ShareButton audience={fields.audience} asked={shown.asked} />
          </div>
          <Discard body={prepare.discardBody(agency)} onDiscard={() => drafts.remove(draft.id)} />
        </div>
      </form>
      {declining ? (
        <NotShared
          from={{ id: draft.id, heading: fields.heading, adviceFrom: fields.adviceFrom }}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </>
  )
}
