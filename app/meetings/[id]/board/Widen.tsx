'use client'
import { uuidv4 } from 'lib0/random'
import { useState } from 'react'
import { parted } from '../../../../lib/board/beside'
import type { ContributionView } from '../../../../lib/board/draft'
import { typed } from '../../../../lib/board/wording'
import { professionalsOf } from '../../../../lib/meeting/state'
import { compose } from '../../../../lib/text/compose'
import { shell } from '../../../../lib/text/shell'
import { widen } from '../../../../lib/text/widen'
import { Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import { reaches } from './widening'

/** Puts words forward for more people to read: which people, and exactly which words. */
export function Widen({ view, onClose }: { view: ContributionView; onClose(): void }) {
  const { live, state, me, audience } = useMeetingValue()
  const choices = state.audiences
    .filter(one => reaches(one, audience(view.audience)))
    .map(one => ({ value: one.id, label: compose.audienceLabel(one, state.audiences) }))
  const [to, setTo] = useState<string | null>(choices.length === 1 ? (choices[0]?.value ?? null) : null)
  const [body, setBody] = useState(view.content?.body ?? '')
  const [exact, setExact] = useState(view.content?.childView?.exactWords ?? '')
  const put = () => {
    if (!view.content || !to || !typed(body)) return
    const { openChecks: _prompts, ...open } = parted(view.content)?.open ?? view.content
    const { exactWords: _words, ...rest } = open.childView ?? {}
    const childView = { ...rest, ...(typed(exact) ? { exactWords: typed(exact) } : {}) }
    const { childView: _before, ...words } = open
    const among = professionalsOf(audience(view.audience))
    live.share(among, {
      kind: 'widening',
      v: 1,
      seen: audience(among)?.version ?? 0,
      contribution: view.id,
      version: view.version,
      to,
      as: uuidv4(),
      ...words,
      body: typed(body),
      ...(Object.keys(childView).length > 0 ? { childView } : {}),
    })
    onClose()
  }
  const mine = view.stamp.by.person === me.person
  return (
    <Dialog title={widen.title(view.ref)} onClose={onClose}>
      <p>{mine ? widen.lead : widen.leadOther(view.stamp.by.name)}</p>
      <Choices legend={compose.audience} choices={choices} value={to} onChange={setTo} look="apart" />
      {view.content?.childView?.exactWords ? (
        <TextArea label={compose.exactWords} voice value={exact} onChange={setExact} maxLength={1500} />
      ) : null}
      <TextArea label={widen.words} hint={widen.wordsHint} value={body} onChange={setBody} maxLength={6000} rows={4} />
      <DialogActions>
        <Button look="primary" disabled={!to || !typed(body)} onClick={put}>
          {widen.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
