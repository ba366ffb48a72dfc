'use client'
import { uuidv4 } from 'lib0/random'
import { useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { compose } from '../../../../lib/text/compose'
import { pick as words } from '../../../../lib/text/pick'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Select } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

const SESSIONS = ['meeting', 'own']

/** The sessions of the family to which this item could be brought: none where it stands in none itself. */
export function useSessions(view: ContributionView) {
  const { state, audience, may } = useMeetingValue()
  if (!may('pick') || !SESSIONS.includes(audience(view.audience)?.kind ?? '')) return []
  return state.audiences.filter(one => SESSIONS.includes(one.kind) && one.id !== view.audience)
}

/** The chair lets another session read one item: these words, under the chair's name, with nothing of where they came from. */
export function Pick({ view, onClose }: { view: ContributionView; onClose(): void }) {
  const { live, state } = useMeetingValue()
  const [as] = useState(() => uuidv4())
  const [to, setTo] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const sessions = useSessions(view)
  const target = sessions.find(one => one.id === to)
  const { content } = view
  const bring = async () => {
    if (!target || !content) return setRefused(words.missing)
    const reply = await live.act('pick', { contribution: view.id, version: view.version, audience: target.id, as })
    if (!reply.ok) return setRefused(reply.reason)
    live.share(target.id, { kind: 'contribution', v: 1, seen: target.version, ...content }, as)
    onClose()
  }
  const options = sessions.map(one => [one.id, compose.audienceLabel(one, state.audiences)] as const)
  return (
    <Dialog title={words.title(view.ref)} onClose={onClose}>
      <p>{words.lead}</p>
      <Notice>
        <p>{content?.body}</p>
      </Notice>
      <Select label={words.whom} value={to} options={[['', words.choose], ...options]} onChange={setTo} />
      {refused ? (
        <Notice tone="stop" title={words.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void bring()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
