'use client'
import { useState } from 'react'
import { withAdditions } from '../../../../lib/board/asking'
import { changeDraft, contentToDraft, draftToContent, newDraft } from '../../../../lib/board/compose'
import type { ContributionView } from '../../../../lib/board/draft'
import { typed } from '../../../../lib/board/wording'
import type { Content } from '../../../../lib/statements/contribution'
import { asking } from '../../../../lib/text/asking'
import { compose } from '../../../../lib/text/compose'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useKeptRewording } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import { Checks } from './Checks'
import { ContentForm } from './ContentForm'
import { MissingList } from './MissingList'
import { ReadBack } from './OnBehalf'
import { namesOf, useChecks } from './useChecks'

type Props = {
  view: ContributionView
  from?: { id: string; content: Content; reason?: string }
  onShared?(): void
  onClose(): void
}

/**
 * The author's new wording, whole; it stays in the audience it was shared with. `from`: words that came back. It replaces
 * the version that was on show when it was begun: what was changed meanwhile in another window is never overwritten unseen.
 */
export function Correct({ view, from, onShared, onClose }: Props) {
  const { live, audience } = useMeetingValue()
  const content = from?.content ?? (view.content && withAdditions(view.content, view.additions))
  const [known] = useState(() => new Set(view.additions.map(({ id }) => id)))
  const meanwhile = view.additions.filter(({ id }) => !known.has(id))
  const [{ draft, reason, version }, write, letGo] = useKeptRewording(`correct ${from?.id ?? view.id}`, {
    draft: content ? contentToDraft(content, view.audience) : newDraft(view.heading, [], [view.audience]),
    reason: from?.reason ?? '',
    version: view.version,
  })
  const findings = useChecks(draft, true)
  const [asked, setAsked] = useState(false)
  const put = (change: { draft?: typeof draft; reason?: string }) => write({ draft, reason, version, ...change })
  const cancel = () => {
    letGo()
    onClose()
  }
  const share = () => {
    const next = draftToContent(draft, namesOf(findings))
    setAsked(true)
    if (!next) return
    const why = typed(reason)
    live.share(view.audience, {
      kind: 'correction',
      v: 1,
      seen: audience(view.audience)?.version ?? 0,
      contribution: view.id,
      version,
      ...next,
      ...(why ? { reason: why } : {}),
    })
    onShared?.()
    cancel()
  }
  return (
    <Dialog title={compose.correct.title(view.ref)} onClose={onClose} wide>
      <p>{compose.correct.lead}</p>
      {meanwhile.length > 0 ? (
        <Notice tone="warn" role="status">
          <p>{asking.meanwhile}</p>
          {meanwhile.map(({ id, body }) => (
            <p key={id}>{body}</p>
          ))}
        </Notice>
      ) : null}
      {asked ? <MissingList draft={draft} /> : null}
      <ContentForm
        draft={draft}
        asked={asked}
        asks={namesOf(findings)}
        correcting
        onChange={change => put({ draft: changeDraft(draft, change, [view.audience]) })}
      />
      {draft.onBehalf ? (
        <ReadBack value={draft.onBehalf} onChange={onBehalf => put({ draft: { ...draft, onBehalf } })} />
      ) : null}
      <Checks draft={draft} findings={findings} />
      <TextArea
        label={compose.correct.reason}
        value={reason}
        onChange={text => put({ reason: text })}
        maxLength={1500}
      />
      <DialogActions>
        <Button look="primary" onClick={share}>
          {compose.correct.submit}
        </Button>
        <Button onClick={cancel}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
