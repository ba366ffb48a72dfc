'use client'
import { useState } from 'react'
import { changeDraft, contentToDraft, type Draft, draftToContent } from '../../../../lib/board/compose'
import type { ContributionView } from '../../../../lib/board/draft'
import type { Content } from '../../../../lib/statements/contribution'
import { compose } from '../../../../lib/text/compose'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import { ContentForm } from './ContentForm'
import { MissingList } from './MissingList'
import { useUnsent } from './useUnsent'

type Props = {
  view: ContributionView
  from?: { content: Content; reason?: string }
  onShared?(): void
  onClose(): void
}

/** The author's new wording, whole; it stays in the audience it was shared with. `from`: words that came back. */
export function Correct({ view, from, onShared, onClose }: Props) {
  const { live, audience } = useMeetingValue()
  const content = from?.content ?? view.content
  const [draft, setDraft] = useState<Draft | null>(content && contentToDraft(content, view.audience))
  const [reason, setReason] = useState(from?.reason ?? '')
  const [asked, setAsked] = useState(false)
  const [begun, setBegun] = useState(false)
  useUnsent(begun)
  if (!draft) return null
  const share = () => {
    const next = draftToContent(draft)
    setAsked(true)
    if (!next) return
    const why = reason.trim()
    live.share(view.audience, {
      kind: 'correction',
      v: 1,
      seen: audience(view.audience)?.version ?? 0,
      contribution: view.id,
      version: view.version,
      ...next,
      ...(why ? { reason: why } : {}),
    })
    onShared?.()
    onClose()
  }
  return (
    <Dialog title={compose.correct.title(view.ref)} onClose={onClose} wide>
      <p>{compose.correct.lead}</p>
      {asked ? <MissingList draft={draft} /> : null}
      <ContentForm
        draft={draft}
        asked={asked}
        correcting
        onChange={change => {
          setBegun(true)
          setDraft(now => now && changeDraft(now, change, [view.audience]))
        }}
      />
      <TextArea label={compose.correct.reason} value={reason} onChange={setReason} maxLength={1500} />
      <DialogActions>
        <Button look="primary" onClick={share}>
          {compose.correct.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
