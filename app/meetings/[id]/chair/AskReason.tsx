'use client'
import { useState } from 'react'
import { typed } from '../../../../lib/board/wording'
import { chair } from '../../../../lib/text/chair'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useKeptText } from '../ui/kept'

type Words = { title: string; lead?: string; reason: string; hint?: string; missing?: string; submit: string }
type Props = {
  /** Under what the words are kept until they are sent. */
  keep: string
  words: Words
  /** Does it; what it was refused for comes back as a sentence. */
  onDone(reason: string): Promise<string | null>
  onClose(): void
  /** What is said or chosen before the reason. */
  children?: React.ReactNode
}

/** Asks for a reason before something is done; owed where `words.missing` says so. */
export function AskReason({ keep, words, onDone, onClose, children }: Props) {
  const [reason, setReason, letGo] = useKeptText(keep)
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const owed = words.missing !== undefined && !typed(reason)
  const done = async () => {
    setAsked(true)
    if (busy || owed) return
    setBusy(true)
    const why = await onDone(typed(reason))
    setBusy(false)
    if (why !== null) return setRefused(why)
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      {words.lead ? <p>{words.lead}</p> : null}
      {children}
      <TextArea
        label={words.reason}
        hint={words.hint}
        value={reason}
        onChange={setReason}
        maxLength={1500}
        problem={asked && owed ? words.missing : undefined}
      />
      {refused ? (
        <Notice tone="stop" title={chair.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void done()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
